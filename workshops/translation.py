"""Which texts of this floor exist in three languages; histories are registered after them."""

from modeltranslation.translator import TranslationOptions, translator

from records import history

from .models import (
    AgendaItem,
    CoOrganizer,
    Folding,
    InterpretationLanguage,
    Material,
    MaterialFile,
    OfferedTopic,
    Preference,
    RankedTopic,
    Sounding,
    Topic,
    Workshop,
    WorkshopAppearance,
    WorkshopPassage,
)

TEXTS = {
    Workshop: ("title", "title_is_ours", "also_known_as", "place", "cancellation_reason"),
    WorkshopPassage: ("text",),
    AgendaItem: ("title",),
    CoOrganizer: ("name",),
    WorkshopAppearance: ("function", "body", "state", "further_affiliation", "summary"),
    Topic: ("title", "title_is_ours", "description", "reason"),
    Folding: ("elements",),
    Sounding: ("question", "introduction"),
    Material: ("title",),
}

for model, names in TEXTS.items():
    translator.register(model, type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": names}))

history.register(*TEXTS, InterpretationLanguage, MaterialFile, OfferedTopic, Preference, RankedTopic)
