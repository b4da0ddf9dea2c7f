"""The views that call the verbs about those who appear in a workshop."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from membership.roles import Permission
from records.guards import require_permission, status_of
from records.refusals import Refused
from workshops.actions import appearances as actions
from workshops.forms.appearances import WorkshopReplacementForm
from workshops.models import WorkshopAppearance
from workshops.rules import appearances as rules


@require_POST
@require_permission(Permission.KEEP_PROGRAMME)
def confirm_workshop_speaker(request, number, slug, pk):
    """Record that somebody who was announced has said that they come."""
    appearance = _appearance(request, number, slug, pk)
    actions.confirm_workshop_speaker(appearance=appearance, by=request.user)
    messages.success(request, _("The appearance of %(person)s is confirmed.") % {"person": appearance.person})
    return redirect(appearance.workshop)


@require_POST
@require_permission(Permission.KEEP_PROGRAMME)
def mark_workshop_speaker_spoken(request, number, slug, pk):
    """Record that somebody who was announced did speak."""
    appearance = _appearance(request, number, slug, pk)
    actions.mark_workshop_speaker_spoken(appearance=appearance, by=request.user)
    messages.success(request, _("It is recorded that %(person)s spoke.") % {"person": appearance.person})
    return redirect(appearance.workshop)


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(Permission.KEEP_PROGRAMME)
def replace_workshop_speaker(request, number, slug, pk):
    """Record who appears instead of somebody."""
    appearance = _appearance(request, number, slug, pk)
    form = WorkshopReplacementForm(request.POST or None, use_required_attribute=False)
    if form.is_valid():
        names = {"person": appearance.person, "other": form.cleaned_data["person"]}
        try:
            actions.replace_workshop_speaker(appearance=appearance, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, _("%(other)s appears instead of %(person)s.") % names)
            return redirect(appearance.workshop)
    obstacles = [] if form.is_bound else rules.obstacles_to_replacing_speaker(appearance)
    context = {"appearance": appearance, "form": form, "obstacles": obstacles}
    return render(request, "sessions_app/replace_speaker.html", context, status=status_of(form))


def _appearance(request, number: int, slug: str, pk: int) -> WorkshopAppearance:
    appearances = WorkshopAppearance.objects.visible_to(request.user).with_workshop()
    return get_object_or_404(appearances, workshop__year__number=number, workshop__slug=slug, pk=pk)
