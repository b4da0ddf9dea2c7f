"""The words of topics and workshops."""

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.db.models import TextChoices
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class WorkshopKind(TextChoices):
    """What kind of meeting it is."""

    WORKSHOP = "workshop", _("workshop")
    SEMINAR = "seminar", _("seminar")
    CONFERENCE = "conference", _("conference")


class Attendance(TextChoices):
    """Whether one comes to a room, or meets online."""

    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    BOTH = "both", _("in person and online")


class WorkshopPassageKind(TextChoices):
    """Which part of a workshop's description a passage belongs to."""

    AIMS = "aims", _("aims")
    BACKGROUND = "background", _("background")
    CONTENT = "content", _("content")
    PRACTICAL = "practical", _("practical information")


def language_in_words(code: str) -> str:
    """What the reader's language calls a language."""
    return Locale(get_language() or settings.LANGUAGE_CODE).languages[code]


_in_words = lazy(language_in_words, str)

# Those of the Organization first, then those of the United Nations, then whatever hosts have asked for.
LANGUAGES_OF_INTERPRETATION = [(code, _in_words(code)) for code in ("en", "fr", "es", "ar", "zh", "ru", "pt")]


class Outcome(TextChoices):
    """What becomes of a topic that was offered."""

    SELECTED = "selected", pgettext_lazy("topic", "Selected")
    FOLDED = "folded", pgettext_lazy("topic", "Folded in")
    CARRIED_OVER = "carried_over", pgettext_lazy("topic", "Carried over")
    DROPPED = "dropped", pgettext_lazy("topic", "Dropped")


class Basis(TextChoices):
    """On what a selection rests."""

    FIRST_CHOICE = "first_choice", _("first choice of the Membership")
    CHOICE = "choice", _("a choice of the Membership")
    AFTER_EVEN_SPLIT = "after_even_split", _("the Administration’s choice after an even split of preferences")
    ADMINISTRATION = "administration", _("the Administration’s choice")


# Soundings ------------------------------------------------------------------------------------------------------------


class SoundingKind(TextChoices):
    """What the Membership is asked for."""

    RANKED = "ranked", _("an order of topics")
    SINGLE = "single", _("one topic")
    QUESTION = "question", _("yes or no")


class NeutralOrder(TextChoices):
    """How the order came about in which the topics are shown, the same for every Member; it ranks nothing."""

    AS_OFFERED = "as_offered", _("the order of the discussion note")
    BY_LOT = "by_lot", _("drawn by lot")
    ALPHABETICAL = "alphabetical", _("alphabetical in English")


class Visibility(TextChoices):
    """Who sees the result of a sounding, once it is closed. Who preferred what is for the secretariat alone."""

    SECRETARIAT = "secretariat", _("the secretariat alone")
    MEMBERS = "members", _("totals for Members")
    PUBLIC = "public", _("totals for everybody")


class Stage(TextChoices):
    """How far a sounding is, by the clock."""

    DRAFT = "draft", pgettext_lazy("sounding", "Draft")
    NOT_YET_OPEN = "not_yet_open", pgettext_lazy("sounding", "Not yet open")
    OPEN = "open", pgettext_lazy("sounding", "Open")
    CLOSED = "closed", pgettext_lazy("sounding", "Closed")


class Manner(TextChoices):
    """What an expression says."""

    ORDER = "order", _("an order of topics")
    NO_OBJECTION = "no_objection", _("no objection to any of them")
    YES = "yes", pgettext_lazy("answer", "yes")
    NO = "no", pgettext_lazy("answer", "no")
    ABSTENTION = "abstention", _("abstention")


MANNERS = {
    SoundingKind.RANKED: (Manner.ORDER, Manner.NO_OBJECTION, Manner.ABSTENTION),
    SoundingKind.SINGLE: (Manner.ORDER, Manner.NO_OBJECTION, Manner.ABSTENTION),
    SoundingKind.QUESTION: (Manner.YES, Manner.NO, Manner.ABSTENTION),
}


class Channel(TextChoices):
    """By which way an expression came in."""

    PORTAL = "portal", _("stated in the portal")
    ORALLY = "orally", _("received orally")
    MAIL = "mail", _("received by e-mail")
    PAPER = "paper", _("received on paper")


# Documents ------------------------------------------------------------------------------------------------------------


class MaterialKind(TextChoices):
    """What a document of a workshop is."""

    PRESENTATION = "presentation", pgettext_lazy("kind of document", "presentation")
    STATEMENT = "statement", pgettext_lazy("kind of document", "statement")
    BACKGROUND = "background", pgettext_lazy("kind of document", "background paper")
    PROGRAMME = "programme", pgettext_lazy("kind of document", "programme")
    REPORT = "report", pgettext_lazy("kind of document", "report")


class MaterialState(TextChoices):
    """How far a document is that was offered to a workshop."""

    OFFERED = "waits", _("Waits for the secretariat")
    ACCEPTED = "accepted", pgettext_lazy("document", "Accepted")
    DECLINED = "declined", pgettext_lazy("document", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("document", "Withdrawn")


NEXT: dict[MaterialState, frozenset[MaterialState]] = {
    MaterialState.OFFERED: frozenset({MaterialState.ACCEPTED, MaterialState.DECLINED, MaterialState.WITHDRAWN}),
    MaterialState.ACCEPTED: frozenset({MaterialState.WITHDRAWN}),
    MaterialState.DECLINED: frozenset(),
    MaterialState.WITHDRAWN: frozenset(),
}


def language_names() -> list[tuple[str, str]]:
    """Every language in which a document may be written, named in the reader's; those of the portal first."""
    ours = [code for code, _name in settings.LANGUAGES]
    named = {code: capfirst(name) for code, name in Locale.parse(get_language()).languages.items() if len(code) == 2}
    others = sorted((code for code in named if code not in ours), key=lambda code: named[code])
    return [(code, named[code]) for code in (*ours, *others)]


def own_name(code: str) -> str:
    """The name of a language in that language; its code, where nobody has told us more."""
    try:
        return capfirst(Locale.parse(code).get_language_name() or code)
    except (UnknownLocaleError, ValueError):
        return code
