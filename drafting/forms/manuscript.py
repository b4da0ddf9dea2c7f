"""A note as it is shown to be written: its blocks in order, each to be read, or open for writing."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from documents import marks
from documents import rules as note_rules
from documents.choices import Alignment
from documents.models import Block, Note
from documents.numbering import NumberedBlock, numbered
from documents.typesetting.pages import PrintedForm, SetBlock, SetNote, set_notes
from drafting import rules
from drafting.comparison import draft_of

from .arrangement import CODES, Arrangement
from .block_sources import BlockSource, Records
from .blocks import BlockForm, SplitForm
from .translations import LanguageColumn, Progress, Rewriting, outdated_in, rewritings_of

_ANCHOR_OF_CALL = re.compile(r' id="fnref\d+"')


@dataclass(frozen=True)
class ManuscriptLine:
    """One block of the manuscript: as it reads, and, where it is open, the form in which it is written.

    `html` is in the written language, empty where it is missing there; `beside` is in the original, which stands in for
    what is missing. `kept` tells the browser to leave alone what is typed in the form. `columns` are the languages that
    lie side by side; `work` names those that are written here, and are missing or out of date.
    """

    block: Block
    language: str
    value: NumberedBlock
    html: SafeString
    beside: SafeString
    form: BlockForm | SplitForm | None
    kept: bool
    columns: list[LanguageColumn]
    work: list[str]
    source: BlockSource | None
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
    def outdated(self) -> list[str]:
        """The languages in which it renders an older text of the original."""
        return outdated_in(self.block, CODES)

    @property
    def alignment(self) -> Alignment:
        """How it stands to the original in the language at hand."""
        return self.block.alignment_in(self.language)

    @property
    def in_place(self) -> SafeString:
        """The text as the editor shows it: the preview alone is where links from footnotes lead back to."""
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
        return note_rules.name_of(self.value)

    @property
    def is_dividing(self) -> bool:
        """Whether the open form is the one that divides the paragraph."""
        return isinstance(self.form, SplitForm)


@dataclass(frozen=True)
class NextWork:
    """What needs work next: the block, and how the editor is arranged when one does it."""

    block: Block
    arrangement: Arrangement

    @property
    def name(self) -> str:
        """How ids name the form in which it is done."""
        return self.arrangement.name_of(self.block)


class Manuscript:
    """A draft as one person sees it in the editor.

    `forms` are open forms by the key of their block, `kept` the keys and languages in which the browser holds unsaved
    words; `acting` is the key of the block that the person has just acted on; `new` the form of a block to come, which
    will stand below `after`.
    """

    def __init__(
        self,
        note: Note,
        arrangement: Arrangement,
        *,
        forms: Mapping[int, BlockForm | SplitForm] | None = None,
        kept: Collection[tuple[int, str]] = (),
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
    def lines(self) -> list[ManuscriptLine]:
        """The blocks as the editor shows them."""
        language, last = self.arrangement.language, len(self.blocks) - 1
        shown = {language, self.note.original_language, *self.arrangement.columns}
        values = {code: self._values(code) for code in shown}
        said = {code: _set(values[code], code) for code in shown}
        return [
            ManuscriptLine(
                block=block,
                language=language,
                value=values[language][place],
                html=said[language][place],
                beside=said[self.note.original_language][place],
                form=self._form(block, language),
                kept=self._is_kept(block, language),
                columns=[self._column(block, code, said[code][place]) for code in self.arrangement.columns],
                work=self._work(block),
                source=self.records.source_of(block, language) if self.records else None,
                acted=block.pk == self.acting,
                is_first=place == 0,
                is_last=place == last,
                may_merge=place < last and not block.is_heading and not self.blocks[place + 1].is_heading,
            )
            for place, block in enumerate(self.blocks)
        ]

    @cached_property
    def records(self) -> Records | None:
        """What the records say now of the blocks that were drafted from them; none where none was."""
        return Records(self.note, self.blocks) if any(block.drafting_key for block in self.blocks) else None

    @property
    def stale(self) -> list[ManuscriptLine]:
        """The lines whose text is out of date with the records, or whose record is gone."""
        return [line for line in self.lines if line.source and line.source.waits]

    @property
    def obstacles_to_drafting(self) -> list[str]:
        """Why nothing can be drafted where nothing is written yet."""
        return rules.obstacles_to_drafting(self.note, draft_of(self.note))

    @property
    def acted(self) -> ManuscriptLine | None:
        """The line of the block that the person has just acted on."""
        return next((line for line in self.lines if line.acted), None)

    @property
    def next_work(self) -> NextWork | None:
        """The first block that is missing or out of date in a language that is written here."""
        work = ((line.block, line.work[0]) for line in self.lines if line.work)
        return next((NextWork(block, self.arrangement.writing(language)) for block, language in work), None)

    @property
    def outline(self) -> list[tuple[ManuscriptLine, str]]:
        """The lines with their first words, by which the reader finds the way."""
        original = self.note.original_language
        texts = [line.value.text or line.block.text_in(original) for line in self.lines]
        return [(line, Truncator(marks.plain(text)).chars(34)) for line, text in zip(self.lines, texts, strict=True)]

    @property
    def progress(self) -> list[Progress]:
        """How much needs work in each language but the original."""
        translations = [code for code in CODES if code != self.note.original_language]
        return [Progress.of(self.blocks, code) for code in translations]

    @property
    def printed_form(self) -> PrintedForm:
        """What stands around the text on paper, for the preview."""
        return PrintedForm(self.note.value_in(self.arrangement.language))

    @property
    def footnotes(self) -> Iterable[SetNote]:
        """The footnotes in the language at hand, for the preview."""
        return set_notes([line.value for line in self.lines], self.arrangement.language)

    @property
    def address(self) -> str:
        """The address of this manuscript, arranged like this."""
        return f"{reverse('write_note', args=[self.note.pk])}?{self.arrangement.query}"

    @property
    def languages(self) -> list[Arrangement]:
        """The ways to write in one language."""
        return [Arrangement("text", code) for code in CODES]

    @property
    def pairs(self) -> list[Arrangement]:
        """The ways to lay two languages side by side."""
        return [Arrangement("two", right, left) for place, left in enumerate(CODES) for right in CODES[place + 1 :]]

    @cached_property
    def _rewritings(self) -> dict[int, list[Rewriting]]:
        """What has changed in the originals of the outdated translations that lie here, by block."""
        return rewritings_of(self.blocks, self.arrangement.columns, self.note.original_language)

    def _column(self, block: Block, language: str, html: SafeString) -> LanguageColumn:
        columns, original = self.arrangement.columns, self.note.original_language
        shows_original = original in columns
        rewritings = self._rewritings.get(block.pk, ())
        here = self.arrangement.writing(language)
        return LanguageColumn(
            block=block,
            language=language,
            html=_without_anchors(html),
            form=self._form(block, language),
            kept=self._is_kept(block, language),
            query=here.query if language in self.arrangement.written else "",
            name=here.name_of(block),
            rewritings=[
                each for each in rewritings if (language == original if shows_original else language in each.languages)
            ],
        )

    def _work(self, block: Block) -> list[str]:
        waits = (Alignment.MISSING, Alignment.OUT_OF_DATE)
        return [code for code in self.arrangement.written if block.alignment_in(code) in waits]

    def _form(self, block: Block, language: str) -> BlockForm | SplitForm | None:
        if block.pk in self.forms and language == self.arrangement.language:
            return self.forms[block.pk]
        return self.arrangement.writing(language).form_of(block) if self._is_kept(block, language) else None

    def _is_kept(self, block: Block, language: str) -> bool:
        """Whether the browser holds unsaved words; not where the person has just acted on them."""
        acted = block.pk == self.acting and language == self.arrangement.language
        return (block.pk, language) in self.kept and not acted

    def _values(self, language: str) -> list[NumberedBlock]:
        return numbered([block.value_in(language) for block in self.blocks])


def _set(values: Iterable[NumberedBlock], language: str) -> list[SafeString]:
    return [marks.html(value.text, language, first_note=value.first_note) for value in values]


def _without_anchors(html: SafeString) -> SafeString:
    return mark_safe(_ANCHOR_OF_CALL.sub("", html))  # only takes out what `marks` has put in
