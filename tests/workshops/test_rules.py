"""Why a topic or a workshop cannot be kept as it stands, and what one is asked to look at twice."""

from datetime import date

import pytest

from records import history
from sessions_app.choices import AppearanceStatus
from sessions_app.models import Preparation
from tests.factories import (
    ConsultationFactory,
    TopicFactory,
    WorkshopAppearanceFactory,
    WorkshopFactory,
    YearFactory,
)
from workshops.choices import Basis, Outcome
from workshops.models import AgendaItem, Folding, Topic, Workshop
from workshops.rules import topics, workshops

pytestmark = pytest.mark.django_db

TODAY = date(2031, 4, 21)


@pytest.fixture
def year():
    return YearFactory(number=2031)


@pytest.fixture
def october(year):
    """The consultation of 18 October 2030, which prepares 2031."""
    consultation = ConsultationFactory(date=date(2030, 10, 18))
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    return consultation


def test_every_item_stands_on_a_day_of_the_workshop(year):
    workshop = Workshop(year=year, starts_on=date(2031, 4, 21), ends_on=date(2031, 4, 22))
    days = [date(2031, 4, 20), date(2031, 4, 21), date(2031, 4, 22), date(2031, 4, 23), None]
    agenda = [AgendaItem(title_en=f"Item {place}", day=day) for place, day in enumerate(days, start=1)]

    [before, after] = workshops.obstacles_to_keeping_workshop(workshop, agenda, [], [], TODAY)

    assert before.startswith("“Item 1” stands on 20\xa0April 2031, which is not a day of the workshop.")
    assert after.startswith("“Item 4” stands on 23\xa0April 2031")


def test_while_the_days_are_not_fixed_items_may_have_any(year):
    agenda = [AgendaItem(title_en="Opening", day=date(2031, 4, 20))]

    assert workshops.obstacles_to_keeping_workshop(Workshop(year=year), agenda, [], [], TODAY) == []


def test_nobody_has_spoken_before_the_workshop_begins():
    tomorrow = date(2031, 4, 22)
    spoken = WorkshopAppearanceFactory(
        workshop__starts_on=tomorrow, workshop__ends_on=tomorrow, status=AppearanceStatus.SPOKE
    )

    [obstacle] = workshops.obstacles_to_keeping_workshop(spoken.workshop, [], [spoken], [], TODAY)

    assert obstacle == "The workshop begins on 22\xa0April 2031. Until then nobody has spoken there."
    assert workshops.obstacles_to_keeping_workshop(spoken.workshop, [], [spoken], [], tomorrow) == []


def test_a_status_goes_only_where_it_may():
    appearance = WorkshopAppearanceFactory(person__name_en="Ada Lindqvist", status=AppearanceStatus.SPOKE)
    appearance.status = AppearanceStatus.ANNOUNCED

    [obstacle] = workshops.obstacles_to_keeping_workshop(appearance.workshop, [], [appearance], [appearance], TODAY)

    assert obstacle.startswith("Ada Lindqvist stands as “Spoke”")


def test_after_the_workshop_somebody_has_to_say_who_spoke():
    day = date(2031, 4, 20)
    workshop = WorkshopFactory(starts_on=day, ends_on=day)
    WorkshopAppearanceFactory(workshop=workshop)
    WorkshopAppearanceFactory(workshop=workshop, status=AppearanceStatus.SPOKE)

    assert workshops.warnings_about_workshop(workshop, TODAY) == [
        "The workshop is over, and of 1 person it is not recorded whether they spoke."
    ]
    assert workshops.warnings_about_workshop(workshop, day) == []


def test_a_topic_is_for_a_year_that_its_consultation_prepares(october, year):
    other = Topic(consultation=october, year=YearFactory(number=2032))

    [obstacle] = topics.obstacles_to_keeping_topic(other, [])

    assert obstacle.startswith("The consultation of 18\xa0October 2030 does not prepare 2032.")
    assert topics.obstacles_to_keeping_topic(Topic(consultation=october, year=year), []) == []


def test_a_selected_topic_says_on_what_that_rests(october, year):
    topic = Topic(consultation=october, year=year, outcome=Outcome.SELECTED)
    assert topics.obstacles_to_keeping_topic(topic, []) == ["Say on what the selection of the topic rests."]

    topic.basis = Basis.FIRST_CHOICE
    assert topics.obstacles_to_keeping_topic(topic, []) == []


def test_a_folded_topic_names_a_workshop_or_says_that_none_is_fixed(october, year):
    topic = Topic(consultation=october, year=year, outcome=Outcome.FOLDED)
    [obstacle] = topics.obstacles_to_keeping_topic(topic, [])
    assert obstacle.startswith("Name a workshop that takes elements of the topic")

    assert topics.obstacles_to_keeping_topic(topic, [Folding(workshop=WorkshopFactory(year=year))]) == []
    topic.reason_en = "Which workshop takes it is not fixed yet."
    assert topics.obstacles_to_keeping_topic(topic, []) == []


def test_only_a_folded_topic_gives_elements_away(october, year):
    topic = Topic(consultation=october, year=year, outcome=Outcome.DROPPED)

    [obstacle] = topics.obstacles_to_keeping_topic(topic, [Folding(workshop=WorkshopFactory(year=year))])

    assert obstacle.startswith("Only a topic that was folded in")


def test_the_workshops_of_a_topic_are_of_its_year(october, year):
    elsewhere = WorkshopFactory(year=YearFactory(number=2032), title_en="Elsewhere")
    selected = Topic(
        consultation=october, year=year, outcome=Outcome.SELECTED, basis=Basis.ADMINISTRATION, workshop=elsewhere
    )
    folded = Topic(consultation=october, year=year, outcome=Outcome.FOLDED)

    for obstacles in (
        topics.obstacles_to_keeping_topic(selected, []),
        topics.obstacles_to_keeping_topic(folded, [Folding(workshop=elsewhere)]),
    ):
        assert obstacles == [
            "“Elsewhere” is of 2032, and the topic is offered for 2031. Choose a workshop of that year."
        ]


def test_after_an_even_split_the_reason_is_asked_for_and_may_stay_blank(october, year):
    topic = TopicFactory(consultation=october, year=year, outcome=Outcome.SELECTED, basis=Basis.AFTER_EVEN_SPLIT)
    assert topics.obstacles_to_keeping_topic(topic, []) == []
    assert len(topics.warnings_about_topic(topic)) == 1

    topic.reason_en = "It was ready first."
    assert topics.warnings_about_topic(topic) == []
