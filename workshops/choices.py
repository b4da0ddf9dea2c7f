"""The words of topics and workshops."""

from babel import Locale
from django.conf import settings
from django.db.models import TextChoices
from django.utils.functional import lazy
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
    AFTER_EVEN_SPLIT = "after_even_split", _("the Administration’s choice after an even split of preferences")
    ADMINISTRATION = "administration", _("the Administration’s choice")
