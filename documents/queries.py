"""Questions about symbols, notes and their files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Cast, Concat, StrIndex
from django.utils import translation

from membership.roles import Permission
from records.collation import words_of
from records.queries import RecordQuerySet

from . import marks, symbols
from .choices import Distribution, Level, NoteState, RenditionState, SymbolStanding
from .numbering import NoteText
from .symbols import Symbol

if TYPE_CHECKING:
    from .models import Series, SymbolEntry


@dataclass(frozen=True)
class Gap:
    """Numbers of a stem that stand for no document that we know of."""

    stem: str
    first: int
    last: int

    def __str__(self) -> str:
        ends = [self.first] if self.first == self.last else [self.first, self.last]
        return " – ".join(f"{self.stem}/{number}" for number in ends)


class SeriesQuerySet(RecordQuerySet):
    """Series of symbols."""

    def reading(self, text: str) -> "tuple[Series, Symbol] | None":
        """The series to whose shape a typed symbol fits, and the symbol in its canonical spelling."""
        for series in self.order_by("code"):
            if symbol := symbols.read(text, series.shape):
                return series, symbol
        return None


class SymbolEntryQuerySet(RecordQuerySet):
    """Symbols that are taken."""

    def called(self, symbol: str) -> "SymbolEntryQuerySet":
        """The entry of this symbol, in whatever capitals it was typed."""
        return self.filter(symbol__iexact=symbol)

    def of_stem(self, stem: str) -> "SymbolEntryQuerySet":
        """Those that are numbered together: IC/2008."""
        return self.filter(stem=stem)

    def issued(self) -> "SymbolEntryQuerySet":
        """Those of notes that were issued here."""
        return self.filter(standing=SymbolStanding.ISSUED)

    def with_notes(self) -> "SymbolEntryQuerySet":
        """With the notes that were issued under them."""
        return self.select_related("series", "note")

    def stems(self) -> list[str]:
        """What stands before the running numbers, the latest year or session first: IC/2008, IC/2007."""
        return sorted(self.order_by().values_list("stem", flat=True).distinct(), key=symbols.sort_key, reverse=True)

    def with_gaps(self) -> "list[SymbolEntry | Gap]":
        """The entries of one stem in their order, and between them the numbers that no entry has."""
        rows, expected = [], 1
        for entry in self.order_by("sort_key"):
            if entry.number > expected:
                rows.append(Gap(entry.stem, expected, entry.number - 1))
            rows.append(entry)
            expected = max(expected, entry.number + 1)
        return rows

    def next_number(self, stem: str) -> int:
        """The number after the highest of the stem; gaps are never filled."""
        return (self.of_stem(stem).aggregate(highest=Max("number"))["highest"] or 0) + 1


class NoteQuerySet(RecordQuerySet):
    """Notes, drafts and issued."""

    def visible_to(self, user) -> "NoteQuerySet":
        """What is issued; restricted documents for those who are signed in; drafts for those who work on them."""
        if user.may(Permission.SEE_DRAFTS):
            return self
        issued = self.issued()
        return issued if user.is_authenticated else issued.exclude(distribution=Distribution.RESTRICTED)

    def issued(self) -> "NoteQuerySet":
        """Those that can no longer change."""
        return self.filter(state=NoteState.ISSUED)

    def drafts(self) -> "NoteQuerySet":
        """Those that are still being written, the newest first."""
        return self.filter(state=NoteState.DRAFT).order_by("-pk")

    def cited_in(self, *texts: NoteText, base: str = "") -> dict[str, str]:
        """The addresses of the documents that the texts cite, by symbol, as far as they were issued here."""
        cited = {symbol for text in texts for block in text.blocks for symbol in marks.cited(block.text)}
        found = self.issued().filter(symbol__symbol__in=cited).select_related("symbol") if cited else ()
        with translation.override(texts[0].language):
            return {note.symbol.symbol: base + note.get_absolute_url() for note in found}

    def called(self, symbol: str) -> "NoteQuerySet":
        """The note of this symbol, in whatever capitals it was typed."""
        return self.filter(symbol__symbol__iexact=symbol)

    def about(self, year, *, and_for: Iterable[models.Model] = ()) -> "NoteQuerySet":
        """Those that report on the year or plan it, and those for these consultations."""
        return self.filter(Q(reports_on=year) | Q(plans=year) | Q(consultation__in=and_for))

    def with_facts(self) -> "NoteQuerySet":
        """With what the head of a note's page says."""
        return self.select_related("symbol", "consultation")

    def with_files(self) -> "NoteQuerySet":
        """With the typeset files that are there, in the order of the languages."""
        renditions = self.model._meta.get_field("renditions").related_model.objects
        files = renditions.ready().that_count().in_order_of_languages()
        return self.prefetch_related(Prefetch("renditions", queryset=files, to_attr="files"))

    def that_say(self, words: str) -> "NoteQuerySet":
        """Those in whose symbol, titles or text, in any language, each of the words stands."""
        blocks = self.model._meta.get_field("blocks").related_model.objects
        found = self
        for word in words_of(words):
            said = Q(symbol__symbol__says=word) | Q(proposed_symbol__says=word)
            written = Q()
            for language, _name in settings.LANGUAGES:
                said |= Q(**{f"title_{language}__says": word}) | Q(**{f"theme_{language}__says": word})
                written |= Q(**{f"text_{language}__says": word})
            found = found.filter(said | Exists(blocks.filter(written, note=OuterRef("pk"))))
        return found


