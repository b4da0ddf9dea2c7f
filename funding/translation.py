"""Which texts about money exist in three languages; histories are registered after them."""

from modeltranslation.translator import TranslationOptions, translator

from records import history

from .models import Budget, BudgetLine, Contribution, Donor, ProjectDocument

TEXTS = {
    Donor: ("interests",),
    BudgetLine: ("title",),
    Contribution: ("thanks", "description"),
    ProjectDocument: ("title",),
}

for model, names in TEXTS.items():
    translator.register(model, type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": names}))

history.register(*TEXTS, Budget)
