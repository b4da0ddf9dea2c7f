"""Many at once, on both engines: each test has its twin, in which the guard is off and the race is seen."""

import pytest
from django.db import IntegrityError

from jobs.models import Job
from records import history
from tests.races import at_once, errors, without_lock
from workshops.actions import archives, materials
from workshops.choices import MaterialState
from workshops.models import Material, MaterialArchive
from workshops.queries.materials import MaterialQuerySet
from workshops.rules import materials as rules

from .papers import TODAY, bridges_of, offered, published, upload, year_of_today

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bridges():
    return bridges_of(year_of_today())


@pytest.fixture
def material(bridges, maria):
    return offered(bridges, maria)


def past_history(monkeypatch):
    """Take away what the memory notices by itself: that a record was kept since it was read."""
    monkeypatch.setattr(history, "_claim_version", lambda record: None)


# One number for one document ------------------------------------------------------------------------------------------


def test_two_documents_that_are_offered_at_once_have_two_numbers(bridges, maria, meet):
    meet(MaterialQuerySet, "next_number", 2)

    outcomes = at_once(*[lambda: offered(bridges, maria)] * 2)

    assert not errors(outcomes)
    assert sorted(Material.objects.values_list("number", flat=True)) == [1, 2]


def offer_without_transaction(bridges, maria):
    materials.offer_material.__wrapped__(
        workshop=bridges, kind="statement", titles={"en": "On Bridges"}, language="en", upload=upload(), consent=True,
        member=maria.members[0], by=maria,
    )  # fmt: skip


def test_the_twin_without_the_lock_gives_both_the_same_and_the_constraint_says_so(bridges, maria, meet, monkeypatch):
    meet(MaterialQuerySet, "next_number", 2)
    without_lock(monkeypatch)

    outcomes = at_once(*[lambda: offer_without_transaction(bridges, maria)] * 2)

    [refused] = errors(outcomes)
    assert refused.reasons == ["Another document was offered at the same moment. Offer yours once more."]


def test_the_twin_past_the_memory_runs_into_the_constraint(bridges, maria, meet, monkeypatch):
    meet(MaterialQuerySet, "next_number", 2)
    without_lock(monkeypatch)
    monkeypatch.setattr(history, "save", lambda record, **_said: record.save())

    outcomes = at_once(*[lambda: offer_without_transaction(bridges, maria)] * 2)

    assert [type(error) for error in errors(outcomes)] == [IntegrityError]


# One decision ---------------------------------------------------------------------------------------------------------


def test_of_two_who_accept_at_once_one_reads_that_it_is_done(material, marta, paulo, meet):
    meet(rules, "obstacles_to_accepting", 2)

    outcomes = at_once(
        lambda: materials.accept_material(material=material, published_on=TODAY, by=marta),
        lambda: materials.accept_material(material=material, by=paulo),
    )

    [refused] = errors(outcomes)
    assert refused.reasons == ["“On Bridges” is accepted already."]
    assert Job.objects.filter(task="workshops.tell_of_material").count() == 1


def test_the_twin_without_lock_and_memory_accepts_twice(material, marta, paulo, meet, monkeypatch):
    meet(rules, "obstacles_to_accepting", 2)
    without_lock(monkeypatch)
    past_history(monkeypatch)

    outcomes = at_once(
        *[lambda by=by: materials.accept_material.__wrapped__(material=material, by=by) for by in (marta, paulo)]
    )

    assert not errors(outcomes)
    assert Job.objects.filter(task="workshops.tell_of_material").count() == 2


def test_an_acceptance_and_a_withdrawal_at_once_leave_nothing_public_that_was_withdrawn(material, maria, marta, meet):
    meet(rules, "_obstacles_to_step", 2)

    outcomes = at_once(
        lambda: materials.accept_material(material=material, published_on=TODAY, by=marta),
        lambda: materials.withdraw_material(material=material, by=maria),
    )

    stands = Material.objects.get()
    assert stands.state == MaterialState.WITHDRAWN  # before it was accepted, or after
    assert not stands.is_public_on(TODAY)
    assert [error.reasons for error in errors(outcomes)] in (
        [],
        [["“On Bridges” was withdrawn. It can be offered anew."]],
    )


def test_the_twin_without_lock_and_memory_lets_both_decide_what_waits(material, maria, marta, meet, monkeypatch):
    meet(rules, "_obstacles_to_step", 2)
    without_lock(monkeypatch)
    past_history(monkeypatch)
    decided = []
    kept = history.save
    monkeypatch.setattr(history, "save", lambda record, **said: (decided.append(said["why"]), kept(record, **said)))

    outcomes = at_once(
        lambda: materials.accept_material.__wrapped__(material=material, published_on=TODAY, by=marta),
        lambda: materials.withdraw_material.__wrapped__(material=material, by=maria),
    )

    assert not errors(outcomes)
    assert sorted(decided) == ["accepted", "withdrawn"]
    assert Material.history.filter(version=2).count() == 2  # both went out from the same version


# One archive ----------------------------------------------------------------------------------------------------------


def test_two_who_order_the_same_documents_at_once_get_one_job(bridges, marta, paulo, meet):
    published(bridges, marta)
    meet(rules, "obstacles_to_archiving", 2)

    outcomes = at_once(*[lambda by=by: archives.order_archive(workshop=bridges, by=by) for by in (marta, paulo)])

    assert not errors(outcomes)
    assert Job.objects.count() == 1
    assert MaterialArchive.objects.count() == 1


def test_the_twin_without_the_lock_orders_twice(bridges, marta, paulo, meet, monkeypatch):
    published(bridges, marta)
    MaterialArchive.objects.create(workshop=bridges)
    meet(type(Job.objects.all()), "are_under_way", 2)
    without_lock(monkeypatch)

    outcomes = at_once(
        *[lambda by=by: archives.order_archive.__wrapped__(workshop=bridges, by=by) for by in (marta, paulo)]
    )

    assert not errors(outcomes)
    assert Job.objects.count() == 2
