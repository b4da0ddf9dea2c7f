"""Taking symbols into the register; once there, a symbol is never given out again."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from documents import rules, symbols
from documents.choices import SymbolStanding
from documents.models import Series, SymbolEntry
from documents.symbols import Symbol
from records import history
from records.refusals import Refused, refuse_if
from sessions_app.models import Consultation


@transaction.atomic
def keep_series(*, record: Series, by, why: str = "", parts=(), without=()) -> None:
    """Keep a series as a person has edited it; the shape of symbols that are taken stays."""
    refuse_if(rules.obstacles_to_reshaping(record))
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_symbol_entry(*, record: SymbolEntry, by, why: str = "", parts=(), without=()) -> None:
    """Keep what a person has written about the document of a symbol; what was issued here speaks for itself."""
    refuse_if(rules.obstacles_to_describing(SymbolEntry.objects.get(pk=record.pk)))
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def reserve_symbol(*, series: Series, by, symbol: str = "", year: int | None = None, remark: str = "") -> SymbolEntry:
    """Keep a symbol free for a document to come: the one typed, or the next of the series in this year."""
    series = lock(series)
    if not symbol:
        stem = symbols.stem_of(series.shape, year=year)
        symbol = str(Symbol(stem, SymbolEntry.objects.next_number(stem)))
    return _take(series, symbol, standing=SymbolStanding.RESERVED, remark=remark, by=by, why=_("Reserved"))


@transaction.atomic
def enter_symbol(
    *,
    symbol: str,
    by,
    dated: date | None = None,
    consultation: Consultation | None = None,
    remark: str = "",
    **titles: str,
) -> SymbolEntry:
    """Record a symbol that a document has which is not kept here; `titles` are `title_en`, `title_fr`, `title_es`."""
    series = lock(_series_of(symbol))
    facts = {"dated": dated, "consultation": consultation, "remark": remark, **titles}
    return _take(series, symbol, standing=SymbolStanding.ELSEWHERE, by=by, why=_("Entered"), **facts)


def take_for_note(*, series: Series, note, by) -> SymbolEntry:
    """Give the note the symbol that is proposed for it; the caller holds the lock on the series and has refused."""
    titles = {name: getattr(note, name) for name in ("title_en", "title_fr", "title_es")}
    reserved = SymbolEntry.objects.called(note.proposed_symbol).first()
    entry = reserved or _new_entry(series, note.proposed_symbol)
    facts = {"standing": SymbolStanding.ISSUED, "dated": note.issued_on, "consultation": note.consultation, **titles}
    for name, fact in facts.items():
        setattr(entry, name, fact)
    history.save(entry, by=by, why=_("Issued"))
    return entry


def lock(series: Series) -> Series:
    """Hold the series until the transaction ends: whoever gives out its symbols waits here. Always the first lock."""
    return Series.objects.select_for_update(of=("self",)).get(pk=series.pk)


def _take(series: Series, symbol: str, *, by, why: str, **facts) -> SymbolEntry:
    refuse_if(rules.obstacles_to_taking(symbol))
    entry = _new_entry(series, symbol)
    for name, fact in facts.items():
        setattr(entry, name, fact)
    history.save(entry, by=by, why=why)
    return entry


def _new_entry(series: Series, typed: str) -> SymbolEntry:
    symbol = symbols.read(typed, series.shape)
    return SymbolEntry(
        series=series,
        symbol=str(symbol),
        stem=symbol.stem,
        number=symbol.number,
        suffixes="/".join(symbol.suffixes),
        sort_key=symbols.sort_key(str(symbol)),
    )


def _series_of(symbol: str) -> Series:
    found = Series.objects.reading(symbol)
    if not found:
        raise Refused(rules.obstacles_to_taking(symbol))
    return found[0]
