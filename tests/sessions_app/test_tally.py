"""How minutes share a bar."""

import pytest

from sessions_app.tally import Share, shares


@pytest.mark.parametrize(
    ("minutes", "parts"),
    [
        ([90, 270], [Share(0, 25), Share(25, 75)]),
        ([1, 2], [Share(0, 33.33), Share(33.33, 66.67)]),
        ([60, 0], [Share(0, 100), Share(100, 0)]),
        ([60, None], []),
        ([0, 0], []),
        ([], []),
    ],
)
def test_minutes_share_a_bar_where_all_of_them_are_recorded(minutes, parts):
    assert shares(minutes) == parts
