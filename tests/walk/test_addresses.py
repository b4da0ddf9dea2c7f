"""The table knows every address of the portal, and every address is of one kind: guarded, public, or not ours."""

from django.apps import apps
from django.conf import settings
from django.urls import resolve, reverse
from django.utils import translation

from records.models import Record

from .addresses import arguments
from .marks import planted, word
from .walking import Walker, patterns, without_guard, without_row


def test_every_address_has_a_row(table):
    assert without_row(table) == set()


def test_every_row_has_an_address(table):
    names = {pattern.name for _route, pattern in patterns()}

    assert {row.url_name for row in table.rows.values()} - names == set()


def test_every_pattern_is_walked_also_where_several_bear_one_name(table, world):
    given = arguments(world)
    walked = {resolve(reverse(row.url_name, kwargs=given.get(name))).route for name, row in table.rows.items()}

    assert {route for route, _pattern in patterns()} - walked == set()


def test_no_arguments_are_kept_for_rows_that_are_gone(table, world):
    assert set(arguments(world)) - set(table.rows) == set()


def test_every_view_wears_a_guard_or_is_not_ours(table):
    assert without_guard(table) == set()


def test_what_the_table_opens_to_whoever_has_not_signed_in_the_code_calls_public_and_nothing_else(table):
    public = {pattern.name for _route, pattern in patterns() if hasattr(pattern.callback, "public_because")}
    turned_away = {row.url_name for row in table.rows.values() if row.audience["visitor"] == "sign-in"}
    ours = {row.url_name for row in table.rows.values() if row.is_ours}

    assert public == ours - turned_away


def test_whatever_is_open_to_everybody_or_not_ours_has_its_reason(table):
    assert [row.name for row in table.rows.values() if (row.is_open or not row.is_ours) and not row.reason] == []


def test_no_view_takes_a_form_from_another_site():
    assert [pattern.name for _route, pattern in patterns() if getattr(pattern.callback, "csrf_exempt", False)] == []


def test_the_cast_is_the_one_of_the_table(table, world):
    assert set(table.columns) == set(world.cast.persons)


def test_every_kind_of_record_stands_in_the_world(world):
    kinds = [model for model in apps.get_models() if issubclass(model, Record)]

    assert [kind.__name__ for kind in kinds if not kind._base_manager.exists()] == []


def test_every_mark_is_planted_and_none_that_the_table_does_not_know(table, world):
    papers = ("material-file", "material-file-to-come", "hidden-material-file")
    in_files = {word(mark).lower() for mark in ("proof", "paper", *papers)}

    assert planted() | in_files == {word(mark).lower() for mark in table.marks}


def test_addresses_in_other_languages_are_no_other_doors(table, world):
    walker = Walker("nobody", world, table)
    for language, _name in settings.LANGUAGES[1:]:
        with translation.override(language):
            faults = walker.walk(methods=["GET"])

        assert not faults, "\n".join(faults)
