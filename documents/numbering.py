"""A note as a value, and the numbers that follow from its order.

Everything here is plain values of one language: what a snapshot stores, what a page shows and what the typesetter sets.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from . import footnotes

HEADING, PARAGRAPH = "heading", "paragraph"


def fingerprint(*texts: str) -> str:
    """A short mark of what these texts say: by it a later reader sees a change."""
    return sha256("\0".join(texts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class BlockText:
    """One block of a note in one language: a heading of level 1 or 2, or a paragraph (level 0).

    `text` has the light marks of `marks`; `key` is the block's lasting name, the same in all languages.
    """

    kind: str
    level: int
    text: str
    key: str


@dataclass(frozen=True)
class NoteText:
    """A whole note in one language, as it is read, issued and typeset.

    `original_language` is a language code; `place`, `convening_body`, `title` and `theme` are in `language`. A line
    break in `convening_body` is kept. The symbol of a draft is only proposed, and may be empty.
    """

    symbol: str
    place: str
    issued_on: date | None
    consultation_on: date | None
    original_language: str
    convening_body: str
    title: str
    theme: str
    blocks: tuple[BlockText, ...]
    language: str
    draft: bool = False

    def as_json(self) -> dict:
        """The note as JSON types; `from_json` is the way back."""
        return asdict(self) | {
            "issued_on": self.issued_on and self.issued_on.isoformat(),
            "consultation_on": self.consultation_on and self.consultation_on.isoformat(),
            "blocks": [asdict(block) for block in self.blocks],
        }

    @classmethod
    def from_json(cls, stored: dict) -> "NoteText":
        """The note that `as_json` stored."""
        return cls(
            **stored
            | {
                "issued_on": stored["issued_on"] and date.fromisoformat(stored["issued_on"]),
                "consultation_on": stored["consultation_on"] and date.fromisoformat(stored["consultation_on"]),
                "blocks": tuple(BlockText(**block) for block in stored["blocks"]),
            }
        )


@dataclass(frozen=True)
class NumberedBlock(BlockText):
    """A block at its place in the note: the number of a paragraph (a heading has none), and of its first footnote."""

    number: int | None
    first_note: int

    @property
    def anchor(self) -> str:
        """The name by which an address points at the block: `para-10`, or the key of a heading."""
        return f"para-{self.number}" if self.number else f"heading-{self.key}"


def numbered(blocks: Iterable[BlockText]) -> list[NumberedBlock]:
    """The blocks with paragraphs numbered straight through all headings, and footnotes through the whole note."""
    result, paragraphs, notes = [], 0, 0
    for block in blocks:
        paragraphs += block.kind == PARAGRAPH
        number = paragraphs if block.kind == PARAGRAPH else None
        facts = (block.kind, block.level, block.text, block.key)  # `asdict` would copy them deeply, at every page
        result.append(NumberedBlock(*facts, number=number, first_note=notes + 1))
        notes += len(footnotes.calls(block.text))
    return result
