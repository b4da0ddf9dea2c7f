from .notes import Block, Note, Relation
from .renditions import Rendition, Snapshot
from .styles import HouseStyle, PlanPart
from .symbols import Series, SymbolEntry

__all__ = ["Block", "HouseStyle", "Note", "PlanPart", "Relation", "Rendition", "Series", "Snapshot", "SymbolEntry"]
