"""Navigation: the main menu, the personal menu, the footer, and the languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.roles import Permission

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()


@dataclass(frozen=True)
class MenuItem:
    """A page that the header or the footer leads to; it is shown from the day on which its address exists.

    Every page below its address belongs to it, and so do those under `also`.
    """

    name: str  # of the URL
    label: str
    permission: Permission | None = None
    also: tuple[str, ...] = ()

    def address(self) -> str:
        """Where it stands in the reader's language, or nothing while there is no such page."""
        try:
            return reverse(self.name)
        except NoReverseMatch:
            return ""


MAIN_MENU = (
    MenuItem("home", _("The year"), also=("years/",)),
    MenuItem("consultations", _("Consultations")),
    MenuItem("workshops", _("Workshops")),
    MenuItem("training", _("Training")),
    MenuItem("council", _("Council")),
    MenuItem("funding", _("Funding")),
    MenuItem("documents", _("Documents")),
    MenuItem("speakers", _("Speakers")),
)
PERSONAL_MENU = (
    MenuItem("desk", _("My desk"), Permission.SEE_SECRETARIAT),
    MenuItem("secretariat", _("Secretariat"), Permission.SEE_SECRETARIAT),
)
FOOTER_MENU = (
    MenuItem("accessibility", _("Accessibility")),
    MenuItem("personal_data", _("Personal data")),
    MenuItem("check_document", _("Check a document")),
    MenuItem("calendar", _("Calendar feed")),
)


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[dict]:
    """The main menu, the same for everybody."""
    return _shown(MAIN_MENU, context["request"])


@register.simple_tag(takes_context=True)
def personal_menu(context) -> list[dict]:
    """The right end of the main menu, by what the person may do."""
    return _shown(PERSONAL_MENU, context["request"])


@register.simple_tag(takes_context=True)
def footer_menu(context) -> list[dict]:
    """The links of the footer."""
    return _shown(FOOTER_MENU, context["request"])


@register.simple_tag
def address_of(name: str) -> str:
    """Where the page of this name stands, or nothing while there is no such page."""
    return MenuItem(name, "").address()


@register.simple_tag
def mail_of_the_secretariat() -> str:
    """Where one can write to the secretariat."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict]:
    """This very page in each language of the portal, its query included."""
    path = context.get("language_path") or context["request"].get_full_path()
    return [
        {
            "code": code,
            "name": _OWN_NAMES[code],
            "address": in_language(path, code),
            "is_current": code == get_language(),
        }
        for code, _name in settings.LANGUAGES
    ]


def in_language(path: str, code: str) -> str:
    """The same address in another language: English has no prefix."""
    root = get_script_prefix()
    rest = re.sub(_PREFIX, "", path.removeprefix(root), count=1)
    return root + rest if code == settings.LANGUAGE_CODE else f"{root}{code}/{rest}"


def _shown(places: tuple[MenuItem, ...], request: HttpRequest) -> list[dict]:
    """Those of the places that exist and are open to this person, each knowing whether it is where they are."""
    shown = []
    for place in places:
        address = place.address()
        if address and (place.permission is None or request.user.may(place.permission)):
            shown.append({"label": place.label, "address": address, "is_here": _is_here(place, address, request.path)})
    return shown


def _is_here(place: MenuItem, address: str, path: str) -> bool:
    root = in_language(get_script_prefix(), get_language())
    if address == root:
        return path == root or path.startswith(tuple(root + below for below in place.also))
    return path.startswith(address)


_OWN_NAMES = {"en": "English", "fr": "Français", "es": "Español"}
_PREFIX = re.compile(
    rf"^(?:{'|'.join(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)})(?:/|$)"
)
