"""Many at once, on both engines: each test has its twin, in which the guard is off and the race is seen."""

import pytest
from django.db import IntegrityError

from membership import rules
from membership.actions import accounts, invitations, organizations, people
from membership.models import Organization, OrganizationName, Person, User
from membership.queries import PersonQuerySet
from membership.roles import Role
from records import history
from tests.races import at_once, errors, without_lock

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


# One account for one person -------------------------------------------------------------------------------------------


@pytest.fixture
def links(marta, portugal):
    """Two links that were sent to Ana Costa, as a delegate and as a focal point."""
    return [
        invitations.invite(email=email, name="Ana Costa", role=role, member=portugal, by=marta)[1]
        for email, role in (("ana@example.org", Role.DELEGATE), ("Ana@example.org", Role.FOCAL_POINT))
    ]


def test_two_links_that_are_followed_at_once_open_one_account(links, meet):
    meet(User, "set_password", 2)

    outcomes = at_once(*[lambda token=token: accounts.accept_invitation(token=token, password="-") for token in links])

    ana = User.objects.get(email="ana@example.org")
    assert sorted(is_new for _user, is_new in outcomes) == [False, True]
    assert {held.role for held in ana.accreditations_in_force} == {Role.DELEGATE, Role.FOCAL_POINT}


def test_the_twin_without_the_lock_opens_two(links, meet, monkeypatch):
    meet(User, "set_password", 2)
    without_lock(monkeypatch)

    outcomes = at_once(
        *[lambda token=token: accounts.accept_invitation.__wrapped__(token=token, password="-") for token in links]
    )

    assert errors(outcomes)  # the database holds one of them back, without a word that a person could read


# Nobody succeeds themselves -------------------------------------------------------------------------------------------


@pytest.fixture
def institutes(marta):
    """Two institutes, each of which somebody is about to make the successor of the other."""
    one, other = (
        organizations.found_organization(names=[OrganizationName(name_en=name)], by=marta)
        for name in ("Institute of Roads", "Institute of Bridges")
    )
    one.successor, other.successor = other, one
    return one, other


def test_of_two_who_make_each_the_successor_of_the_other_one_is_refused(institutes, marta, meet):
    meet(rules, "obstacles_to_descent", 2)

    outcomes = at_once(
        *[lambda record=record: organizations.keep_organization(record=record, by=marta) for record in institutes]
    )

    [refused] = errors(outcomes)
    assert "would in the end succeed itself" in str(refused)
    assert Organization.objects.exclude(successor=None).count() == 1


def test_the_twin_without_the_lock_makes_them_succeed_each_other(institutes, marta, meet, monkeypatch):
    meet(rules, "obstacles_to_descent", 2)
    without_lock(monkeypatch)

    outcomes = at_once(
        *[
            lambda record=record: organizations.keep_organization.__wrapped__(record=record, by=marta)
            for record in institutes
        ]
    )

    assert not errors(outcomes)
    assert Organization.objects.exclude(successor=None).count() == 2


# One address for one person -------------------------------------------------------------------------------------------


def add_ana(marta):
    """Marta adds Ana Costa; no transaction around it keeps the others of SQLite waiting."""
    people.keep_person.__wrapped__(record=Person(name_en="Ana Costa"), by=marta)


def test_of_two_who_add_people_of_one_name_at_once_one_is_asked_to_save_once_more(marta, meet):
    meet(PersonQuerySet, "free_slug", 2)

    outcomes = at_once(*[lambda: add_ana(marta)] * 2)

    [refused] = errors(outcomes)
    assert refused.reasons == ["Another record of this name was added at the same moment. Save yours once more."]
    add_ana(marta)
    assert set(Person.objects.values_list("slug", flat=True)) == {"ana-costa", "ana-costa-2"}


def test_the_twin_that_saves_past_the_memory_runs_into_the_constraint(marta, meet, monkeypatch):
    meet(PersonQuerySet, "free_slug", 2)
    monkeypatch.setattr(history, "save", lambda record, **_said: record.save())

    outcomes = at_once(*[lambda: add_ana(marta)] * 2)

    assert [type(error) for error in errors(outcomes)] == [IntegrityError]
