"""Topics, workshops, and the documents of workshops."""

from .materials import Material, MaterialArchive, MaterialFile
from .topics import Folding, Topic
from .workshops import AgendaItem, Workshop, WorkshopAppearance, WorkshopPassage

__all__ = [
    "AgendaItem",
    "Folding",
    "Material",
    "MaterialArchive",
    "MaterialFile",
    "Topic",
    "Workshop",
    "WorkshopAppearance",
    "WorkshopPassage",
]
