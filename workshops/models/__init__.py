"""Topics and workshops."""

from .co_organizers import CoOrganizer
from .topics import Folding, Topic
from .workshops import AgendaItem, InterpretationLanguage, Workshop, WorkshopAppearance, WorkshopPassage

__all__ = [
    "AgendaItem",
    "CoOrganizer",
    "Folding",
    "InterpretationLanguage",
    "Topic",
    "Workshop",
    "WorkshopAppearance",
    "WorkshopPassage",
]
