"""Everybody of the cast takes every address, with every method."""

import pytest

from .table import Table
from .walking import Walker

TABLE = Table()
LISTS = [row.name for row in TABLE.rows.values() if row.kind == "list"]


@pytest.mark.parametrize("person", TABLE.columns)
def test_everybody_gets_what_the_table_says_and_sees_no_more(world, table, person):
    walker = Walker(person, world, table)

    faults = walker.walk()

    assert not faults, "\n".join(faults)
    assert walker.seen == table.marks_for(person)


@pytest.mark.parametrize("person", TABLE.columns)
def test_nobody_finds_by_searching_what_they_may_not_see(world, table, person):
    walker = Walker(person, world, table)
    open_lists = [name for name in LISTS if table.rows[name].audience[walker.column] == "in"]

    faults = [fault for name in open_lists for fault in walker.search(name)]

    assert not faults, "\n".join(faults)
