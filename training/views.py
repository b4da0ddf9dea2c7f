"""The list of training sessions."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from membership.roles import Permission
from records.guards import public
from sessions_app.models import Year

from .models import TrainingSession


@require_safe
@public("the training sessions of published years are known to everybody")
def training(request):
    """Every training session: first those to come, then the others by year."""
    today = timezone.localdate()
    sessions = TrainingSession.objects.visible_to(request.user).with_partner().with_languages()
    may_keep = request.user.may(Permission.KEEP_TRAINING)
    context = {
        "coming": sessions.to_come(today),
        "page": Paginator(sessions.over(today), 25).get_page(request.GET.get("page")),
        "this_year": today.year,
        "years": Year.objects.visible_to(request.user) if may_keep else (),
    }
    return render(request, "training/training.html", context)
