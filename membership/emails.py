"""What this floor sends: each message in the recipient's language, with links in it."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jobs import actions as jobs

from .models import Invitation


def send_invitation(invitation: Invitation, token: str, *, by) -> None:
    """Send the link by which somebody comes to the portal."""
    with translation.override(invitation.language):
        context = {"invitation": invitation, "address": settings.BASE_URL + reverse("accept_invitation", args=[token])}
        jobs.post_message(
            key=f"membership.invitation/{invitation.pk}/{invitation.version}",
            to=invitation.email,
            subject=_("Invitation to the portal of the International Dialogue on Migration"),
            body=render_to_string("membership/email/invitation.txt", context),
            language=invitation.language,
            by=by,
        )
