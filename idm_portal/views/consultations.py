"""The informal consultations; these pages read and never change."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from membership.roles import Permission
from records.guards import public
from sessions_app.models import Consultation, Year


@require_safe
@public("the consultations of published years are for everybody")
def consultation(request, date):
    """One consultation: its note, the themes it endorsed, the topics offered, and what was put to it."""
    consultations = Consultation.objects.visible_to(request.user).with_proposals()
    consultation = get_object_or_404(consultations, date=date)
    years = Year.objects.visible_to(request.user).at_consultation(consultation)
    soundings = list(consultation.soundings.visible_to(request.user).with_consultation())
    may_keep = request.user.may(Permission.KEEP_PROGRAMME)
    context = {
        "consultation": consultation,
        "notes": consultation.notes.visible_to(request.user).with_facts().with_files(),
        "prepared": [year for year in years if year.is_prepared],
        "endorsed": [year for year in years if year.is_endorsed_there],
        "topics": consultation.topics.visible_to(request.user).with_outcome(),
        "soundings": soundings,
        "may_run": request.user.may(Permission.RUN_SOUNDINGS),
        "may_draft": request.user.may(Permission.DRAFT_NOTES),
        "may_keep": may_keep,
        "may_decide": may_keep and all(sounding.is_closed or not sounding.is_announced for sounding in soundings),
    }
    return render(request, "idm_portal/consultation.html", context)
