"""What the database itself refuses about topics and workshops, and what the records say of themselves."""

from datetime import date, time
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from membership.models import Organization
from records import history
from records.refusals import Refused
from tests.factories import (
    AgendaItemFactory,
    ConsultationFactory,
    MemberFactory,
    TopicFactory,
    WorkshopFactory,
    YearFactory,
)
from workshops.choices import Basis, Outcome
from workshops.models import AgendaItem, CoOrganizer, Folding, InterpretationLanguage, Topic, Workshop

pytestmark = pytest.mark.django_db


def refused_by_the_database(make) -> bool:
    try:
        make()
    except Refused:
        return True
    return False


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("first", "last", "is_kept"),
    [
        (date(2030, 4, 21), date(2030, 4, 21), True),
        (date(2030, 4, 21), date(2030, 4, 22), True),
        (date(2030, 4, 21), date(2030, 4, 23), True),
        (date(2030, 4, 21), date(2030, 4, 24), False),
        (date(2032, 2, 28), date(2032, 3, 1), True),  # over the leap day
        (date(2032, 2, 28), date(2032, 3, 2), False),
        (date(2030, 12, 30), date(2031, 1, 1), True),
        (date(2030, 12, 30), date(2031, 1, 2), False),
        (date(2030, 4, 22), date(2030, 4, 21), False),
        (date(2030, 4, 21), None, False),
        (None, date(2030, 4, 21), False),
        (None, None, True),
    ],
)
def test_a_workshop_takes_three_days_at_most_or_none_that_are_fixed(first, last, is_kept):
    make = partial(WorkshopFactory, starts_on=first, ends_on=last)

    assert refused_by_the_database(make) is not is_kept
    assert Workshop.objects.exists() is is_kept


@pytest.mark.both_engines
def test_a_form_says_the_same_of_the_days_as_the_database():
    workshop = Workshop(year=YearFactory(), title_en="Bridges", slug="bridges", starts_on=date(2030, 4, 21))

    for last, reason in ((date(2030, 4, 24), "three days at most"), (date(2030, 4, 20), "Give both days")):
        workshop.ends_on = last
        with pytest.raises(ValidationError, match=reason):
            workshop.validate_constraints()
    workshop.ends_on = date(2030, 4, 23)
    workshop.validate_constraints()


@pytest.mark.both_engines
def test_the_database_keeps_what_must_be_unique():
    year, consultation = YearFactory(number=2031), ConsultationFactory()
    WorkshopFactory(year=year, slug="bridges")
    WorkshopFactory(slug="bridges")  # of another year
    topic = TopicFactory(consultation=consultation, position=1, outcome=Outcome.SELECTED, basis=Basis.FIRST_CHOICE)
    workshop = WorkshopFactory()
    history.save(topic, by=None, parts=[Folding(workshop=workshop)])

    assert refused_by_the_database(lambda: WorkshopFactory(year=year, slug="bridges"))
    assert refused_by_the_database(lambda: TopicFactory(consultation=consultation, position=1))
    first = {"year": topic.year, "outcome": Outcome.SELECTED, "basis": Basis.FIRST_CHOICE}
    assert refused_by_the_database(lambda: TopicFactory(consultation=consultation, **first))
    assert refused_by_the_database(lambda: history.save(topic, by=None, parts=[Folding(workshop=workshop)]))


@pytest.mark.both_engines
def test_the_database_refuses_what_cannot_be():
    refused = [
        lambda: WorkshopFactory(title_en="", slug="a-title"),
        lambda: TopicFactory(title_en=None),
        lambda: TopicFactory(basis=Basis.FIRST_CHOICE),
        lambda: TopicFactory(outcome=Outcome.DROPPED, workshop=WorkshopFactory()),
        lambda: AgendaItemFactory(starts_at=time(10), ends_at=time(9)),
        lambda: AgendaItemFactory(ends_at=time(9)),
    ]
    assert all(refused_by_the_database(make) for make in refused)


@pytest.mark.both_engines
def test_the_database_keeps_languages_and_co_organizers_apart():
    workshop, member, circle = WorkshopFactory(), MemberFactory(), Organization(slug="circle", name_en="Circle")
    history.save(circle, by=None)
    kept = [
        InterpretationLanguage(language="ar"),
        CoOrganizer(name_en="Portugal", member=member),
        CoOrganizer(name_en="Circle", organization=circle),
        CoOrganizer(name_en="A town without a record"),
        CoOrganizer(name_en="Another"),
    ]
    history.save(workshop, by=None, parts=kept)

    refused = [
        InterpretationLanguage(language="ar"),
        CoOrganizer(name_en="Portugal again", member=member),
        CoOrganizer(name_en="Circle again", organization=circle),
        CoOrganizer(name_en="Both", member=MemberFactory(), organization=circle),
        CoOrganizer(name_en=""),
        CoOrganizer(name_fr="Seulement en français"),
    ]
    for part in refused:
        assert refused_by_the_database(lambda part=part: history.save(workshop, by=None, parts=[part])), part


def test_the_languages_of_interpretation_are_told_in_the_order_of_the_house():
    workshop = Workshop()
    workshop.interpreted_into = "ru es en"
    assert workshop.interpretation == "English, Spanish and Russian"
    assert Workshop().interpretation == ""


@pytest.mark.both_engines
def test_items_without_a_day_come_last_on_either_engine():
    workshop = WorkshopFactory()
    for day, title in ((None, "Later"), (date(2030, 4, 22), "Second"), (date(2030, 4, 21), "First")):
        AgendaItemFactory(workshop=workshop, day=day, title_en=title)

    assert [(day, [item.title for item in items]) for day, items in workshop.programme] == [
        (date(2030, 4, 21), ["First"]),
        (date(2030, 4, 22), ["Second"]),
        (None, ["Later"]),
    ]


@pytest.mark.both_engines
def test_the_items_of_a_day_stand_in_the_order_of_their_hours_and_those_without_one_after_them():
    workshop, day = WorkshopFactory(), date(2030, 4, 21)
    for hour, title in ((None, "Conclusions"), (time(15), "The first pay"), (None, "Dinner"), (time(10), "Opening")):
        AgendaItemFactory(workshop=workshop, day=day, starts_at=hour, title_en=title)

    [(_day, items)] = workshop.programme
    assert [item.title for item in items] == ["Opening", "The first pay", "Conclusions", "Dinner"]


@pytest.mark.parametrize(
    ("language", "hours"), [("en", "10:00–12:30"), ("fr", "10\xa0h–12\xa0h\xa030"), ("es", "10.00\xa0h–12.30\xa0h")]
)
def test_hours_are_written_as_the_reader_writes_them(language, hours):
    with translation.override(language):
        assert AgendaItem(starts_at=time(10), ends_at=time(12, 30)).hours == hours


def test_a_workshop_whose_days_nobody_recorded_is_over_with_its_year():
    workshop = Workshop(year=YearFactory(number=2030))

    assert not workshop.is_over_on(date(2030, 12, 31))
    assert workshop.is_over_on(date(2031, 1, 1))


@pytest.mark.parametrize(
    ("outcome", "basis", "words"),
    [
        ("", "", ""),
        (Outcome.SELECTED, Basis.FIRST_CHOICE, "First choice of the Membership"),
        (Outcome.SELECTED, "", "Selected"),
        (Outcome.FOLDED, "", "Folded in"),
    ],
)
def test_the_outcome_of_a_topic_says_on_what_it_rests(outcome, basis, words):
    assert Topic(outcome=outcome, basis=basis).outcome_in_words == words
