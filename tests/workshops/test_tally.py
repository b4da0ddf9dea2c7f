"""What a sounding comes to, by tables and by properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.tally import Expression, Selection, moved, result, tally

TOPICS = ("managing", "development", "element", "unauthorized")


@st.composite
def soundings(draw):
    """Some topics in a neutral order, and orders of some of them, as many as there are Members that name any."""
    topics = draw(st.lists(st.integers(0, 50), min_size=1, max_size=6, unique=True))
    orders = draw(st.lists(st.lists(st.sampled_from(topics), min_size=1, unique=True), max_size=12))
    return topics, orders


def first_choices(*counts):
    """Orders in which so many Members put each of the topics first."""
    return [(topic,) for topic, count in zip(TOPICS, counts, strict=False) for _member in range(count)]


# As it was in the autumn of 2007: one clear choice, three equally placed, two workshops -------------------------------


def test_the_first_choice_is_clear_and_the_three_others_are_evenly_divided():
    counted = tally(TOPICS, first_choices(2, 5, 2, 2))

    first, rest = counted.groups
    assert (first.place, first.topics, first.is_tie) == (1, ("development",), False)
    assert (rest.place, rest.topics, rest.is_tie) == (2, ("managing", "element", "unauthorized"), True)
    assert counted.selection(2) == Selection(("development",), ("managing", "element", "unauthorized"), 1)


# Ties -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "places", "clear", "tied", "left"),
    [
        ((3, 2, 1, 0), 2, TOPICS[:2], (), 0),
        ((3, 3, 1, 0), 2, TOPICS[:2], (), 0),  # two equals fill both places
        ((3, 3, 1, 0), 1, (), TOPICS[:2], 1),
        ((3, 2, 2, 0), 2, TOPICS[:1], TOPICS[1:3], 1),
        ((2, 2, 2, 1), 2, (), TOPICS[:3], 2),
        ((2, 2, 2, 2), 2, (), TOPICS, 2),
        ((2, 2, 2, 2), 4, TOPICS, (), 0),
        ((4, 0, 0, 0), 2, TOPICS[:1], (), 1),  # what nobody put first fills no place, however equal
        ((0, 0, 0, 0), 2, (), (), 2),
        ((1, 2, 3, 4), 3, ("unauthorized", "element", "development"), (), 0),
    ],
)
def test_places_are_filled_as_far_as_first_choices_say(counts, places, clear, tied, left):
    assert tally(TOPICS, first_choices(*counts)).selection(places) == Selection(clear, tied, left)


@given(st.integers(2, 8), st.integers(1, 5))
def test_as_many_as_are_equal_stand_in_one_group(topics, members):
    equal = list(range(topics))

    [group] = tally(equal, [(topic,) for topic in equal] * members).groups

    assert (group.topics, group.first_choices, group.is_tie) == (tuple(equal), members, True)
    assert tally(equal, [(topic,) for topic in equal] * members).selection(1).tied == tuple(equal)


# Properties -----------------------------------------------------------------------------------------------------------


@given(soundings(), st.randoms())
def test_it_does_not_matter_in_which_order_expressions_came(sounding, random):
    topics, orders = sounding
    shuffled = random.sample(orders, len(orders))
    assert tally(topics, orders) == tally(topics, shuffled)


@given(soundings(), st.randoms())
def test_the_neutral_order_changes_no_figure(sounding, random):
    topics, orders = sounding
    other = tally(random.sample(topics, len(topics)), orders)
    same = tally(topics, orders)
    assert {line.topic: line for line in other.lines} == {line.topic: line for line in same.lines}
    assert [(group.place, set(group.topics)) for group in other.groups] == [
        (group.place, set(group.topics)) for group in same.groups
    ]
    assert other.preferred == same.preferred


@given(soundings(), st.permutations(range(51)))
def test_it_does_not_matter_how_topics_are_called(sounding, names):
    topics, orders = sounding
    renamed = tally([names[topic] for topic in topics], [[names[topic] for topic in order] for order in orders])
    for one, other in zip(tally(topics, orders).lines, renamed.lines, strict=True):
        assert (names[one.topic], one.by_rank, one.unranked, one.points) == (
            other.topic,
            other.by_rank,
            other.unranked,
            other.points,
        )


@given(soundings())
def test_every_order_is_counted_once_for_every_topic(sounding):
    topics, orders = sounding
    counted = tally(topics, orders)
    assert all(sum(line.by_rank) + line.unranked == len(orders) for line in counted.lines)
    assert sum(line.first_choices for line in counted.lines) == len(orders)
    assert sorted(topic for group in counted.groups for topic in group.topics) == sorted(topics)


@given(soundings())
def test_points_are_what_a_topic_wins_two_by_two(sounding):
    """After Borda a topic gets a point for every topic behind it; the tally of pairs says the same in another way."""
    topics, orders = sounding
    counted = tally(topics, orders)
    for line in counted.lines:
        assert line.points == sum(counted.preferred[line.topic, other] for other in topics if other != line.topic)


@given(soundings())
def test_between_two_topics_nobody_is_counted_twice(sounding):
    topics, orders = sounding
    counted = tally(topics, orders)
    for one in topics:
        for other in topics:
            if one != other:
                silent = sum(one not in order and other not in order for order in orders)
                assert counted.preferred[one, other] + counted.preferred[other, one] + silent == len(orders)


@given(soundings(), st.integers(1, 6))
def test_nobody_is_placed_by_a_tie(sounding, places):
    """Whatever is chosen or tied is placed by figures alone: equals are never parted."""
    topics, orders = sounding
    counted = tally(topics, orders)
    selection = counted.selection(places)
    first = {line.topic: line.first_choices for line in counted.lines}
    taken = {*selection.clear, *selection.tied}
    assert len(selection.clear) + selection.left == places or not selection.left
    for chosen in selection.clear:
        assert all(first[chosen] > first[other] for other in topics if other not in selection.clear)
    assert all(first[one] == first[other] for one in selection.tied for other in selection.tied)
    assert all(first[one] > first[other] for one in taken for other in topics if other not in taken)


# Who answered, and how ------------------------------------------------------------------------------------------------


def test_who_was_not_asked_does_not_count():
    expressions = [Expression("portugal", "order", ("managing",)), Expression("quelm", "order", ("element",))]

    said = result(TOPICS, ["peru", "portugal"], expressions)

    assert [each.member for each in said.expressions] == ["portugal"]
    assert said.silent == ("peru",)
    assert said.tally.lines[2].first_choices == 0


def test_all_abstain():
    said = result(TOPICS, ["peru", "portugal"], [Expression(member, "abstention") for member in ("portugal", "peru")])

    assert said.manners == {"abstention": 2}
    assert (said.silent, said.asked) == ((), 2)
    assert said.tally.selection(2) == Selection((), (), 2)


def test_nobody_answers():
    said = result(TOPICS, ["peru", "portugal"], [])

    assert (said.manners, said.silent, said.asked) == ({}, ("peru", "portugal"), 2)
    assert said.tally.selection(2) == Selection((), (), 2)
    assert all(line.share == 0 for line in said.tally.lines)


def test_no_objection_puts_no_topic_before_another():
    said = result(TOPICS, ["peru"], [Expression("peru", "no_objection")])
    assert set(said.tally.preferred.values()) == {0}
    assert not any(line.points for line in said.tally.lines)


# Moving a topic in an order that is being made ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("move", "topic", "after"),
    [
        ("up", "b", "bac"),
        ("down", "b", "acb"),
        ("up", "a", "abc"),
        ("down", "c", "abc"),
        ("out", "b", "ac"),
        ("in", "d", "abcd"),
        ("in", "b", "abc"),
        ("up", "d", "abc"),
        ("out", "d", "abc"),
    ],
)
def test_a_move_leads_where_it_says(move, topic, after):
    assert moved(list("abc"), move, topic) == list(after)
