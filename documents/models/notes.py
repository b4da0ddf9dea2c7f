"""Notes and the blocks they are made of."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from documents import marks
from documents.choices import Alignment, Distribution, Level, NoteState, RelationKind
from documents.numbering import HEADING, PARAGRAPH, BlockText, NoteText, fingerprint
from documents.queries import BlockQuerySet, NoteQuerySet, RelationQuerySet
from records.models import Part, Record
from sessions_app.models import Consultation, Year

from .symbols import SymbolEntry


class Note(Record):
    """A discussion note: drafted here in three languages, and once issued, never changed."""

    state = models.CharField(
        _("state"), max_length=10, choices=NoteState.choices, default=NoteState.DRAFT, editable=False
    )
    symbol = models.OneToOneField(
        SymbolEntry, models.PROTECT, related_name="note", null=True, editable=False, verbose_name=_("symbol")
    )
    proposed_symbol = models.CharField(_("proposed symbol"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=300)
    theme = models.CharField(_("theme as printed"), max_length=400, blank=True)
    convening_body = models.TextField(
        _("convening body as printed"), max_length=400, blank=True, help_text=_("Line breaks are kept.")
    )
    place = models.CharField(_("place of issue"), max_length=100, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="notes", null=True, blank=True, verbose_name=_("consultation")
    )
    reports_on = models.ForeignKey(
        Year, models.PROTECT, related_name="notes_reporting", null=True, blank=True, verbose_name=_("year reported on")
    )
    plans = models.ForeignKey(
        Year, models.PROTECT, related_name="notes_planning", null=True, blank=True, verbose_name=_("year planned")
    )
    original_language = models.CharField(
        _("original language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    distribution = models.CharField(
        _("distribution"), max_length=10, choices=Distribution.choices, default=Distribution.GENERAL
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=NoteState.DRAFT, symbol=None) | Q(state=NoteState.ISSUED, symbol__isnull=False),
                name="a_note_has_its_symbol_from_issue_on",
            ),
            models.CheckConstraint(
                condition=Q(state=NoteState.DRAFT) | Q(issued_on__isnull=False),
                name="an_issued_note_has_a_date_of_issue",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol.symbol if self.symbol else self.proposed_symbol or str(self.title)

    def get_absolute_url(self) -> str:
        return (
            reverse("note", kwargs={"symbol": self.symbol.symbol})
            if self.symbol
            else reverse("draft", kwargs={"pk": self.pk})
        )

    def is_about(self, year: Year) -> bool:
        """Whether it reports on the year or plans it."""
        return year.pk in (self.reports_on_id, self.plans_id)

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.state == NoteState.DRAFT

    @property
    def consultation_on(self) -> date | None:
        """The day of the consultation that the note is for."""
        return self.consultation and self.consultation.date

    def value_in(self, language: str) -> NoteText:
        """The note as it stands now, as a value of one language."""
        return NoteText(
            symbol=str(self.symbol or self.proposed_symbol),
            place=self.said("place", language),
            issued_on=self.issued_on,
            consultation_on=self.consultation_on,
            original_language=self.original_language,
            convening_body=self.said("convening_body", language),
            title=self.said("title", language),
            theme=self.said("theme", language),
            blocks=tuple(block.value_in(language) for block in self.blocks.all()),
            language=language,
            draft=self.is_draft,
        )

    def said(self, name: str, language: str) -> str:
        """What one of the note's texts says in this language; empty where it was not written."""
        return getattr(self, f"{name}_{language}") or ""


class Block(Part):
    """A heading or a numbered paragraph of a note, in three languages side by side.

    Positions only tell the order; they leave room, so that a block that comes between two others moves neither.
    `drafting_key` names what the block was drafted from; `drafted` is the text as it was drafted then, `set_aside` a
    later one of the records that a person has seen and not taken. `renders` is, in each language, the fingerprint of
    the original's text that the translation renders; blank where nobody knows.
    """

    part_of = "note"

    note = models.ForeignKey(Note, models.CASCADE, related_name="blocks", verbose_name=_("note"))
    position = models.PositiveIntegerField(_("position"))
    level = models.PositiveSmallIntegerField(_("kind"), choices=Level.choices, default=Level.PARAGRAPH)
    text = models.TextField(_("text"), blank=True)
    drafting_key = models.CharField(max_length=200, blank=True, editable=False)
    drafted = models.TextField(_("text as drafted"), blank=True, editable=False)
    set_aside = models.TextField(_("text of the records that was not taken"), blank=True, editable=False)
    renders = models.CharField(max_length=16, blank=True, editable=False)

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="a_block_is_a_paragraph_or_a_heading_of_two_levels"
            ),
            models.UniqueConstraint(
                fields=["note", "drafting_key"],
                condition=~Q(drafting_key=""),
                name="a_record_gives_a_note_each_block_once",
                violation_error_message=_("Another block of the note is drafted from the same record."),
            ),
        ]

    def __str__(self) -> str:
        said = next(filter(None, self.texts.values()), "")
        return f"{self.get_level_display()}: {Truncator(marks.plain(said)).chars(40)}"

    @property
    def is_heading(self) -> bool:
        """Whether it stands above paragraphs, without a number."""
        return self.level != Level.PARAGRAPH

    def text_in(self, language: str) -> str:
        """What was written in this language; empty where nothing was."""
        return getattr(self, f"text_{language}") or ""

    def drafted_in(self, language: str) -> str:
        """What the records gave in this language when the block was drafted, or last taken from them."""
        return getattr(self, f"drafted_{language}") or ""

    def set_aside_in(self, language: str) -> str:
        """What they have given since, and a person has seen and not taken."""
        return getattr(self, f"set_aside_{language}") or ""

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by language."""
        return {language: self.text_in(language) for language, _name in settings.LANGUAGES}

    def fingerprint(self, *languages: str) -> str:
        """A short mark of what the block says now in these languages, or in all: by it a later reader sees a change."""
        return fingerprint(*(text for language, text in self.texts.items() if not languages or language in languages))

    def renders_in(self, language: str) -> str:
        """The fingerprint of the text of the original that this translation renders; empty where nobody knows."""
        return getattr(self, f"renders_{language}") or ""

    def alignment_in(self, language: str) -> Alignment:
        """How what it says in this language stands to the original."""
        original = self.note.original_language
        if not self.text_in(language):
            return Alignment.MISSING
        if language == original:
            return Alignment.ORIGINAL
        if not self.text_in(original) or not self.renders_in(language):
            return Alignment.NOT_COMPARED
        same = self.renders_in(language) == self.fingerprint(original)
        return Alignment.UP_TO_DATE if same else Alignment.OUT_OF_DATE

    def value_in(self, language: str) -> BlockText:
        """The block as a value of one language."""
        kind = HEADING if self.is_heading else PARAGRAPH
        return BlockText(kind=kind, level=self.level, text=self.text_in(language), key=str(self.pk))


class Relation(models.Model):
    """That a note revises, completes, corrects, amends or cites the document of a symbol; found when it was issued."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="relations", verbose_name=_("note"))
    bond = models.CharField(_("relation"), max_length=5, choices=RelationKind.choices)
    target = models.ForeignKey(SymbolEntry, models.PROTECT, related_name="relations", verbose_name=_("document"))

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["bond", "target__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["note", "bond", "target"], name="one_relation_of_a_kind_to_a_document")
        ]

    def __str__(self) -> str:
        return f"{self.note}: {self.get_bond_display()} {self.target}"
