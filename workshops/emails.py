"""What this floor sends: each message in the recipient's language, with links in it."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from jobs import actions as jobs
from membership.models import User

from .models import Sounding


def send_announcement(sounding: Sounding, user: User, *, by) -> None:
    """Tell somebody that the Membership is asked, and until when; anew where the closing time has moved."""
    with translation.override(user.language):
        context = {"sounding": sounding, "user": user, "address": settings.BASE_URL + sounding.get_absolute_url()}
        jobs.post_message(
            key=f"workshops.sounding/{sounding.pk}/{sounding.closes_at.isoformat()}/{user.pk}",
            to=user.email,
            subject=_("The Membership is asked: %(sounding)s") % {"sounding": sounding},
            body=render_to_string("workshops/email/sounding.txt", context),
            language=user.language,
            by=by,
        )
