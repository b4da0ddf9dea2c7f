"""What the tests of official documents stand on."""

from tests.drafts import draft, ic, spring  # noqa: F401 -- fixtures
