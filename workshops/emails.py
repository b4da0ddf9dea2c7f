"""What this floor sends: each message in the recipient's language, with links in it."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from jobs import actions as jobs
from membership.models import User

from .choices import MaterialState
from .models import Material, Sounding


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


def tell_of_offer(material: Material, user: User, *, by) -> None:
    """Tell somebody who keeps the programme that a document waits."""
    with translation.override(user.language):
        context = {"material": material, "user": user, "address": settings.BASE_URL + material.get_absolute_url()}
        jobs.post_message(
            key=f"workshops.offer/{material.pk}/{user.pk}",
            to=user.email,
            subject=_("“%(title)s” waits for the secretariat") % {"title": _short(material)},
            body=render_to_string("workshops/email/offer.txt", context),
            language=user.language,
            by=by,
        )


def tell_of_material(material: Material, *, by) -> None:
    """Tell whoever offered a document that it was accepted, or why it was declined or withdrawn."""
    recipient = material.offered_by
    with translation.override(recipient.language):
        context = {"material": material, "address": settings.BASE_URL + material.get_absolute_url()}
        subject = {
            MaterialState.ACCEPTED: _("“%(title)s” is accepted"),
            MaterialState.DECLINED: _("“%(title)s” is declined"),
            MaterialState.WITHDRAWN: _("“%(title)s” is withdrawn"),
        }[MaterialState(material.state)] % {"title": _short(material)}
        jobs.post_message(
            key=f"workshops.material/{material.pk}/{material.state}",
            to=recipient.email,
            subject=subject,
            body=render_to_string("workshops/email/material.txt", context),
            language=recipient.language,
            by=by,
        )


def _short(material: Material) -> str:
    """Its title in one line, of a length that a subject holds."""
    return " ".join(material.title.split())[:150]
