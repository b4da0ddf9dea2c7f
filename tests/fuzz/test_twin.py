"""The fuzz finds every fault that is put there for it; one that finds none would prove nothing."""

import pytest
from django.apps import apps

from . import leaky_urls, values
from .changes import NO_RECORDS, keepers
from .fuzzing import Fuzz, Input


@pytest.fixture
def fuzz(world, table, settings):
    """The fuzz before the portal with faults."""
    settings.ROOT_URLCONF = leaky_urls.__name__
    return Fuzz(world, table, seed=1)


def found(fuzz: Fuzz, *sent, **more) -> str:
    """What is wrong with what comes of one input, in its first line."""
    fuzz.send(Input(*sent, **more), number=7)
    return "\n".join(fuzz.found.faults).partition("\n")[0]


def test_a_failure_is_seen_with_its_cause(fuzz):
    assert found(fuzz, "nobody", "GET", "/search/?page=x").startswith("answered 500: ValueError")


def test_how_to_send_it_again_is_said(fuzz):
    found(fuzz, "nobody", "GET", "/search/?page=x")

    assert "7, nobody: GET '/search/?page=x'" in fuzz.found.faults[0]


def test_markup_that_comes_back_is_seen(fuzz):
    assert found(fuzz, "nobody", "POST", "/search/", (("text", values.MARKUP),)) == "the markup comes back as markup"


def test_a_mere_look_that_changes_a_record_is_seen(fuzz):
    assert found(fuzz, "paulo", "GET", "/speakers/").startswith("a mere look changed membership_person")


def test_a_change_by_somebody_who_may_not_is_seen(fuzz):
    assert found(fuzz, "maria", "POST", "/account/").endswith("(family_name), and may not")


def test_the_same_change_by_somebody_who_may_is_right(fuzz):
    assert found(fuzz, "paulo", "POST", "/account/") == ""


def test_a_change_that_was_refused_and_stays_is_seen(fuzz):
    assert found(fuzz, "paulo", "POST", "/account/", (("refused", "x"),)).startswith("refused, and yet it changed")


def test_what_an_input_changes_is_undone_before_the_next(fuzz, world):
    found(fuzz, "paulo", "POST", "/account/")
    world.guest.refresh_from_db()

    assert world.guest.family_name != "changed"


def test_the_same_seed_sends_the_same(world, table):
    drawn = [Fuzz(world, table, seed=5)._drawn() for _time in range(2)]

    assert [str(next(drawn[0])) for _number in range(30)] == [str(next(drawn[1])) for _number in range(30)]


def test_every_table_says_who_may_change_it():
    tables = {model._meta.db_table for model in apps.get_models() if not model.__name__.startswith("Historical")}

    assert tables - set(keepers()) - NO_RECORDS - {"jobs_job", "jobs_message"} == set()
