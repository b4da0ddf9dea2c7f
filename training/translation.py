"""Which texts of training sessions exist in three languages; histories are registered after them."""

from modeltranslation.translator import TranslationOptions, translator

from records import history

from .models import LanguageOffered, TrainingPassage, TrainingSession

TEXTS = {
    TrainingSession: ("title", "title_is_ours", "place", "tool", "audience"),
    TrainingPassage: ("text",),
}

for model, names in TEXTS.items():
    translator.register(model, type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": names}))

history.register(*TEXTS, LanguageOffered)
