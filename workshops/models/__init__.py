"""Topics, soundings and workshops."""

from .soundings import OfferedTopic, Preference, RankedTopic, Sounding
from .topics import Folding, Topic
from .workshops import AgendaItem, Workshop, WorkshopAppearance, WorkshopPassage

__all__ = [
    "AgendaItem",
    "Folding",
    "OfferedTopic",
    "Preference",
    "RankedTopic",
    "Sounding",
    "Topic",
    "Workshop",
    "WorkshopAppearance",
    "WorkshopPassage",
]
