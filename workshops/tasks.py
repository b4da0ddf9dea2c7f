"""What the worker wakes up for on this floor."""

from django.utils.translation import gettext_lazy as _

from jobs import tasks as jobs
from membership.models import User

from . import emails
from .models import Sounding


@jobs.task(words=_("Telling the delegations of %(record)s"), records=Sounding.objects.select_related("consultation"))
def announce_sounding(key: int) -> None:
    """Tell every focal point and delegate of a Member that has an answer: all of them, or none."""
    sounding = Sounding.objects.with_topics().get(pk=key)
    told = User.objects.speaking_for_eligible_on(sounding.consultation.date)
    with jobs.still_mine():
        for user in told:
            emails.send_announcement(sounding, user, by=None)
