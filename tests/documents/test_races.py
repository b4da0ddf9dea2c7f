"""Many at once, on both engines: each test has its twin, in which the guard is off and the race is seen."""

import pytest
from django.db import IntegrityError

from documents import rules
from documents.actions import blocks, notes, symbols
from documents.models import Note, Snapshot, SymbolEntry
from documents.queries import SymbolEntryQuerySet
from jobs.models import Job
from records.refusals import Changed, Refused
from tests.drafts import complete_draft
from tests.races import at_once, errors, without_lock

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]

MANY = 5


# One symbol for one document ------------------------------------------------------------------------------------------


def test_those_who_reserve_at_once_get_different_numbers_without_a_gap(ic, ines, meet):
    meet(SymbolEntryQuerySet, "next_number", MANY)

    outcomes = at_once(*[lambda: symbols.reserve_symbol(series=ic, year=2009, by=ines)] * MANY)

    assert sorted(map(str, outcomes)) == [f"IC/2009/{number}" for number in range(1, MANY + 1)]


def test_the_twin_without_the_lock_gives_one_number_to_several(ic, ines, meet, monkeypatch):
    meet(SymbolEntryQuerySet, "next_number", MANY)
    without_lock(monkeypatch)

    outcomes = at_once(*[lambda: symbols.reserve_symbol.__wrapped__(series=ic, year=2009, by=ines)] * MANY)

    assert errors(outcomes)
    assert SymbolEntry.objects.count() < MANY


@pytest.fixture
def rivals(ic, spring, marta):
    """Two complete drafts for which the same symbol is proposed."""
    return [complete_draft(spring, marta, "IC/2009/3") for _ in range(2)]


def test_of_two_notes_issued_at_once_under_one_symbol_one_is_refused_in_words(rivals, ines, meet):
    meet(rules, "obstacles_to_issuing", 2)

    outcomes = at_once(*[lambda note=note: notes.issue_note(note=note, symbol="IC/2009/3", by=ines) for note in rivals])

    [refused] = errors(outcomes)
    assert refused.reasons == ["The symbol IC/2009/3 is taken already; a symbol is never given twice."]
    assert (Note.objects.issued().count(), Snapshot.objects.count(), Job.objects.count()) == (1, 1, 3)


def test_the_twin_without_the_lock_runs_into_the_constraint(rivals, ines, meet, monkeypatch):
    meet(rules, "obstacles_to_issuing", 2)
    without_lock(monkeypatch)

    outcomes = at_once(
        *[lambda note=note: notes.issue_note.__wrapped__(note=note, symbol="IC/2009/3", by=ines) for note in rivals]
    )

    [refused] = errors(outcomes)
    assert isinstance(refused, IntegrityError | Refused)  # of the symbol, or of the note that it belongs to


def test_two_notes_issued_at_once_take_their_two_symbols(ic, spring, marta, ines):
    drafts = {symbol: complete_draft(spring, marta, symbol) for symbol in ("IC/2009/3", "IC/2009/4")}

    outcomes = at_once(
        *[
            lambda note=note, symbol=symbol: notes.issue_note(note=note, symbol=symbol, by=ines)
            for symbol, note in drafts.items()
        ]
    )

    assert sorted(str(note.symbol) for note in outcomes) == ["IC/2009/3", "IC/2009/4"]


def test_one_note_issued_twice_at_once_is_issued_once(draft, ines, meet):
    meet(rules, "obstacles_to_issuing", 2)

    outcomes = at_once(*[lambda: notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)] * 2)

    [refused] = errors(outcomes)
    assert "An issued note cannot be changed" in str(refused)
    assert (Snapshot.objects.count(), Job.objects.count()) == (1, 3)


def test_the_twin_without_the_lock_lets_both_begin(draft, ines, meet, monkeypatch):
    meet(rules, "obstacles_to_issuing", 2)
    without_lock(monkeypatch)

    outcomes = at_once(*[lambda: notes.issue_note.__wrapped__(note=draft, symbol="IC/2009/3", by=ines)] * 2)

    assert not any("An issued note cannot be changed" in str(error) for error in errors(outcomes))


# Many writers, one note -----------------------------------------------------------------------------------------------


def write(note, place, text, by):
    block = note.blocks.all()[place]
    return lambda: blocks.edit_block(block=block, language="en", text=text, read=block.fingerprint("en"), by=by)


def test_those_who_write_different_blocks_at_once_are_all_kept(draft, marta, meet):
    meet(blocks, "_current", MANY)

    outcomes = at_once(*[write(draft, place, f"Text {place}.", marta) for place in range(MANY)])

    assert errors(outcomes) == []
    assert [block.text_en for block in draft.blocks.all()] == [f"Text {place}." for place in range(MANY)]


def test_the_twin_that_does_not_hold_the_note_refuses_some_needlessly(draft, marta, meet, monkeypatch):
    meet(blocks, "_current", MANY)
    monkeypatch.setattr(blocks, "lock", lambda note: Note.objects.get(pk=note.pk))
    monkeypatch.setattr(blocks, "edit_block", blocks.edit_block.__wrapped__)

    outcomes = at_once(*[write(draft, place, f"Text {place}.", marta) for place in range(MANY)])

    assert errors(outcomes)


def test_of_those_who_write_one_text_at_once_one_is_kept_and_the_others_are_told(draft, marta, meet):
    meet(blocks, "_current", MANY)

    outcomes = at_once(*[write(draft, 4, f"Text {number}.", marta) for number in range(MANY)])

    assert [type(error) for error in errors(outcomes)] == [Changed] * (MANY - 1)


def test_the_twin_that_compares_nothing_loses_texts_unseen(draft, marta, meet, monkeypatch):
    monkeypatch.setattr(type(draft.blocks.first()), "fingerprint", lambda self, *languages: "the same")

    outcomes = at_once(*[write(draft, 4, f"Text {number}.", marta) for number in range(MANY)])

    assert errors(outcomes) == []  # one text stands, the others are gone, and nobody was told