class RelationQuerySet(models.QuerySet):
    """Which notes revise, complete, correct, amend or cite which documents."""

    def visible_to(self, user) -> "RelationQuerySet":
        """Those of notes that this person may see."""
        return self.filter(note__in=self._notes.visible_to(user)).select_related("note__symbol")

    def with_targets(self, user) -> "RelationQuerySet":
        """With the documents that they lead to, their notes, and whether this person may see those: `is_open`."""
        seen = self._notes.visible_to(user).filter(symbol=OuterRef("target"))
        return self.select_related("target__note").annotate(is_open=Exists(seen))

    @property
    def _notes(self) -> NoteQuerySet:
        return self.model._meta.get_field("note").related_model.objects


class BlockQuerySet(models.QuerySet):
    """The blocks of notes, in their order."""

    def visible_to(self, user) -> "BlockQuerySet":
        """Those of notes that this person may see."""
        notes = self.model._meta.get_field("note").related_model.objects
        return self.filter(note__in=notes.visible_to(user))

    def of_issued_notes(self) -> "BlockQuerySet":
        """Those that can no longer change, with their notes, the latest note first."""
        found = self.filter(note__state=NoteState.ISSUED).select_related("note__symbol")
        return found.order_by("-note__issued_on", "-note_id", "position")

    def drafted_from(self, key: str) -> "BlockQuerySet":
        """The paragraphs that a record gave, whose drafting keys begin with this."""
        return self.filter(Q(drafting_key=key) | Q(drafting_key__startswith=f"{key}:"), level=Level.PARAGRAPH)

    def drafted_from_each(self, kind: str, key: OuterRef) -> "BlockQuerySet":
        """The same within a question about records: of each, the paragraphs whose keys begin with its kind and key."""
        whole = Concat(Value(f"{kind}:"), Cast(key, models.TextField()), output_field=models.TextField())
        begins = Concat(whole, Value(":"), output_field=models.TextField())
        return self.filter(Q(drafting_key=whole) | Q(drafting_key__startswith=begins), level=Level.PARAGRAPH)

    def with_numbers(self) -> "BlockQuerySet":
        """Paragraphs with their `number` in their note."""
        up_to_it = self.model._base_manager.filter(
            note=OuterRef("note"), level=Level.PARAGRAPH, position__lte=OuterRef("position")
        )
        counted = up_to_it.order_by().values("note").annotate(count=Count("pk")).values("count")
        return self.annotate(number=Subquery(counted))

    def with_key(self, key: int | None) -> "BlockQuerySet":
        """The block of this key, if it stands."""
        return self.filter(pk=key)

    def before(self, block) -> "BlockQuerySet":
        """Those above this block in its note, the nearest first."""
        return self.filter(note=block.note_id, position__lt=block.position).order_by("-position")

    def after(self, block) -> "BlockQuerySet":
        """Those below this block in its note, the nearest first."""
        return self.filter(note=block.note_id, position__gt=block.position).order_by("position")


