"""A note as HTML: for the page, and for paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from documents import marks, rules
from documents.numbering import NoteText, NumberedBlock, numbered
from jobs.refusals import Final
from records import dates

from . import engine, repair
from .words import ORGANIZATION, WORDS, FormWords

if TYPE_CHECKING:
    from weasyprint import Document

_LONG_THEME = 120  # characters; the cover then sets it smaller


@dataclass(frozen=True)
class SetBlock:
    """A block ready to be shown: its place in the note, its HTML, and the cure of a defect where it needs one."""

    number: int | None
    level: int
    anchor: str
    html: SafeString
    fix: str = ""


@dataclass(frozen=True)
class SetNote:
    """A footnote ready to be shown at the end of a page."""

    number: int
    html: SafeString


class PrintedForm:
    """What stands around the text: the lines of the cover and of the running header."""

    def __init__(self, note: NoteText) -> None:
        self.note = note
        self.words: FormWords = WORDS[note.language]

    @property
    def symbol(self) -> str:
        """The symbol in the header; a draft's is not taken."""
        return f"{self.note.symbol} ({self.proposed})" if self.note.draft and self.note.symbol else self.note.symbol

    @property
    def name(self) -> str:
        """The document's own name, in its properties and its outline."""
        theme = marks.line_text(self.note.theme, self.note.language)
        return f"{self.symbol} – {theme}" if self.symbol else theme

    @property
    def description(self) -> str:
        return " – ".join(marks.line_text(line, self.note.language) for line in (self.note.title, self.note.theme))

    @property
    def page(self) -> str:
        return self.words.page

    @property
    def proposed(self) -> str:
        return self.words.proposed

    @property
    def draft(self) -> str:
        """The mark of a draft; an issued note has none."""
        return self.words.draft if self.note.draft else ""

    @property
    def organization(self) -> str:
        return ORGANIZATION[self.note.language][1]

    @property
    def letterhead(self) -> list[tuple[str, str, str]]:
        """The Organization in its three languages: language, acronym, name."""
        return [(language, *names) for language, names in ORGANIZATION.items()]

    @property
    def keywords(self) -> str:
        return ", ".join([*self.words.keywords, *filter(None, [self.note.symbol])])

    @property
    def convening_body(self) -> list[SafeString]:
        return [marks.line_html(line, self.note.language) for line in self.note.convening_body.splitlines()]

    @property
    def original(self) -> str:
        return self.words.original.format(language=self.words.languages[self.note.original_language])

    @property
    def dated(self) -> str:
        """Place and date of issue; a draft may not have the date yet."""
        note = self.note
        line = dates.dated(note.place, note.issued_on, note.language) if note.issued_on else note.place
        return marks.line_html(line, note.language)

    @cached_property
    def title(self) -> SafeString:
        return marks.line_html(self.note.title, self.note.language)

    @cached_property
    def theme(self) -> SafeString:
        return marks.line_html(self.note.theme, self.note.language)

    @property
    def is_long(self) -> bool:
        return len(self.note.theme) > _LONG_THEME

    @property
    def consultation(self) -> SafeString | str:
        day = self.note.consultation_on
        return marks.line_html(dates.label(day, None, self.note.language), self.note.language) if day else ""


@dataclass(frozen=True)
class TypesetNote:
    """The file of a note in one language."""

    pdf: bytes
    pages: int
    sha256: str


def note_pdf(note: NoteText, *, report: engine.Report, link: marks.Link = marks.nowhere) -> TypesetNote:
    """The note as a PDF file, typeset after the house's layout; the same note always gives the same bytes.

    `report` is called with how far the work is. Raises `jobs.refusals.Final` rather than return a file with a known
    defect.
    """
    if obstacles := rules.obstacles_to_typesetting([note]):
        raise Final(obstacles)

    def lay_out(fixes: repair.Fixes) -> "Document":
        return engine.lay_out(note_html(note, target="print", link=link, fixes=fixes), report=report)

    with engine.engine_environment(note.issued_on):
        document = repair.repaired(lay_out, report=report)
        report(gettext_noop("writing the file"))
        pdf = engine.write(document)
    return TypesetNote(pdf, len(document.pages), sha256(pdf).hexdigest())


def note_html(
    note: NoteText, *, target: str, link: marks.Link = marks.nowhere, fixes: Mapping[str, str] | None = None
) -> SafeString:
    """The note as HTML: its text with the footnotes at its end (`web`), or a whole document for paper (`print`).

    `link` knows the address of a document by its symbol; `fixes` names classes that mend paragraphs, by their anchors.
    """
    blocks = numbered(note.blocks)
    if target == "web":
        return render_to_string(
            "documents/_text.html",
            {
                "note": note,
                "blocks": [set_block(block, note.language, link=link) for block in blocks],
                "notes": list(set_notes(blocks, note.language, link=link)),
            },
        )
    fixes = fixes or {}
    return render_to_string(
        "documents/print/note.html",
        {
            "note": note,
            "form": PrintedForm(note),
            "blocks": [
                set_block(block, note.language, link=link, notes_beside=True, fix=fixes.get(block.anchor, ""))
                for block in blocks
            ],
        },
    )


def set_block(
    block: NumberedBlock, language: str, *, link: marks.Link = marks.nowhere, notes_beside: bool = False, fix: str = ""
) -> SetBlock:
    """One block, set in its language."""
    html = marks.html(block.text, language, first_note=block.first_note, link=link, notes_beside=notes_beside)
    if notes_beside:
        html = repair.prepared(html)
    return SetBlock(block.number, block.level, block.anchor, html, fix)


def set_notes(blocks: Iterable[NumberedBlock], language: str, *, link: marks.Link = marks.nowhere) -> Iterable[SetNote]:
    """The footnotes of the blocks, in their order."""
    for block in blocks:
        for place, html in enumerate(marks.notes_html(block.text, language, link=link)):
            yield SetNote(block.first_note + place, html)
