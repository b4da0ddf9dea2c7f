"""What a workshop is linked with: the consultation and topics that it comes from, its training session and budget, and
the paragraphs of issued notes that report on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from documents.models import Block, Note
from funding.models import Budget
from records import dates
from sessions_app.models import Consultation, Year
from training.models import TrainingSession
from workshops.choices import Basis, WorkshopKind
from workshops.models import Topic, Workshop
from workshops.queries.workshops import WorkshopQuerySet

from .timeline import Step


@dataclass(frozen=True)
class NoteReference:
    """A note that was issued, and the numbers of its paragraphs about something."""

    note: Note
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class ParagraphRange:
    """The paragraphs of an issued note about something: its symbol, and their first and last number."""

    symbol: str
    first: int
    last: int

    @property
    def numbers(self) -> str:
        """The number, or the first and the last."""
        return str(self.first) if self.first == self.last else f"{self.first}{dates.EN_DASH}{self.last}"

    @property
    def address(self) -> str:
        """Where the first of them stands."""
        return f"{reverse('note', kwargs={'symbol': self.symbol})}#para-{self.first}"


def with_budget_and_training(workshops: WorkshopQuerySet, user) -> WorkshopQuerySet:
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


def note_references(workshop: Workshop, user) -> list[NoteReference]:
    """The issued notes with paragraphs that were drafted from the workshop, the latest first."""
    blocks = Block.objects.visible_to(user).of_issued_notes().drafted_from(f"workshop:{workshop.pk}").with_numbers()
    return [
        NoteReference(note, tuple(block.number for block in of_note))
        for note, of_note in groupby(blocks, key=lambda block: block.note)
    ]


def with_paragraphs(records: QuerySet, kind: str, key: str, user) -> QuerySet:
    """The records, each with the paragraphs about it in the latest issued note, asked for in one query with them.

    The paragraphs are those whose drafting key names the kind, and what the record says in `key`.
    """
    blocks = Block.objects.visible_to(user).of_issued_notes().drafted_from_each(kind, OuterRef(key)).with_numbers()
    backwards = blocks.order_by("-note__issued_on", "-note_id", "-position")
    return records.annotate(
        reported_in=Subquery(blocks.values("note__symbol__symbol")[:1]),
        reported_from=Subquery(blocks.values("number")[:1]),
        reported_to=Subquery(backwards.values("number")[:1]),
    )


def paragraphs_of(record: Topic | Workshop) -> ParagraphRange | None:
    """The paragraphs about it in an issued note, if there are any."""
    return ParagraphRange(record.reported_in, record.reported_from, record.reported_to) if record.reported_in else None


# In the year ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """A topic that was offered, the workshops that it became or entered, by their short names, and the paragraphs about
    it.
    """

    topic: Topic
    becomes: tuple[tuple[Workshop, str], ...]

    @property
    def paragraphs(self) -> list[ParagraphRange]:
        """The paragraphs about the choice, then about each of the workshops, in issued notes."""
        records = (self.topic, *(workshop for workshop, _name in self.becomes))
        return list(dict.fromkeys(place for record in records if (place := paragraphs_of(record))))


def topics_and_workshops(year: Year, user) -> list[Step]:
    """The topics offered for the year with what became of them, and its workshops."""
    found = Workshop.objects.visible_to(user).of_year(year).with_year().with_number()
    workshops = {each.pk: each for each in with_paragraphs(found, "workshop", "pk", user)}
    topics = Topic.objects.visible_to(user).chosen_for(year)
    choices = _choices(with_paragraphs(topics, "topics", "consultation_id", user), workshops)
    by_consultation = groupby(choices, key=lambda choice: choice.topic.consultation)
    bases = {choice.topic.workshop_id: choice.topic.basis for choice in choices}
    offered = max((choice.topic.consultation.date for choice in choices), default=None)
    last = max((each.starts_on for each in workshops.values() if each.starts_on), default=offered)
    return [
        *(_outcome_step(consultation, tuple(of_it)) for consultation, of_it in by_consultation),
        *(_workshop_step(each, bases.get(each.pk), anchor=last) for each in workshops.values()),
    ]


def _choices(topics: Iterable[Topic], workshops: dict[int, Workshop]) -> list[Choice]:
    """The topics, which come once for every workshop that takes elements of them, once each."""
    choices = []
    for _key, rows in groupby(topics, key=lambda topic: topic.pk):
        topic, *others = rows
        keys = [topic.workshop_id, *(row.taken_by for row in (topic, *others))]
        becomes = [(workshops[key], _short_name(workshops[key])) for key in keys if key in workshops]
        choices.append(Choice(topic, tuple(becomes)))
    return choices


def _outcome_step(consultation: Consultation, choices: tuple[Choice, ...]) -> Step:
    is_settled = all(choice.topic.outcome for choice in choices)
    return Step(
        kind=_("Choice of topics"),
        short=_("Outcome"),
        title=_("How the topics were chosen") if is_settled else _("The topics offered to the Membership"),
        address=f"{consultation.get_absolute_url()}#topics",
        anchor=consultation.date,
        in_place_of_days=_("Outcome"),
        is_settled=is_settled,
        template="idm_portal/_workshop_links.html",
        rows=choices,
    )


def _workshop_step(workshop: Workshop, basis: str | None, *, anchor: date | None) -> Step:
    return Step(
        kind=workshop.kind_in_words,
        short=_short_name(workshop),
        title=str(workshop),
        address=workshop.get_absolute_url(),
        first=workshop.starts_on,
        last=workshop.ends_on,
        anchor=anchor,
        place=workshop.place,
        sentence=_on_basis(basis),
        is_cancelled=workshop.is_cancelled,
        status="called_off" if workshop.is_cancelled else "",
        label=_("Cancelled") if workshop.is_cancelled else "",
        fact=workshop.cancelled_on_in_words,
    )


def _short_name(workshop: Workshop) -> str:
    if workshop.number and workshop.kind == WorkshopKind.WORKSHOP:
        return _("Workshop %(number)d") % {"number": workshop.number}
    return capfirst(workshop.get_kind_display())


def _on_basis(basis: str | None) -> str:
    return {
        Basis.FIRST_CHOICE: _("The first choice of the Membership."),
        Basis.CHOICE: _("Chosen by the Membership."),
        Basis.AFTER_EVEN_SPLIT: _("Chosen after the preferences of the Membership were evenly divided."),
        Basis.ADMINISTRATION: _("Chosen by the Administration."),
    }.get(basis, "")
