"""One training session, with those who support it; this page reads and never changes."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from funding.models import Contribution
from membership.roles import Permission
from records.guards import public
from training import rules
from training.models import TrainingSession


@require_safe
@public("the training sessions of published years are known to everybody")
def training_session(request, number, slug):
    """One training session: when, with whom, in which languages, what it mirrors, and who is thanked for it."""
    sessions = TrainingSession.objects.visible_to(request.user).with_programme()
    session = get_object_or_404(sessions, year__number=number, slug=slug)
    may_keep = request.user.may(Permission.KEEP_TRAINING)
    supported = Contribution.objects.thanked_to(request.user).for_training(session).with_names()
    context = {
        "session": session,
        "supported": sorted(supported, key=lambda contribution: contribution.key),
        "is_over": number < timezone.localdate().year,
        "warnings": rules.warnings_about(session) if may_keep else [],
        "may_keep": may_keep,
        "may_see_funding": request.user.may(Permission.SEE_FUNDING),
    }
    return render(request, "idm_portal/training_session.html", context)
