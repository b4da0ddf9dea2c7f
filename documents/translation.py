"""Which texts of this floor exist in three languages; histories come after them."""

from modeltranslation.translator import TranslationOptions, translator

from records import history

from .models import Block, HouseStyle, Note, PlanPart, Series, SymbolEntry


class SeriesTexts(TranslationOptions):
    """What a series holds."""

    fields = ("title",)


class SymbolEntryTexts(TranslationOptions):
    """What a document in the register is called."""

    fields = ("title",)


class NoteTexts(TranslationOptions):
    """What stands on the cover."""

    fields = ("title", "theme", "convening_body", "place")


class BlockTexts(TranslationOptions):
    """What a block says and renders; a missing language is shown as missing, not filled from another."""

    fields = ("text", "drafted", "set_aside", "renders")
    fallback_languages = {"default": ()}


class PlanPartTexts(TranslationOptions):
    """What the house style lets stand in a part of the note; what is missing in a language is missing."""

    fields = ("heading", "standing")
    fallback_languages = {"default": ()}


translator.register(Series, SeriesTexts)
translator.register(SymbolEntry, SymbolEntryTexts)
translator.register(Note, NoteTexts)
translator.register(Block, BlockTexts)
translator.register(PlanPart, PlanPartTexts)

history.register(Series, SymbolEntry, Note, Block, HouseStyle, PlanPart)
