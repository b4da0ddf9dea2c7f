"""Starting, editing and issuing a note."""

import json
from collections.abc import Iterable
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import marks, rules
from documents.choices import PROGRAMME, SEAT, NoteState, RelationKind
from documents.models import Note, Relation, Rendition, Series, Snapshot, SymbolEntry
from jobs import actions as jobs
from records import history
from records.models import Part
from records.refusals import refuse_if
from sessions_app.models import Consultation, Year

from . import symbols, translations


@transaction.atomic
def start_note(*, by, consultation: Consultation | None = None, **facts) -> Note:
    """Begin a draft; what `facts` leave open is proposed from the consultation that it is for."""
    note = Note(consultation=consultation, **(_proposals_for(consultation) | facts))
    history.save(note, by=by, why=_("Started"))
    return note


@transaction.atomic
def edit_note(*, record: Note, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep what a person has changed on a note's cover, or an old version of the whole note.

    A version comes back with all its blocks, which knew their original; where the cover alone names another language as
    the original one, each text is set against that one.
    """
    standing = Note.objects.select_for_update(of=("self",)).get(pk=record.pk)
    refuse_if(rules.obstacles_to_editing(standing))
    parts, without = list(parts), list(without)
    if record.original_language != standing.original_language and not (parts or without):
        parts = list(standing.blocks.all())
        for block in parts:
            translations.change_original(block, standing.original_language, record.original_language)
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def issue_note(*, note: Note, symbol: str, by) -> Note:
    """Give the note its symbol and freeze its text in all languages; the worker then typesets each of them.

    `symbol` is what the person confirmed: whatever was proposed since is not issued unseen.
    Locks, in this order: the series, for its symbols are counted; the note.
    """
    series = _lock_series(symbol)
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    refuse_if(rules.obstacles_to_issuing(note) or rules.obstacles_to_confirming(note, symbol))
    note.symbol = symbols.take_for_note(series=series, note=note, by=by)
    note.state = NoteState.ISSUED
    _relate(note)
    snapshot = _take_snapshot(note)
    history.save(note, by=by, why=_("Issued as %(symbol)s") % {"symbol": note.symbol})
    for language, _name in settings.LANGUAGES:
        rendition = Rendition.objects.create(note=note, snapshot=snapshot, language=language, of_version=note.version)
        jobs.enqueue("documents.typeset", key=rendition.pk, by=by)
    return note


def _lock_series(symbol: str) -> Series | None:
    found = Series.objects.reading(symbol)
    return symbols.lock(found[0]) if found else None


def _relate(note: Note) -> None:
    """Write down what the note cites, and what it revises, completes, corrects or amends."""
    cited = {symbol for block in note.blocks.all() for text in block.texts.values() for symbol in marks.cited(text)}
    bonds = [(RelationKind.CITES, symbol) for symbol in sorted(cited)]
    _series, symbol = Series.objects.reading(note.symbol.symbol)
    if symbol.base:
        bonds.append((RelationKind(symbol.change.lower()), str(symbol.base)))
    entries = {entry.symbol: entry for entry in SymbolEntry.objects.filter(symbol__in=[name for _bond, name in bonds])}
    Relation.objects.bulk_create(
        Relation(note=note, bond=bond, target=entries[name]) for bond, name in bonds if name in entries
    )


def _take_snapshot(note: Note) -> Snapshot:
    """Freeze what the note says in every language."""
    issued = {
        "symbol": note.symbol.symbol,
        "distribution": note.distribution,
        "languages": {language: note.value_in(language).as_json() for language, _name in settings.LANGUAGES},
    }
    content = json.dumps(issued, ensure_ascii=False, indent=1)
    return Snapshot.objects.create(
        note=note, content=content, sha256=sha256(content.encode()).hexdigest(), taken_at=timezone.now()
    )


def _proposals_for(consultation: Consultation | None) -> dict:
    """What the cover of a note for this consultation will probably say."""
    languages = [language for language, _name in settings.LANGUAGES]
    proposals = {f"place_{language}": SEAT[language] for language in languages}
    if consultation is None:
        return proposals
    year = Year.objects.filter(preparations__consultation=consultation).order_by("-number").first()
    proposals["reports_on"] = year and Year.objects.filter(number=year.number - 1).first()
    proposals["plans"] = year
    for language in languages:
        proposals[f"convening_body_{language}"] = getattr(consultation, f"convening_body_{language}") or ""
        if year:
            proposals[f"title_{language}"] = PROGRAMME[language].format(year=year.number)
            proposals[f"theme_{language}"] = getattr(year, f"theme_{language}") or ""
    return proposals
