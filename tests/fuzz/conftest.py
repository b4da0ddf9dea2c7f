"""The cast and the records of the walk serve here, too."""

from tests.walk.conftest import hush, table, world  # noqa: F401 -- fixtures