class RenditionQuerySet(models.QuerySet):
    """Typeset files, there or ordered."""

    def with_text(self) -> "RenditionQuerySet":
        """With all that the typesetter needs to know of the note."""
        return self.select_related("snapshot", "note__symbol", "note__consultation")

    def ready(self) -> "RenditionQuerySet":
        """Those whose file is there."""
        return self.filter(state=RenditionState.READY)

    def ordered(self) -> "RenditionQuerySet":
        """Those that a worker has still to make."""
        return self.filter(state=RenditionState.ORDERED)

    def of_drafts(self) -> "RenditionQuerySet":
        """Those of drafts."""
        return self.filter(snapshot=None)

    def that_count(self) -> "RenditionQuerySet":
        """Those of what was issued, and of drafts; what was made of a draft no longer counts once it is issued."""
        return self.exclude(snapshot=None, note__state=NoteState.ISSUED)

    def in_order_of_languages(self) -> "RenditionQuerySet":
        """English, French, Spanish; of one language the newest first."""
        order = " ".join(code for code, _name in settings.LANGUAGES)
        return self.order_by(StrIndex(models.Value(order), "language"), "-pk")


def drafted_before(note: models.Model) -> set[str]:
    """The drafting keys of all blocks that the note has ever had."""
    rows = note.blocks.model.history.filter(note_id=note.pk).exclude(drafting_key="")
    return set(rows.order_by().values_list("drafting_key", flat=True).distinct())


def writing_of(block: models.Model, language: str) -> models.Model:
    """The row of the history in which what the block says in this language came to be said, and by whom."""
    rows = list(block.history.select_related("history_user").order_by("-history_date", "-history_id"))
    texts = [getattr(row, f"text_{language}") or "" for row in rows]
    return next((row for row, text, older in zip(rows, texts, [*texts[1:], None], strict=True) if text != older))


def writings_of(blocks: Iterable[models.Model], language: str) -> dict[int, list[models.Model]]:
    """The rows of the history of each of these blocks, oldest first, with nothing but its text in this language."""
    blocks = list(blocks)
    if not blocks:
        return {}
    rows = blocks[0].history.model.objects.filter(id__in=[block.pk for block in blocks])
    rows = rows.select_related("history_user").order_by("id", "history_date", "history_id")
    rows = rows.only("id", f"text_{language}", "history_date", "history_user__name", "history_user__email")
    return {key: list(of_block) for key, of_block in groupby(rows, key=lambda row: row.id)}


def original_language_at(note: models.Model, moment: datetime) -> str:
    """In which language the note was written at this moment."""
    return note.history.filter(history_date__lte=moment).latest().original_language


def last_of(note: models.Model, key: int) -> models.Model | None:
    """The last row of the history about a block of the note, standing or taken out."""
    rows = note.blocks.model.history.filter(id=key, note_id=note.pk).select_related("history_user")
    return rows.order_by("history_date", "history_id").last()


class HouseStyleQuerySet(RecordQuerySet):
    """The house style: one row, or none as long as the portal's own is in force."""

    def with_plan(self) -> "HouseStyleQuerySet":
        """With the parts of the yearly note in their order."""
        return self.prefetch_related("plan")
