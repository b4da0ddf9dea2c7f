"""The pages that show the programme alone, and the views that call its verbs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.roles import Permission
from records.guards import public, require_permission, status_of
from records.refusals import Refused
from records.spreadsheets import CONTENT_TYPE

from . import actions, exports, rules
from .forms.programme import MoveForm, ReplacementForm
from .models import Announcement, Consultation, CouncilSession, Proposal, Publication, Sitting, SittingAppearance, Year

# Pages ----------------------------------------------------------------------------------------------------------------


@require_safe
@public("what was announced at published years is for everybody")
def announcement(request, slug):
    """One announcement: what, when, where, and who announced it."""
    announcements = Announcement.objects.visible_to(request.user).with_speakers()
    context = {"announcement": get_object_or_404(announcements, slug=slug), "may_keep": _may_keep(request)}
    return render(request, "sessions_app/announcement.html", context)


@require_safe
@public("publications are for everybody")
def publication(request, slug):
    """One publication: its editors, its launches, and what was handed out of it."""
    publications = Publication.objects.visible_to(request.user).with_editors().with_launches(request.user)
    publication = get_object_or_404(publications, slug=slug)
    context = {
        "publication": publication,
        "announcements": publication.announcements.visible_to(request.user).with_speakers(),
        "editions": publication.editions.visible_to(request.user),
        "may_keep": _may_keep(request),
    }
    return render(request, "sessions_app/publication.html", context)


@require_safe
@public("the proposals of published years are for everybody")
def proposal(request, date, number):
    """One proposal, and what the Administration answers."""
    proposals = Proposal.objects.visible_to(request.user).with_answers()
    context = {
        "proposal": get_object_or_404(proposals, consultation__date=date, number=number),
        "may_keep": _may_keep(request),
    }
    return render(request, "sessions_app/proposal.html", context)


@require_safe
@require_permission(Permission.EXPORT_RECORDS)
def export_programme(request, number):
    """The programme of a year as a spreadsheet."""
    year = get_object_or_404(Year.objects.visible_to(request.user), number=number)
    programme = exports.programme_of(
        year,
        Consultation.objects.visible_to(request.user).on_the_way_to(year),
        CouncilSession.objects.visible_to(request.user).of_year(year).with_programme(),
    )
    disposition = {"Content-Disposition": f'attachment; filename="idm-{year.number}.xlsx"'}
    return HttpResponse(programme, content_type=CONTENT_TYPE, headers=disposition)


# Verbs ----------------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_PROGRAMME)
def publish_year(request, number):
    """Open a year to everybody, after saying what that means."""
    year = get_object_or_404(Year.objects.visible_to(request.user), number=number)
    if request.method == "POST":
        actions.publish_year(year=year, by=request.user)
        messages.success(request, _("%(year)s is open to everybody.") % {"year": year})
        return redirect(year)
    context = {"year": year, "obstacles": rules.obstacles_to_publishing(year)}
    return render(request, "sessions_app/publish_year.html", context)


@require_POST
@require_permission(Permission.KEEP_PROGRAMME)
def move_sitting(request, number, position):
    """Move a sitting one place up or down in its session."""
    sittings = Sitting.objects.visible_to(request.user)
    sitting = get_object_or_404(sittings, council_session__number=number, position=position)
    form = MoveForm(request.POST)
    if form.is_valid():
        order = form.order(sitting.council_session.sittings.all(), sitting)
        actions.reorder_sittings(council_session=sitting.council_session, order=order, by=request.user)
        said = _("“%(sitting)s” now stands at place %(place)d of %(count)d.")
        said %= {"sitting": sitting, "place": order.index(sitting) + 1, "count": len(order)}
    if not request.htmx:
        return redirect(sitting.council_session)
    session = CouncilSession.objects.with_programme().get(number=number)
    return render(request, "sessions_app/_sittings.html", {"session": session, "may_keep": True, "said": said})


@require_POST
@require_permission(Permission.KEEP_PROGRAMME)
def mark_spoken(request, pk):
    """Record that somebody who was announced did speak."""
    appearance = get_object_or_404(SittingAppearance.objects.visible_to(request.user), pk=pk)
    actions.mark_spoken(appearance=appearance, by=request.user)
    messages.success(request, _("It is recorded that %(person)s spoke.") % {"person": appearance.person})
    return redirect(appearance.sitting)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_PROGRAMME)
def replace_speaker(request, pk):
    """Record who appears instead of somebody."""
    appearance = get_object_or_404(SittingAppearance.objects.visible_to(request.user), pk=pk)
    form = ReplacementForm(request.POST or None, use_required_attribute=False)
    if form.is_valid():
        names = {"person": appearance.person, "other": form.cleaned_data["person"]}
        try:
            actions.replace_speaker(appearance=appearance, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _("%(other)s appears instead of %(person)s.") % names)
            return redirect(appearance.sitting)
    obstacles = [] if form.is_bound else rules.obstacles_to_replacing(appearance)
    context = {"appearance": appearance, "form": form, "obstacles": obstacles}
    return render(request, "sessions_app/replace_speaker.html", context, status=status_of(form))


def _may_keep(request) -> bool:
    return request.user.may(Permission.KEEP_PROGRAMME)
