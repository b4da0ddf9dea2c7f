"""The words of the programme, and the steps between its states."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CouncilSessionKind(TextChoices):
    """Whether the Council met in its yearly turn, or was called for a purpose."""

    REGULAR = "regular", _("regular session")
    SPECIAL = "special", _("special session")


class SittingKind(TextChoices):
    """What a sub-session is for."""

    LAUNCH = "launch", _("launch")
    PANEL = "panel", _("panel")
    HIGHLIGHTS = "highlights", _("highlights")


class YearPassageKind(TextChoices):
    """Which part of a year's plan a passage belongs to."""

    RATIONALE = "rationale", _("rationale")
    AIM = "aim", _("aim")


class SittingPassageKind(TextChoices):
    """Whether a passage tells what a sitting was for, or what came of it."""

    PURPOSE = "purpose", _("purpose")
    EMERGED = "emerged", _("what emerged")


class Mode(TextChoices):
    """In what way somebody took part."""

    OPENING = "opening", _("opening")
    PANEL = "panel", _("panel")
    MODERATION = "moderation", _("moderation")
    FLOOR = "floor", _("from the floor")
    LAUNCH = "launch", _("launch")


class Capacity(TextChoices):
    """As what somebody took part, whatever the mode."""

    PANELLIST = "panellist", _("panellist")
    MODERATOR = "moderator", _("moderator")
    CO_EDITOR = "co_editor", _("co-editor")
    OPENER = "opener", _("opener")
    SPECIAL_GUEST = "special_guest", _("Special Guest of the Director General")
    KEYNOTE_SPEAKER = "keynote_speaker", _("keynote speaker")
    REPRESENTATIVE = "representative", _("representative of a delegation")


SAID_IN_ONE_WORD = {  # the capacity tells the mode
    (Mode.OPENING, Capacity.OPENER),
    (Mode.PANEL, Capacity.PANELLIST),
    (Mode.MODERATION, Capacity.MODERATOR),
}


class AppearanceStatus(TextChoices):
    """How sure it is that somebody speaks: to be announced is not to have spoken."""

    ANNOUNCED = "announced", _("Announced")
    CONFIRMED = "confirmed", _("Confirmed")
    SPOKE = "spoke", _("Spoke")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


NEXT: dict[AppearanceStatus, set[AppearanceStatus]] = {
    AppearanceStatus.ANNOUNCED: {
        AppearanceStatus.CONFIRMED,
        AppearanceStatus.SPOKE,
        AppearanceStatus.REPLACED,
        AppearanceStatus.WITHDRAWN,
    },
    AppearanceStatus.CONFIRMED: {AppearanceStatus.SPOKE, AppearanceStatus.REPLACED, AppearanceStatus.WITHDRAWN},
    AppearanceStatus.SPOKE: {AppearanceStatus.CONFIRMED},  # marked by mistake
    AppearanceStatus.REPLACED: {AppearanceStatus.CONFIRMED},
    AppearanceStatus.WITHDRAWN: {AppearanceStatus.ANNOUNCED},
}


class AllotmentSubject(TextChoices):
    """What the Council's time goes to."""

    IDM = "idm", _("International Dialogue on Migration")
    GOVERNANCE = "governance", _("governance")


class AnnouncementKind(TextChoices):
    """What was announced."""

    EVENT = "event", _("event")
    PUBLICATION = "publication", _("publication")
    FACILITY = "facility", _("facility")
    POLICY = "policy", _("policy")
    PRESIDENCY = "presidency", _("presidency")


class Precision(TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    NONE = "none", _("no date")


class ProposalSource(TextChoices):
    """Who put something to the consultations."""

    MEMBERS = "members", _("Members")
    MEMBERSHIP = "membership", _("the Membership")
    ADMINISTRATION = "administration", _("the Administration")
