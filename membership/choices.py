"""The words of this floor."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MemberStanding(TextChoices):
    """How a Member takes part: with one expression of preference, or as an observer with none."""

    STATE = "state", _("Member State")
    OBSERVER = "observer", _("observer")


class Outcome(TextChoices):
    """What a row of a spreadsheet does when it is brought in."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    SAME = "same", _("nothing new")
    REFUSED = "refused", _("refused")


# "of" before a name that has this article; other articles follow the preposition unchanged
CONTRACTED = {("fr", "le"): "du", ("fr", "les"): "des", ("es", "el"): "del"}
OF = {"en": "of", "fr": "de", "es": "de"}


def in_running_text(name: str, article: str | None) -> str:
    """The name as a sentence uses it: the Sudan, l'Équateur, los Emiratos Árabes Unidos."""
    if not article:
        return name
    return f"{article}{name}" if article.endswith(("'", "’")) else f"{article} {name}"


def of_in_running_text(name: str, article: str | None, language: str) -> str:
    """What belongs to the name, as a sentence says it: of the Sudan, du Maroc, d'Haïti, del Ecuador."""
    if (language, article) in CONTRACTED:
        return f"{CONTRACTED[language, article]} {name}"
    if language == "fr" and not article and name[:1].upper() in "AÂÀEÉÈÊIÎOÔUHY":
        return f"d’{name}"
    return f"{OF[language]} {in_running_text(name, article)}"
