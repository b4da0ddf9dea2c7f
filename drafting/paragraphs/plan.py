"""The plan of a yearly note: its parts in the order of the house style, each a row of blocks.

A part decides from the facts alone which blocks there are, so that a paragraph has one number in all languages; what
they say, each language writes for itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.urls import reverse

from documents.choices import Level, PlanKind
from drafting.facts.values import Facts
from drafting.wording.language import LanguageWriter, MissingTranslation

from . import coming, council, funding_and_training, past
from .draft_paragraphs import DraftParagraph, Source

_PARTS: dict[PlanKind, Callable[..., Iterator[DraftParagraph]]] = {
    PlanKind.OPENING: past.opening,
    PlanKind.PAST_YEAR: past.past_year,
    PlanKind.COUNCIL: council.sittings,
    PlanKind.QUESTIONS: council.questions,
    PlanKind.PROPOSALS: council.proposals,
    PlanKind.COMING_YEAR: coming.coming_year,
    PlanKind.TOPICS: coming.topics,
    PlanKind.WORKSHOPS: coming.workshops,
    PlanKind.FUNDING: funding_and_training.funding,
    PlanKind.TRAINING: funding_and_training.training,
}


@dataclass(frozen=True)
class Drafted:
    """A block as the records tell it now: by language, empty where a text is not translated yet."""

    key: str
    level: Level
    texts: dict[str, str]
    source: Source | None

    @property
    def fingerprint(self) -> str:
        """A short mark of what it says in all languages: by it a later reader sees that the records have moved on."""
        return sha256("\0".join(self.texts.values()).encode()).hexdigest()[:16]

    @property
    def address(self) -> str:
        """Where the record stands from which the block is drafted; empty where it is drafted from many."""
        return reverse(self.source.page, kwargs=self.source.kwargs) if self.source else ""

    @property
    def history_address(self) -> str:
        """Where the history of that record stands; empty where there is none of its own."""
        if not self.source or not self.source.has_history:
            return ""
        return reverse(f"{self.source.page}_history", kwargs=self.source.kwargs)

    def label(self, language: str) -> str:
        """What that record is called; English where it has no name in the language."""
        return self.source.label.get(language) or self.source.label.get("en", "") if self.source else ""


def drafted(facts: Facts) -> list[Drafted]:
    """The note as the records tell it, block by block."""
    paragraphs = [paragraph for part in facts.style.plan for paragraph in _PARTS[part.kind](facts, part)]
    writers = [LanguageWriter(language, facts.style) for language, _name in settings.LANGUAGES]
    blocks = [
        Drafted(
            paragraph.key,
            paragraph.level,
            {writer.language: _written(paragraph, writer) for writer in writers},
            paragraph.source,
        )
        for paragraph in paragraphs
    ]
    return [block for block in blocks if any(block.texts.values())]  # a passage may be there and say nothing yet


def _written(paragraph: DraftParagraph, writer: LanguageWriter) -> str:
    try:
        return paragraph.write(writer)
    except MissingTranslation:
        return ""
