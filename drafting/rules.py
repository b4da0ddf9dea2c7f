"""Why a note cannot be drafted from the records, and a block cannot be parted from them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from documents.models import Block, Note
from sessions_app.models import Consultation


def obstacles_to_drafting_for(consultation: Consultation) -> list[str]:
    """Why no note can be drafted for a consultation: it prepares no year, or it has a note."""
    if not consultation.preparations.exists():
        return [_("This consultation prepares no year. Say on its page which one it prepares.")]
    return [
        _("A note for this consultation stands already: %(note)s.") % {"note": note}
        for note in consultation.notes.with_facts()
    ]


def obstacles_to_drafting(note: Note, draft: Sequence) -> list[str]:
    """Why nothing can be drafted for the note from the records."""
    if not note.reports_on_id and not note.plans_id:
        return [_("The note names no year to report on or to plan. Name one on its cover first.")]
    if not draft:
        return [_("The records give nothing to draft from yet.")]
    return []


def obstacles_to_detaching(block: Block, draft: Sequence) -> list[str]:
    """Why a block cannot be made one that follows no record."""
    if not block.drafting_key:
        return [_("This text follows no record as it is.")]
    if block.drafting_key in {each.key for each in draft}:
        return [_("The records still give this text. Take what they say, or keep yours.")]
    return []
