"""A block before it is written: what it is, what it is drafted from, and how a language writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from documents.choices import Level
from drafting.facts.rows import LANGUAGES
from drafting.facts.values import Council, LocalizedText, Sitting, Standing, Topic, Training, Workshop, Year
from drafting.wording.language import LanguageWriter
from records import words


@dataclass(frozen=True)
class Source:
    """The record that a block is drafted from: the name and parts of its page's address, and what it is called."""

    page: str
    kwargs: Mapping[str, object]
    label: LocalizedText
    has_history: bool = True

    @classmethod
    def year(cls, year: Year) -> "Source":
        """A year of the dialogue."""
        return cls("year", {"number": year.number}, dict.fromkeys(LANGUAGES, f"IDM {year.number}"))

    @classmethod
    def council(cls, council: Council) -> "Source":
        """A session of the Council."""
        noun = {"en": "Session", "fr": "session", "es": "reunión"}
        label = {each: f"{words.ordinal(council.number, each, feminine=True)} {noun[each]}" for each in LANGUAGES}
        return cls("council_session", {"number": council.number}, label)

    @classmethod
    def funding(cls, year: Year) -> "Source":
        """The money of a year."""
        label = {
            "en": f"Funding {year.number}",
            "fr": f"Financement {year.number}",
            "es": f"Financiación {year.number}",
        }
        return cls("funding_of_year", {"number": year.number}, label, has_history=False)

    @classmethod
    def sitting(cls, council: Council, sitting: Sitting) -> "Source":
        """A sitting at the Council."""
        return cls("sitting", {"number": council.number, "position": sitting.position}, sitting.title)

    @classmethod
    def workshop(cls, workshop: Workshop, year: Year) -> "Source":
        """A workshop."""
        return cls("workshop", {"number": year.number, "slug": workshop.slug}, workshop.title)

    @classmethod
    def topic(cls, topic: Topic) -> "Source":
        """The consultation at which a topic was offered; its first topic stands for it."""
        return cls("topic", {"date": topic.consultation_on, "position": topic.position}, topic.title)

    @classmethod
    def training(cls, training: Training, year: Year) -> "Source":
        """A training session."""
        return cls("training_session", {"number": year.number, "slug": training.slug}, training.title)


@dataclass(frozen=True)
class DraftParagraph:
    """One block to be written. Its key names what it is drafted from, and stays when the texts change."""

    key: str
    write: Callable[[LanguageWriter], str]
    level: Level = Level.PARAGRAPH
    source: Source | None = None


def heading(key: str, level: Level, part: Standing, source: Source | None = None) -> DraftParagraph:
    """The heading that the house style gives a part."""
    return DraftParagraph(key, lambda writer: writer.standing(part.heading), level, source)
