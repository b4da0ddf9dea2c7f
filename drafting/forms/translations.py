"""The languages of a block side by side, and how each translation stands to the original."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from documents import rules
from documents.choices import Alignment
from documents.models import Block
from documents.numbering import fingerprint
from documents.queries import writings_of
from records import history

from .blocks import BlockForm


@dataclass(frozen=True)
class Rewriting:
    """What has become of the original since these translations of it: by which words, who changed it last, and when.

    `before` is the text that they render, empty where the block's history does not have it.
    """

    languages: list[str]
    before: str
    now: str
    by: object
    moment: datetime

    @property
    def passages(self) -> list[tuple[str, str, str]]:
        """The words that stayed, went and came."""
        return history.word_differences(f"{self.before} ", f"{self.now} ")


@dataclass(frozen=True)
class LanguageColumn:
    """What a block says in one language, to be read, or open for writing, and how that stands to the original.

    `query` is the arrangement in which this language is written, empty where it is only read; `name` stands in ids.
    `rewritings` tell beside the text what has changed in the original.
    """

    block: Block
    language: str
    html: SafeString
    form: BlockForm | None
    kept: bool
    query: str
    name: str
    rewritings: list[Rewriting]

    @property
    def alignment(self) -> Alignment:
        """How it stands to the original."""
        return self.block.alignment_in(self.language)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether somebody can say that it is still right as it is."""
        waits = self.alignment in (Alignment.OUT_OF_DATE, Alignment.NOT_COMPARED)
        return waits and not rules.obstacles_to_confirming_translation(self.block, self.language)

    @property
    def both(self) -> str:
        """The fingerprint of what one has read before one confirms it: the original and this."""
        return self.block.fingerprint(self.block.note.original_language, self.language)


@dataclass(frozen=True)
class Progress:
    """How many blocks are missing or out of date in a language."""

    language: str
    missing: int
    outdated: int

    @classmethod
    def of(cls, blocks: Iterable[Block], language: str) -> "Progress":
        """What still needs work in this language."""
        found = [block.alignment_in(language) for block in blocks]
        return cls(language, found.count(Alignment.MISSING), found.count(Alignment.OUT_OF_DATE))

    @property
    def words(self) -> str:
        """The same in words; none where nothing needs work."""
        facts = {"language": self.language.upper(), "missing": self.missing, "count": self.outdated}
        if self.missing and self.outdated:
            facts["outdated"] = ngettext("%(count)s out of date", "%(count)s out of date", self.outdated) % facts
            sentence = ngettext(
                "%(language)s %(missing)s missing, %(outdated)s",
                "%(language)s %(missing)s missing, %(outdated)s",
                self.missing,
            )
        elif self.missing:
            sentence = ngettext("%(language)s %(missing)s missing", "%(language)s %(missing)s missing", self.missing)
        elif self.outdated:
            sentence = ngettext(
                "%(language)s %(count)s out of date", "%(language)s %(count)s out of date", self.outdated
            )
        else:
            return ""
        return sentence % facts


def outdated_in(block: Block, languages: Iterable[str]) -> list[str]:
    """The languages in which the block renders an older text of the original."""
    return [language for language in languages if block.alignment_in(language) == Alignment.OUT_OF_DATE]


def rewritings_of(blocks: Iterable[Block], languages: Iterable[str], original: str) -> dict[int, list[Rewriting]]:
    """By block, what has changed in the original since each outdated translation was written; one query for all."""
    outdated = {block: found for block in blocks if (found := outdated_in(block, languages))}
    writings = writings_of(outdated, original)
    return {block.pk: _rewritings(block, found, original, writings[block.pk]) for block, found in outdated.items()}


def _rewritings(block: Block, languages: list[str], original: str, rows: list) -> list[Rewriting]:
    """What has changed since each text of the original that is rendered, with the languages that render it."""
    texts = [getattr(row, f"text_{original}") or "" for row in rows]
    known = {fingerprint(text): text for text in texts}
    rendered = {language: known.get(block.renders_in(language), "") for language in languages}
    *_older, last = [row for row, text, older in zip(rows, texts, [None, *texts], strict=False) if text != older]
    return [
        Rewriting(
            languages=[language for language in languages if rendered[language] == before],
            before=before,
            now=block.text_in(original),
            by=last.history_user,
            moment=last.history_date,
        )
        for before in dict.fromkeys(rendered.values())
    ]
