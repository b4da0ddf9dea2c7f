"""What the records say now of the blocks that the editor shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language

from documents import marks
from documents.models import Block, Note
from documents.queries import drafted_before
from drafting.comparison import Comparison, StaleText, is_edited
from drafting.paragraphs.plan import Drafted


@dataclass(frozen=True)
class BlockSource:
    """One block beside what the records say of it now; `current` is none where they say nothing any more.

    `stale` is in the language at hand, `elsewhere` are the other languages in which they have moved on.
    """

    block: Block
    language: str
    current: Drafted | None
    stale: StaleText | None
    elsewhere: list[str]

    @property
    def waits(self) -> bool:
        """Whether a person has to look."""
        return self.current is None or bool(self.stale or self.elsewhere)

    @property
    def is_edited(self) -> bool:
        """Whether a person has changed in this language what the records gave."""
        return is_edited(self.block, self.language)

    @property
    def address(self) -> str:
        """Where the record stands; empty where the block is drafted from many, or its record is gone."""
        return self.current.address if self.current else ""

    @property
    def history_address(self) -> str:
        """Where one sees what has changed in the record."""
        return self.current.history_address if self.current else ""

    @property
    def label(self) -> str:
        """What the record is called."""
        return self.current.label(get_language()) if self.current else ""


@dataclass(frozen=True)
class Offered:
    """A block that the records give and the note has not."""

    drafted: Drafted
    language: str

    @property
    def beginning(self) -> str:
        """Its first words."""
        text = self.drafted.texts[self.language] or next(filter(None, self.drafted.texts.values()), "")
        return Truncator(marks.plain(text)).chars(120)

    @property
    def label(self) -> str:
        """What the record is called."""
        return self.drafted.label(get_language())


class Records:
    """The records beside a note that was drafted from them."""

    def __init__(self, note: Note, blocks: Iterable[Block]):
        self.note = note
        self.comparison = Comparison(note, blocks)

    def source_of(self, block: Block, language: str) -> BlockSource | None:
        """What they say of one block; nothing of a block that is a person's own."""
        if not block.drafting_key:
            return None
        others = [code for code, _name in settings.LANGUAGES if code != language]
        return BlockSource(
            block=block,
            language=language,
            current=self.comparison.current(block),
            stale=self.comparison.stale(block, language),
            elsewhere=[code for code in others if self.comparison.stale(block, code)],
        )

    @property
    def new(self) -> list[Offered]:
        """What they give and the note has never had."""
        return [self._offered(each) for each in self.comparison.missing if each.key not in self._before]

    @property
    def taken_out(self) -> list[Offered]:
        """What they give and somebody has taken out of the note."""
        return [self._offered(each) for each in self.comparison.missing if each.key in self._before]

    def _offered(self, drafted: Drafted) -> Offered:
        return Offered(drafted, self.note.original_language)

    @cached_property
    def _before(self) -> set[str]:
        return drafted_before(self.note)
