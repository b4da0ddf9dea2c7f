"""Many who draft at once, on both engines: each test has its twin, in which the guard is off and the race is seen."""

from contextlib import nullcontext
from datetime import date

import pytest

from documents.actions import blocks, notes
from documents.models import Block, HouseStyle, Note
from drafting import actions, rules
from records import history
from sessions_app.models import Preparation
from tests.factories import ConsultationFactory, YearFactory
from tests.races import at_once, errors, without_lock

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def autumn(db):
    """The consultation that prepares 2032, of which something can be told."""
    year = YearFactory(number=2032, theme_en="Ferries")
    consultation = ConsultationFactory(date=date(2031, 10, 2))
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    return consultation


def test_two_who_have_the_note_for_one_consultation_drafted_at_once_get_one_note(autumn, marta, meet):
    meet(rules, "obstacles_to_drafting_for", 2)

    outcomes = at_once(*[lambda: actions.draft_note_for(consultation=autumn, by=marta)] * 2)

    [refused] = errors(outcomes)
    assert "A note for this consultation stands already" in str(refused)
    assert Note.objects.count() == 1


def test_the_twin_without_the_lock_drafts_it_twice(autumn, marta, meet, monkeypatch):
    meet(rules, "obstacles_to_drafting_for", 2)
    without_lock(monkeypatch)

    at_once(*[lambda: actions.draft_note_for.__wrapped__(consultation=autumn, by=marta)] * 2)

    assert Note.objects.count() == 2


@pytest.fixture
def begun(autumn, marta):
    """A note that is begun and says nothing yet."""
    return notes.start_note(consultation=autumn, by=marta)


def test_a_note_that_two_have_drafted_at_once_has_each_block_once(begun, marta, meet):
    meet(actions, "draft_of", 2)

    outcomes = at_once(*[lambda: actions.draft_note(note=begun, by=marta)] * 2)

    keys = list(Block.objects.values_list("drafting_key", flat=True))
    assert errors(outcomes) == []
    assert sorted(map(len, outcomes)) == [0, len(keys)]
    assert len(set(keys)) == len(keys)


def test_the_twin_that_does_not_hold_the_note_refuses_the_second_needlessly(begun, marta, meet, monkeypatch):
    meet(actions, "draft_of", 2)
    monkeypatch.setattr(blocks, "lock", lambda note: Note.objects.get(pk=note.pk))

    outcomes = at_once(*[lambda: actions.draft_note.__wrapped__(note=begun, by=marta)] * 2)

    assert errors(outcomes)


def test_two_who_adopt_a_house_style_at_once_keep_one(marta, meet):
    meet(history, "_save_unit", 2)

    outcomes = at_once(*[lambda: actions.adopt_house_style(by=marta)] * 2)

    assert errors(outcomes) == []
    assert HouseStyle.objects.get().plan.count() == 10


def test_the_twin_that_takes_no_refusal_for_an_answer_tells_the_second_of_a_broken_constraint(marta, meet, monkeypatch):
    meet(history, "_save_unit", 2)
    monkeypatch.setattr(actions, "suppress", lambda error: nullcontext())

    outcomes = at_once(*[lambda: actions.adopt_house_style.__wrapped__(by=marta)] * 2)

    assert len(errors(outcomes)) == 1
