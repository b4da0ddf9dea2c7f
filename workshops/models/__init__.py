"""Topics, soundings and workshops."""

from .co_organizers import CoOrganizer
from .soundings import OfferedTopic, Preference, RankedTopic, Sounding
from .topics import Folding, Topic
from .workshops import AgendaItem, InterpretationLanguage, Workshop, WorkshopAppearance, WorkshopPassage

__all__ = [
    "AgendaItem",
    "CoOrganizer",
    "Folding",
    "InterpretationLanguage",
    "OfferedTopic",
    "Preference",
    "RankedTopic",
    "Sounding",
    "Topic",
    "Workshop",
    "WorkshopAppearance",
    "WorkshopPassage",
]
