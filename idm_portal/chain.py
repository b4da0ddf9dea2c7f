"""Where a workshop leads, on the floors above it: its training session, its budget, and the paragraphs that tell it."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import OuterRef, Subquery

from documents.models import Block, Note
from funding.models import Budget
from training.models import TrainingSession
from workshops.models import Workshop
from workshops.queries.workshops import WorkshopQuerySet


@dataclass(frozen=True)
class Told:
    """A note that was issued, and the numbers of its paragraphs about something."""

    note: Note
    numbers: tuple[int, ...]


def with_neighbours(workshops: WorkshopQuerySet, user) -> WorkshopQuerySet:
    """The workshops, each with `budget_key`, `training_slug` and `training_year`, as far as this person may see them.

    Keys alone, in the query for the workshop itself: to name them asks for no other.
    """
    budgets = Budget.objects.visible_to(user).of_workshop(OuterRef("pk"))
    sessions = TrainingSession.objects.visible_to(user).mirroring(OuterRef("pk"))
    return workshops.annotate(
        budget_key=Subquery(budgets.values("pk")[:1]),
        training_slug=Subquery(sessions.values("slug")[:1]),
        training_year=Subquery(sessions.values("year__number")[:1]),
    )


def told_in(workshop: Workshop, user) -> list[Told]:
    """The issued notes with paragraphs that were drafted from the workshop, the latest first."""
    blocks = Block.objects.visible_to(user).of_issued_notes().drafted_from(f"workshop:{workshop.pk}").with_numbers()
    return [
        Told(note, tuple(block.number for block in of_note))
        for note, of_note in groupby(blocks, key=lambda block: block.note)
    ]
