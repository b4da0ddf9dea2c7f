"""Topics, soundings, workshops, and the documents of workshops."""

from .appearances import WorkshopAppearance
from .co_organizers import CoOrganizer
from .materials import Material, MaterialArchive, MaterialFile
from .preferences import Preference, RankedTopic
from .soundings import OfferedTopic, Sounding
from .topics import Folding, Topic
from .workshops import AgendaItem, InterpretationLanguage, Workshop, WorkshopPassage

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
