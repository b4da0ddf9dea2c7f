from .notes import Block, Note, Relation
from .renditions import Rendition, Snapshot
from .symbols import Series, SymbolEntry

__all__ = ["Block", "Note", "Relation", "Rendition", "Series", "Snapshot", "SymbolEntry"]
