"""What every walk needs: the table, and a world in which to walk."""

import logging

import pytest

from .table import Table
from .world import World


@pytest.fixture(scope="session")
def table():
    """The policy, as it is written."""
    return Table()


@pytest.fixture
def world(db):
    """The cast and the records."""
    return World()


@pytest.fixture(autouse=True)
def hush():
    """Thousands of answers are refusals; the portal's log tells of each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
