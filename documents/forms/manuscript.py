"""A note as it lies on the desk to be written: its blocks in order, each to be read, or open for writing."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from documents import marks, rules
from documents.models import Block, Note
from documents.numbering import NumberedBlock, numbered
from documents.typesetting.pages import Form, SetBlock, SetNote, set_notes

from .blocks import BlockForm, SplitForm

CODES = [code for code, _name in settings.LANGUAGES]
_ANCHOR_OF_CALL = re.compile(r' id="fnref\d+"')


@dataclass(frozen=True)
class Arrangement:
    """How the manuscript lies: the text beside its preview, the preview alone, or two languages side by side.

    `language` is the one that is written; `left`, in two languages, the one that it is written from.
    """

    view: str
    language: str
    left: str = ""

    @classmethod
    def asked_for(cls, query: QueryDict, original: str) -> "Arrangement":
        """What an address asks for: `?language=fr`, or `?view=two&left=en&right=fr`."""
        if query.get("view") != "two":
            asked = query.get("language", "")
            view = "preview" if query.get("view") == "preview" else "text"
            return cls(view, asked if asked in CODES else get_language())
        left = query["left"] if query.get("left") in CODES else original
        others = [code for code in CODES if code != left]
        return cls("two", query["right"] if query.get("right") in others else others[0], left)

    @property
    def is_two(self) -> bool:
        """Whether two languages lie side by side."""
        return self.view == "two"

    @property
    def query(self) -> str:
        """The arrangement as an address says it."""
        if self.is_two:
            return urlencode({"view": "two", "left": self.left, "right": self.language})
        return urlencode({"language": self.language} | ({"view": "preview"} if self.view == "preview" else {}))


@dataclass(frozen=True)
class Line:
    """One block of the manuscript: as it reads, and, where it is open, the form in which it is written.

    `html` is in the written language, empty where it is missing there; `beside` is in the language on the left, or the
    original, which stands in for what is missing. `kept` tells the browser to leave alone what is typed in the form.
    """

    block: Block
    value: NumberedBlock
    html: SafeString
    beside: SafeString
    form: BlockForm | SplitForm | None
    kept: bool
    acted: bool
    is_first: bool
    is_last: bool
    may_merge: bool

    @property
    def is_written(self) -> bool:
        """Whether it says anything in the language at hand."""
        return bool(self.value.text)

    @property
    def missing(self) -> list[str]:
        """The languages in which it says nothing yet."""
        return [code for code, text in self.block.texts.items() if not text]

    @property
    def in_place(self) -> SafeString:
        """The text as it reads on the desk: the preview alone is where links from footnotes lead back to."""
        return _without_anchors(self.html)

    @property
    def beside_in_place(self) -> SafeString:
        """The same of the text beside it."""
        return _without_anchors(self.beside)

    @property
    def as_printed(self) -> SetBlock:
        """The block as the print shows it."""
        return SetBlock(self.value.number, self.value.level, self.value.anchor, self.html)

    @property
    def name(self) -> str:
        """How a sentence names it: para. 4."""
        return rules.name_of(self.value)

    @property
    def is_dividing(self) -> bool:
        """Whether the open form is the one that divides the paragraph."""
        return isinstance(self.form, SplitForm)


class Manuscript:
    """A draft on the desk of one person, as arranged.

    `forms` are open forms by the key of their block; `kept` the keys of blocks in which the browser holds unsaved
    words; `acting` is the key of the block that the person has just acted on; `new` the form of a block to come, which
    will stand below `after`.
    """

    def __init__(
        self,
        note: Note,
        arrangement: Arrangement,
        *,
        forms: Mapping[int, BlockForm | SplitForm] | None = None,
        kept: Collection[int] = (),
        acting: int | None = None,
        new: BlockForm | None = None,
        after: int | None = None,
    ) -> None:
        self.note, self.arrangement = note, arrangement
        self.forms, self.kept, self.acting, self.new, self.after = forms or {}, set(kept), acting, new, after

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks in their order, read once."""
        return list(self.note.blocks.all())

    @cached_property
    def lines(self) -> list[Line]:
        """The blocks as they lie on the desk."""
        language, other = self.arrangement.language, self.arrangement.left or self.note.original_language
        values, last = self._values(language), len(self.blocks) - 1
        written = _set(values, language)
        beside = written if other == language else _set(self._values(other), other)
        return [
            Line(
                block=block,
                value=values[place],
                html=written[place],
                beside=beside[place],
                form=self._form(block),
                kept=block.pk in self.kept and block.pk != self.acting,
                acted=block.pk == self.acting,
                is_first=place == 0,
                is_last=place == last,
                may_merge=place < last and not block.is_heading and not self.blocks[place + 1].is_heading,
            )
            for place, block in enumerate(self.blocks)
        ]

    @property
    def acted(self) -> Line | None:
        """The line of the block that the person has just acted on."""
        return next((line for line in self.lines if line.acted), None)

    @property
    def next_work(self) -> Line | None:
        """The first line that is not written in the language at hand."""
        return next((line for line in self.lines if not line.is_written), None)

    @property
    def outline(self) -> list[tuple[Line, str]]:
        """The lines with their first words, by which the reader finds the way."""
        original = self.note.original_language
        texts = [line.value.text or line.block.text_in(original) for line in self.lines]
        return [(line, Truncator(marks.plain(text)).chars(34)) for line, text in zip(self.lines, texts, strict=True)]

    @property
    def progress(self) -> list[tuple[str, int, int]]:
        """How many blocks are written in each language but the original: ("fr", 14, 16)."""
        return [
            (code, sum(bool(block.text_in(code)) for block in self.blocks), len(self.blocks))
            for code in CODES
            if code != self.note.original_language
        ]

    @property
    def printed_form(self) -> Form:
        """What stands around the text on paper, for the preview."""
        return Form(self.note.value_in(self.arrangement.language))

    @property
    def footnotes(self) -> Iterable[SetNote]:
        """The footnotes in the language at hand, for the preview."""
        return set_notes([line.value for line in self.lines], self.arrangement.language)

    @property
    def address(self) -> str:
        """Where this manuscript lies, arranged like this."""
        return f"{reverse('write_note', args=[self.note.pk])}?{self.arrangement.query}"

    @property
    def languages(self) -> list[Arrangement]:
        """The ways to write in one language."""
        return [Arrangement("text", code) for code in CODES]

    @property
    def pairs(self) -> list[Arrangement]:
        """The ways to lay two languages side by side."""
        return [Arrangement("two", right, left) for place, left in enumerate(CODES) for right in CODES[place + 1 :]]

    def _form(self, block: Block) -> BlockForm | SplitForm | None:
        if block.pk in self.forms:
            return self.forms[block.pk]
        return BlockForm.of(block, self.arrangement.language) if block.pk in self.kept - {self.acting} else None

    def _values(self, language: str) -> list[NumberedBlock]:
        return numbered([block.value_in(language) for block in self.blocks])


def _set(values: Iterable[NumberedBlock], language: str) -> list[SafeString]:
    return [marks.html(value.text, language, first_note=value.first_note) for value in values]


def _without_anchors(html: SafeString) -> SafeString:
    return mark_safe(_ANCHOR_OF_CALL.sub("", html))  # only takes out what `marks` has put in
