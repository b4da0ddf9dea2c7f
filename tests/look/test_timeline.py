"""A year as steps in the order of their days."""

from datetime import date

import pytest
from django.utils import translation

from idm_portal.timeline import Step, Timeline

TODAY = date(2008, 3, 3)


def step(title, first=None, last=None, **more):
    return Step(kind="", short="", title=title, address="", first=first, last=last, **more)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def steps():
    return [
        step("Council"),
        step("second workshop", date(2008, 7, 7), date(2008, 7, 8)),
        step("first training", anchor=date(2008, 4, 22)),
        step("first workshop", date(2008, 4, 21), date(2008, 4, 22)),
        step("topics offered", date(2007, 10, 18)),
        step("programme presented", date(2008, 2, 26)),
    ]


def titles(steps):
    return [each.title for each in steps]


def on(day, steps):
    return Timeline(steps, year=2008, today=day)


def test_steps_follow_their_days_the_undated_what_they_belong_to_and_the_council_comes_last(steps):
    assert titles(on(TODAY, steps).steps) == [
        "topics offered",
        "programme presented",
        "first workshop",
        "first training",
        "second workshop",
        "Council",
    ]


@pytest.mark.parametrize(
    ("today", "behind"),
    [
        (date(2007, 1, 1), 0),
        (date(2007, 10, 18), 0),
        (date(2007, 10, 19), 1),
        (TODAY, 2),
        (date(2008, 4, 22), 2),
        (date(2008, 4, 23), 3),
        (date(2008, 12, 31), 5),
    ],
)
def test_a_step_is_over_on_the_day_after_its_last(steps, today, behind):
    assert len(on(today, steps).behind) == behind
    assert len(on(today, steps).ahead) == 6 - behind


def test_what_comes_next_are_at_most_three_things_with_a_day(steps):
    assert titles(on(TODAY, steps).coming) == ["first workshop", "second workshop"]
    assert len(on(date(2007, 1, 1), steps).coming) == 3


def test_the_strip_has_fifteen_months_from_the_first_step(steps):
    months = on(TODAY, steps).months

    assert [month.name for month in months][:4] == ["Oct 2007", "Nov", "Dec", "Jan 2008"]
    assert len(months) == 15
    assert [month.is_now for month in months].index(True) == 5


def test_the_strip_begins_in_october_though_consultations_began_in_march(steps):
    steps.append(step("first talk", date(2007, 3, 2)))

    assert on(TODAY, steps).months[0].name == "Oct 2007"
    assert "first talk" not in [point.step.title for point in on(TODAY, steps).points]


def test_points_stand_at_their_months_and_never_write_over_each_other(steps):
    steps.append(step("another in April", date(2008, 4, 29)))
    steps.append(step("one in May", date(2008, 5, 2)))
    steps.append(step("one in June", date(2008, 6, 2)))

    placed = [(point.step.title, point.column, point.line) for point in on(TODAY, steps).points]

    assert placed == [
        ("topics offered", 1, 1),
        ("programme presented", 5, 1),
        ("first workshop", 7, 1),
        ("another in April", 7, 2),
        ("one in May", 8, 3),
        ("one in June", 9, 1),
        ("second workshop", 10, 2),
    ]


def test_a_year_without_steps_has_a_strip_of_no_points():
    assert on(TODAY, []).points == []
    assert on(TODAY, []).months[0].name == "Jan 2008"
