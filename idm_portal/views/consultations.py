"""The informal consultations; these pages read and never change."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from membership.roles import Permission
from records.guards import public
from sessions_app.models import Consultation


@require_safe
@public("the consultations of published years are for everybody")
def consultation(request, date):
    """One consultation: its note, the themes it endorsed, and what was put to it."""
    consultations = Consultation.objects.visible_to(request.user).with_years(request.user).with_proposals()
    consultation = get_object_or_404(consultations, date=date)
    context = {
        "consultation": consultation,
        "notes": consultation.notes.visible_to(request.user).with_facts().with_files(),
        "endorsements": consultation.endorsements.visible_to(request.user).with_year(),
        "may_keep": request.user.may(Permission.KEEP_PROGRAMME),
    }
    return render(request, "idm_portal/consultation.html", context)
