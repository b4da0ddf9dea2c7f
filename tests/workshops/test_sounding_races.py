"""Many delegates at once: one answer counts for each Member, and what is acknowledged was stated before closing."""

import threading
from contextlib import contextmanager

import pytest
from django.db import connection

from membership.choices import MemberStanding
from tests.factories import MemberFactory
from tests.races import at_once, errors, without_lock
from workshops.actions import soundings as actions
from workshops.choices import Manner
from workshops.models import Preference, Sounding
from workshops.rules import soundings as rules

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def members(db):
    """Thirty Member States."""
    return [MemberFactory(name_en=f"State {number}", standing=MemberStanding.STATE) for number in range(30)]


def rounds(verb, sounding, members, topics, by, count):
    """So many persons who each state something for every Member, none like another."""

    def one_round(first):
        def state_all():
            stated = 0
            for place, member in enumerate([*members[first:], *members[:first]]):
                order = topics[(first + place) % len(topics) :]
                verb(sounding=sounding, member=member, manner=Manner.ORDER, order=order, by=by)
                stated += 1
            return stated

        return state_all

    return [one_round(number % len(members)) for number in range(count)]


@contextmanager
def nothing_unique():
    """Take the constraint away that holds one counting answer per Member."""
    [constraint] = [each for each in Preference._meta.constraints if each.name.startswith("one_preference")]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Preference, constraint)
    yield
    Preference.objects.all()._raw_delete(Preference.objects.db)
    with connection.schema_editor() as editor:
        editor.add_constraint(Preference, constraint)


def test_thirty_members_and_twenty_answers_of_each_at_once_leave_thirty(sounding, topics, members, marta):
    outcomes = at_once(*rounds(actions.state_preference, sounding, members, topics, marta, 20))

    assert outcomes == [30] * 20  # every one was acknowledged
    assert sounding.preferences.counting().count() == 30
    assert sounding.preferences.counting().values("member").distinct().count() == 30
    for preference in sounding.preferences.all():
        assert [ranked.rank for ranked in preference.ranking.all()] == list(range(1, preference.ranking.count() + 1))


def test_the_twin_without_lock_and_constraint_leaves_more(sounding, topics, portugal, marta, monkeypatch, meet):
    without_lock(monkeypatch)
    state = actions.state_preference.__wrapped__
    with nothing_unique():
        meet(actions, "_new_reference", 8)
        at_once(*rounds(state, sounding, [portugal], topics, marta, 8))
        counting = sounding.preferences.counting().count()
        for preference in sounding.preferences.all():
            preference.ranking.all().delete()
    assert counting > 1


def test_the_constraint_alone_lets_no_second_answer_count(sounding, topics, portugal, marta, monkeypatch, meet):
    without_lock(monkeypatch)
    meet(actions, "_new_reference", 8)

    at_once(*rounds(actions.state_preference.__wrapped__, sounding, [portugal], topics, marta, 8))

    assert sounding.preferences.counting().count() == 1


def test_of_two_hundred_answers_racing_the_closing_each_is_counted_or_refused(sounding, topics, members, marta):
    acknowledged, begun, seen = [], threading.Event(), []

    def state_for(member):
        def state_ten():
            for number in range(10):
                order = topics[number % 4 :]
                fields = {"sounding": sounding, "member": member, "manner": Manner.ORDER, "order": order, "by": marta}
                acknowledged.append(actions.state_preference(**fields))
                if len(acknowledged) > 60:
                    begun.set()

        return state_ten

    def close():
        begun.wait(timeout=30)
        actions.close_sounding(sounding=sounding, by=marta)
        seen.extend(sounding.preferences.counting().values_list("pk", flat=True))

    outcomes = at_once(close, *(state_for(member) for member in members[:20]))

    refused = errors(outcomes)
    assert refused
    assert all("The sounding closed on" in str(each) for each in refused)
    closed_at = Sounding.objects.get().closed_at
    kept = {preference.pk: preference for preference in sounding.preferences.all()}
    assert set(kept) == {preference.pk for preference in acknowledged}
    assert all(preference.stated_at <= closed_at for preference in kept.values())
    last = {}
    for preference in sorted(kept.values(), key=lambda each: (each.stated_at, each.pk)):
        last[preference.member_id] = preference.pk
    counting = set(sounding.preferences.counting().values_list("pk", flat=True))
    assert counting == set(seen) == set(last.values())


def _state_while_closing(verb, closing, sounding, portugal, marta, monkeypatch):
    """Let somebody close the sounding while an answer is between the look at the clock and the row that keeps it."""
    looked, closed, look = threading.Event(), threading.Event(), rules.obstacles_to_answering

    def look_and_wait(*args):
        reasons = look(*args)
        looked.set()
        closed.wait(timeout=1)
        return reasons

    monkeypatch.setattr(rules, "obstacles_to_answering", look_and_wait)

    def close():
        looked.wait(timeout=5)
        closing(sounding=sounding, by=marta)
        counted = set(sounding.preferences.counting().values_list("pk", flat=True))
        closed.set()
        return counted

    def state():
        return {verb(sounding=sounding, member=portugal, manner=Manner.ABSTENTION, by=marta).pk}

    seen, stated = sorted(at_once(close, state), key=len)  # what closing saw cannot be more than what was stated
    return seen, stated


def test_an_answer_that_was_begun_before_closing_is_counted(sounding, portugal, marta, monkeypatch):
    seen, stated = _state_while_closing(
        actions.state_preference, actions.close_sounding, sounding, portugal, marta, monkeypatch
    )
    assert seen == stated


def test_the_twin_without_lock_acknowledges_an_answer_that_closing_has_not_seen(sounding, portugal, marta, monkeypatch):
    without_lock(monkeypatch)
    seen, stated = _state_while_closing(
        actions.state_preference.__wrapped__,
        actions.close_sounding.__wrapped__,
        sounding,
        portugal,
        marta,
        monkeypatch,
    )
    assert (seen, len(stated)) == (set(), 1)


def test_two_who_announce_at_once_announce_once(drafted, marta, paulo, meet):
    meet(rules, "obstacles_to_announcing", 2)
    outcomes = at_once(*(lambda by=by: actions.announce_sounding(sounding=drafted, by=by) for by in (marta, paulo)))
    [refused] = errors(outcomes)
    assert "already" in str(refused)


def test_the_twin_without_lock_lets_both_begin(drafted, marta, paulo, meet, monkeypatch):
    meet(rules, "obstacles_to_announcing", 2)
    without_lock(monkeypatch)
    verb = actions.announce_sounding.__wrapped__
    outcomes = at_once(*(lambda by=by: verb(sounding=drafted, by=by) for by in (marta, paulo)))
    assert not any("The sounding is announced already." in str(each) for each in errors(outcomes))
