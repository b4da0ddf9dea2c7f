"""What counts as a move of a workshop, told from the days that it had, version by version."""

from datetime import UTC, date, datetime, timedelta

import pytest

from workshops.dates import Kept, Move, latest_move

PUBLISHED = datetime(2031, 1, 1, tzinfo=UTC)
MARTA, PAULO = 1, 2
APRIL = date(2031, 4, 14), date(2031, 4, 15)
MAY = date(2031, 5, 5), date(2031, 5, 6)
JUNE = date(2031, 6, 2), date(2031, 6, 3)
NONE = None, None


def on(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2031, month, day, hour, minute, tzinfo=UTC)


def move(*versions, published_at=PUBLISHED) -> Move | None:
    return latest_move([Kept(*version) for version in versions], published_at=published_at)


@pytest.mark.parametrize(
    "versions",
    [
        [],
        [(NONE, on(2, 1), MARTA)],
        [(NONE, on(2, 1), MARTA), (APRIL, on(2, 2), MARTA)],
        [(APRIL, on(2, 1), MARTA), (APRIL, on(3, 3), PAULO)],
    ],
    ids=["never kept", "without days", "fixed for the first time", "kept again with the same days"],
)
def test_days_that_never_were_others_are_no_move(versions):
    assert move(*versions) is None


def test_other_days_are_a_move_on_the_day_on_which_they_were_kept():
    assert move((APRIL, on(2, 1), MARTA), (MAY, on(3, 3), MARTA)) == Move(*APRIL, on=date(2031, 3, 3))


def test_the_day_of_a_move_is_that_of_geneva():
    late = datetime(2031, 3, 2, 23, 30, tzinfo=UTC)

    assert move((APRIL, on(2, 1), MARTA), (MAY, late, MARTA)).on == date(2031, 3, 3)


def test_of_several_moves_the_latest_is_told():
    versions = (APRIL, on(2, 1), MARTA), (MAY, on(3, 3), MARTA), (JUNE, on(4, 1), PAULO)

    assert move(*versions) == Move(*MAY, on=date(2031, 4, 1))


def test_days_that_were_taken_out_are_a_move_and_the_new_ones_are_moved_from_the_last_that_were_known():
    taken_out = (APRIL, on(2, 1), MARTA), (NONE, on(3, 3), MARTA)

    assert move(*taken_out) == Move(*APRIL, on=date(2031, 3, 3))
    assert move(*taken_out, (MAY, on(3, 10), MARTA)) == Move(*APRIL, on=date(2031, 3, 10))
    assert move(*taken_out, (APRIL, on(3, 10), MARTA)) is None


def test_what_the_same_person_corrects_within_the_hour_is_a_slip():
    slip = (APRIL, on(3, 3, 9, 0), MARTA)

    assert move(slip, (MAY, on(3, 3, 9, 59), MARTA)) is None
    assert move(slip, (MAY, on(3, 3, 10, 0), MARTA)) is not None
    assert move(slip, (MAY, on(3, 3, 9, 5), PAULO)) is not None


def test_a_slip_within_a_move_leaves_the_move():
    versions = (APRIL, on(2, 1), MARTA), (JUNE, on(3, 3, 9, 0), MARTA), (MAY, on(3, 3, 9, 5), MARTA)

    assert move(*versions) == Move(*APRIL, on=date(2031, 3, 3))


def test_a_move_that_the_same_person_takes_back_within_the_hour_was_none():
    versions = (APRIL, on(2, 1), MARTA), (MAY, on(3, 3, 9, 0), MARTA), (APRIL, on(3, 3, 9, 5), MARTA)

    assert move(*versions) is None


def test_while_the_year_is_hidden_nothing_was_announced():
    versions = (APRIL, on(2, 1), MARTA), (MAY, on(3, 3), MARTA)

    assert move(*versions, published_at=None) is None
    assert move(*versions, published_at=on(3, 4)) is None
    assert move(*versions, (JUNE, on(3, 9), MARTA), published_at=on(3, 4)) == Move(*MAY, on=date(2031, 3, 9))


def test_days_put_right_when_all_lies_behind_are_a_correction_of_the_record():
    after = on(9, 1)

    assert move((APRIL, on(2, 1), MARTA), (MAY, after, PAULO)) is None
    assert move((APRIL, on(2, 1), MARTA), (NONE, after, PAULO)) is None
    moved_before = (APRIL, on(2, 1), MARTA), (MAY, on(3, 3), MARTA), (JUNE, after, PAULO)
    assert move(*moved_before) == Move(*APRIL, on=date(2031, 3, 3))


def test_days_that_passed_without_it_are_a_move_to_days_ahead():
    ahead = tuple(day + timedelta(days=365) for day in JUNE)

    assert move((APRIL, on(2, 1), MARTA), (ahead, on(9, 1), MARTA)) == Move(*APRIL, on=date(2031, 9, 1))
