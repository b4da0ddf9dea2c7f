"""What this floor sends: each message in the recipient's language, with links in it."""

from textwrap import shorten

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jobs import actions as jobs
from membership.models import User

from .choices import MaterialState
from .models import Material, Preference, Sounding


def send_announcement(sounding: Sounding, user: User, *, by) -> None:
    """Tell somebody that the Membership is asked, and until when."""
    _tell_of_sounding(sounding, user, gettext_noop("The Membership is asked: %(sounding)s"), "announced", by=by)


def send_new_closing(sounding: Sounding, user: User, *, by) -> None:
    """Tell somebody that more time is given to answer."""
    _tell_of_sounding(
        sounding, user, gettext_noop("More time to answer: %(sounding)s"), f"until/{sounding.closes_at}", by=by
    )


def send_closing(sounding: Sounding, user: User, *, by) -> None:
    """Tell somebody that a sounding was closed before its time."""
    _tell_of_sounding(sounding, user, gettext_noop("Closed: %(sounding)s"), "closed", by=by)


def send_entry(preference: Preference, user: User, *, by) -> None:
    """Tell somebody that the secretariat has entered an answer for the Member for which they speak."""
    with translation.override(user.language):
        sounding, member = preference.sounding, preference.member
        address = f"{settings.BASE_URL}{sounding.get_absolute_url()}?member={member.slug}"
        of_member = member.of_in_text_on(sounding.day)
        context = {
            "preference": preference,
            "sounding": sounding,
            "user": user,
            "address": address,
            "of_member": of_member,
        }
        jobs.post_message(
            key=f"workshops.preference/{preference.pk}/{user.pk}",
            to=user.email,
            subject=_("An answer %(of_member)s was entered") % {"of_member": of_member},
            body=render_to_string("workshops/email/entry.txt", context),
            language=user.language,
            by=by,
        )


def _tell_of_sounding(sounding: Sounding, user: User, subject: str, news: str, *, by) -> None:
    with translation.override(user.language):
        context = {"sounding": sounding, "user": user, "address": settings.BASE_URL + sounding.get_absolute_url()}
        context["news"] = news.partition("/")[0]
        jobs.post_message(
            key=f"workshops.sounding/{sounding.pk}/{news}/{user.pk}",
            to=user.email,
            subject=_(subject) % {"sounding": shorten(sounding.question, 180, placeholder="…")},
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
