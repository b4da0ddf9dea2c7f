"""Which texts of the programme exist in three languages; histories are registered after them."""

from modeltranslation.translator import TranslationOptions, translator

from records import history

from .models import (
    Announcement,
    Answer,
    Consultation,
    CouncilSession,
    Distribution,
    Editor,
    Endorsement,
    Launch,
    Preparation,
    Proposal,
    Proposer,
    Publication,
    Sitting,
    SittingAppearance,
    SittingPassage,
    TimeAllotment,
    Year,
    YearPassage,
)

TEXTS = {
    Year: ("theme", "theme_is_ours", "endorsement"),
    YearPassage: ("text",),
    Consultation: ("place", "convening_body"),
    Proposal: ("title", "text"),
    Answer: ("text",),
    CouncilSession: ("place",),
    Sitting: ("title",),
    SittingPassage: ("text",),
    SittingAppearance: ("function", "body", "state", "further_affiliation", "summary"),
    Publication: ("title", "subtitle", "edition"),
    Launch: ("place",),
    Distribution: ("title",),
    Announcement: ("title", "text", "place"),
}

for model, names in TEXTS.items():
    translator.register(model, type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": names}))

history.register(*TEXTS, Endorsement, Preparation, Proposer, TimeAllotment, Editor)
