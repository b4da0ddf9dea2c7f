"""The pages of workshops, and the views that call their verbs."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from membership.roles import Permission
from records.guards import public, require_permission, status_of
from records.refusals import Refused
from sessions_app.models import Year
from workshops.actions import workshops as actions
from workshops.exports import calendars
from workshops.forms.cancelling import CancellationForm
from workshops.models import Workshop
from workshops.rules import workshops as rules

# Pages ----------------------------------------------------------------------------------------------------------------


@require_safe
@public("the workshops of published years are for everybody")
def workshops(request):
    """Every workshop: those that are coming, then the past ones by year."""
    words, today = request.GET.get("q", "").strip(), timezone.localdate()
    found = Workshop.objects.visible_to(request.user).found_by(words).with_year()
    may_keep = request.user.may(Permission.KEEP_PROGRAMME)
    coming, page = list(found.coming_on(today)), Paginator(found.past_on(today), 25).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    _tell_moves([*coming, *page])
    context = {
        "coming": coming,
        "page": page,
        "words": words,
        "may_add_to": Year.objects.visible_to(request.user).from_today(today).first() if may_keep else None,
    }
    return render(request, "workshops/workshops.html", context)


@require_safe
@public("the workshops of published years are for everybody")
def workshop_calendar(request, number, slug):
    """One workshop for the reader's calendar, which follows it when it moves."""
    workshops = Workshop.objects.visible_to(request.user).with_agenda().with_moment()
    workshop = get_object_or_404(workshops, year__number=number, slug=slug)
    return calendars.calendar_answer(request, calendars.workshop_calendar(workshop), slug)


# Verbs ----------------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_PROGRAMME)
def cancel_workshop(request, number, slug):
    """Cancel a workshop, after saying what follows."""
    workshops = Workshop.objects.visible_to(request.user).with_year()
    workshop = get_object_or_404(workshops, year__number=number, slug=slug)
    form = CancellationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.cancel_workshop(workshop=workshop, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _("“%(workshop)s” is cancelled.") % {"workshop": workshop})
            return redirect(workshop)
    obstacles = [] if form.is_bound else rules.obstacles_to_cancelling(workshop, timezone.localdate())
    context = {"workshop": workshop, "form": form, "obstacles": obstacles}
    return render(request, "workshops/cancel_workshop.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_PROGRAMME)
def reinstate_workshop(request, number, slug):
    """Call a cancelled workshop again, after saying what follows."""
    workshops = Workshop.objects.visible_to(request.user).with_year()
    workshop = get_object_or_404(workshops, year__number=number, slug=slug)
    if request.method == "POST":
        actions.reinstate_workshop(workshop=workshop, by=request.user)
        messages.success(request, _("“%(workshop)s” is called again.") % {"workshop": workshop})
        return redirect(workshop)
    obstacles = rules.obstacles_to_reinstating(workshop, timezone.localdate())
    return render(request, "workshops/reinstate_workshop.html", {"workshop": workshop, "obstacles": obstacles})


def _tell_moves(workshops: Iterable[Workshop]) -> None:
    """Let each of the workshops know its latest move, if it was moved."""
    moves = Workshop.objects.moves_of(workshops)
    for workshop in workshops:
        workshop.move = moves.get(workshop.pk)
