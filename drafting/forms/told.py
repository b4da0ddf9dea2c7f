"""What the records say now of the blocks that lie on the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language

from documents import marks
from documents.models import Block, Note
from documents.queries import drafted_before
from drafting.comparison import Comparison, Overtaken, is_edited
from drafting.paragraphs.plan import Drafted


@dataclass(frozen=True)
class Told:
    """One block beside what the records say of it now; `fresh` is none where they say nothing any more.

    `overtaken` is told in the language at hand, `elsewhere` are the other languages in which they have moved on.
    """

    block: Block
    language: str
    fresh: Drafted | None
    overtaken: Overtaken | None
    elsewhere: list[str]

    @property
    def waits(self) -> bool:
        """Whether a person has to look."""
        return self.fresh is None or bool(self.overtaken or self.elsewhere)

    @property
    def is_edited(self) -> bool:
        """Whether a person has changed in this language what the records gave."""
        return is_edited(self.block, self.language)

    @property
    def address(self) -> str:
        """Where the record stands; empty where the block is drafted from many, or its record is gone."""
        return self.fresh.address if self.fresh else ""

    @property
    def history_address(self) -> str:
        """Where one sees what has changed in the record."""
        return self.fresh.history_address if self.fresh else ""

    @property
    def label(self) -> str:
        """What the record is called."""
        return self.fresh.label(get_language()) if self.fresh else ""


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

    def told(self, block: Block, language: str) -> Told | None:
        """What they say of one block; nothing of a block that is a person's own."""
        if not block.drafting_key:
            return None
        others = [code for code, _name in settings.LANGUAGES if code != language]
        return Told(
            block=block,
            language=language,
            fresh=self.comparison.fresh(block),
            overtaken=self.comparison.overtaken(block, language),
            elsewhere=[code for code in others if self.comparison.overtaken(block, code)],
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
