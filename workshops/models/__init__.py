"""Topics, soundings, workshops, and the documents of workshops."""

from .co_organizers import CoOrganizer
from .materials import Material, MaterialArchive, MaterialFile
from .soundings import OfferedTopic, Preference, RankedTopic, Sounding
from .topics import Folding, Topic
from .workshops import AgendaItem, InterpretationLanguage, Workshop, WorkshopAppearance, WorkshopPassage

__all__ = [
    "AgendaItem",
    "CoOrganizer",
    "Folding",
    "InterpretationLanguage",
    "Material",
    "MaterialArchive",
    "MaterialFile",
    "OfferedTopic",
    "Preference",
    "RankedTopic",
    "Sounding",
    "Topic",
    "Workshop",
    "WorkshopAppearance",
    "WorkshopPassage",
]
