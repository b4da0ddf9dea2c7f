"""The walk falls into every hole that is dug for it; a walk that cannot fail would prove nothing."""

import pytest

from documents.queries import NoteQuerySet
from membership.models import User
from sessions_app.queries import YearQuerySet

from . import leaky_urls
from .walking import Walker, without_guard, without_row


@pytest.fixture
def walker(world, table):
    """Somebody who has not signed in."""
    return Walker("nobody", world, table)


@pytest.fixture
def holes(settings):
    """The URLconf with holes."""
    settings.ROOT_URLCONF = leaky_urls.__name__


def test_an_address_without_a_row_is_seen(table, holes):
    assert without_row(table) == {"unguarded"}


def test_a_view_without_a_guard_is_seen(table, holes):
    assert without_guard(table) == {"unguarded"}


def test_a_door_that_stands_open_is_seen(walker, holes):
    assert "jobs, GET by nobody: 200 instead of sign-in" in walker.walk(["jobs"])


def test_a_mark_is_a_leak_whatever_the_status(walker, holes):
    assert "home, GET by nobody: the mark year is shown" in walker.walk(["home"])


def test_records_that_are_not_narrowed_to_the_reader_are_seen(walker, monkeypatch):
    monkeypatch.setattr(YearQuerySet, "visible_to", lambda self, user: self)

    faults = walker.walk(["year", "year (not published)", "years"])

    assert "year (not published), GET by nobody: 200 instead of 404" in faults
    assert "years, GET by nobody: the mark year is shown" in faults


def test_a_list_that_shows_too_much_is_seen(walker, monkeypatch):
    monkeypatch.setattr(NoteQuerySet, "visible_to", lambda self, user: self)

    assert "documents, GET by nobody: the mark restricted is shown" in walker.walk(["documents"])


def test_a_find_that_says_nothing_but_that_it_is_there_is_seen(walker, monkeypatch):
    monkeypatch.setattr(YearQuerySet, "visible_to", lambda self, user: self)

    assert "search, searched by nobody: the mark plan is found" in walker.search("search")


def test_a_spreadsheet_is_unpacked(world, table):
    walker = Walker("paulo", world, table)
    walker.walk(["export_programme"])

    assert {"consultation", "sitting"} <= walker.seen


def test_a_closed_account_that_still_opens_doors_is_seen(world, table):
    walker = Walker("vera", world, table)
    User.objects.filter(name="Vera Lang").update(is_active=True)

    assert "secretariat, GET by vera: 200 instead of sign-in" in walker.walk(["secretariat"])


def test_a_request_leaves_everything_as_it_was(world, table):
    walker = Walker("paulo", world, table)

    assert walker.walk(["mark_spoken", "mark_spoken", "publish_year"]) == []
    world.hidden_appearance.refresh_from_db()
    world.hidden_year.refresh_from_db()
    assert (world.hidden_appearance.has_spoken, world.hidden_year.is_published) == (False, False)
