"""Topics and workshops."""

from .topics import Folding, Topic
from .workshops import AgendaItem, Workshop, WorkshopAppearance, WorkshopPassage

__all__ = ["AgendaItem", "Folding", "Topic", "Workshop", "WorkshopAppearance", "WorkshopPassage"]
