"""What the verbs of topics and workshops do, and what they refuse."""

from datetime import date

import pytest

from records import actions as records
from records import history
from records.refusals import Changed, Refused
from sessions_app.models import Preparation
from tests.factories import AgendaItemFactory, ConsultationFactory, TopicFactory, WorkshopFactory, YearFactory
from workshops.actions import topics, workshops
from workshops.choices import Outcome, WorkshopPassageKind
from workshops.models import AgendaItem, Folding, Topic, Workshop, WorkshopPassage

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return YearFactory(number=2031)


@pytest.fixture
def october(year):
    """The consultation of 18 October 2030, which prepares 2031."""
    consultation = ConsultationFactory(date=date(2030, 10, 18))
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    return consultation


def test_marta_adds_a_workshop_with_its_prose_in_one_version(marta, year):
    workshop = Workshop(year=year, title_en="Managing Return")
    passages = [
        WorkshopPassage(text_en="Why", position=1),
        WorkshopPassage(text_en="What", position=2, kind=WorkshopPassageKind.CONTENT),
    ]

    workshops.keep_workshop(record=workshop, parts=passages, by=marta)

    kept = Workshop.objects.get()
    assert (kept.version, kept.slug) == (1, "managing-return")
    assert [passage.text_en for passage in kept.background] == ["Why"]
    assert [passage.text_en for passage in kept.content] == ["What"]
    assert kept.get_absolute_url() == "/workshops/2031/managing-return/"


def test_the_address_is_free_within_the_year_and_stays(marta, year):
    other_year = WorkshopFactory(title_en="Managing Return", year=YearFactory(number=2032))
    first, second, page = (
        Workshop(year=year, title_en=title) for title in ("Managing Return", "Managing Return", "Add")
    )

    for workshop in (first, second, page):
        workshops.keep_workshop(record=workshop, by=marta)
    first.title_en = "Managing Return Better"
    workshops.keep_workshop(record=first, by=marta)

    assert other_year.slug == "managing-return"
    assert [each.slug for each in (first, second, page)] == ["managing-return", "managing-return-2", "add-2"]


def test_days_do_not_move_away_from_the_programme(marta, year):
    workshop = WorkshopFactory(year=year, starts_on=date(2031, 4, 21), ends_on=date(2031, 4, 22))
    item = AgendaItemFactory(workshop=workshop, title_en="Opening", day=date(2031, 4, 21))
    workshop = Workshop.objects.get()

    workshop.starts_on, workshop.ends_on = date(2031, 4, 28), date(2031, 4, 29)
    with pytest.raises(Refused, match="“Opening” stands on 21\xa0April 2031"):
        workshops.keep_workshop(record=workshop, by=marta)

    item.day = date(2031, 4, 28)
    workshops.keep_workshop(record=workshop, parts=[item], by=marta)
    assert AgendaItem.objects.get().day == date(2031, 4, 28)


def test_days_move_when_the_item_is_taken_out(marta, year):
    workshop = WorkshopFactory(year=year, starts_on=date(2031, 4, 21), ends_on=date(2031, 4, 22))
    item = AgendaItemFactory(workshop=workshop, day=date(2031, 4, 21))
    workshop = Workshop.objects.get()

    workshop.starts_on = workshop.ends_on = date(2031, 4, 28)
    workshops.keep_workshop(record=workshop, without=[item], by=marta)

    assert not AgendaItem.objects.exists()


def test_the_second_of_two_who_keep_a_workshop_is_told(marta, paulo):
    WorkshopFactory()
    hers, his = Workshop.objects.get(), Workshop.objects.get()

    workshops.keep_workshop(record=hers, by=marta)
    with pytest.raises(Changed):
        workshops.keep_workshop(record=his, by=paulo)


def test_a_workshop_is_restored_with_its_programme(marta, year):
    workshop = Workshop(year=year, title_en="Managing Return")
    workshops.keep_workshop(record=workshop, parts=[AgendaItem(title_en="Opening")], by=marta)
    workshops.keep_workshop(record=workshop, without=list(workshop.agenda.all()), by=marta)

    records.restore_version(record=workshop, number=1, by=marta, verb=workshops.keep_workshop)

    assert [item.title_en for item in workshop.agenda.all()] == ["Opening"]


def test_topics_are_offered_one_after_another(marta, october, year):
    for title in ("One", "Two"):
        topics.keep_topic(record=Topic(consultation=october, year=year, title_en=title), by=marta)

    assert [(topic.position, topic.title_en) for topic in october.topics.all()] == [(1, "One"), (2, "Two")]


def test_a_topic_is_folded_into_a_workshop_and_later_selected(marta, october, year):
    topic = Topic(consultation=october, year=year, title_en="Return", outcome=Outcome.FOLDED)
    with pytest.raises(Refused, match="Name a workshop"):
        topics.keep_topic(record=topic, by=marta)

    workshop = WorkshopFactory(year=year)
    topics.keep_topic(record=topic, parts=[Folding(workshop=workshop, elements_en="Some")], by=marta)
    assert topic.destinations == [workshop]

    topic.outcome, topic.basis, topic.workshop = Outcome.SELECTED, "administration", workshop
    with pytest.raises(Refused, match="Only a topic that was folded in"):
        topics.keep_topic(record=topic, by=marta)
    topics.keep_topic(record=topic, without=list(topic.foldings.all()), by=marta)
    assert not Folding.objects.exists()


def test_a_second_first_choice_is_refused_in_words(marta, october, year):
    chosen = {"year": year, "outcome": Outcome.SELECTED, "basis": "first_choice"}
    topics.keep_topic(record=Topic(consultation=october, title_en="One", **chosen), by=marta)

    with pytest.raises(Refused, match="Another topic was the first choice at this consultation"):
        topics.keep_topic(record=Topic(consultation=october, title_en="Two", **chosen), by=marta)


@pytest.mark.both_engines
def test_topics_take_another_neutral_order(marta):
    consultation = ConsultationFactory()
    one, two, three = (TopicFactory(consultation=consultation, title_en=title) for title in ("One", "Two", "Three"))

    topics.reorder_topics(consultation=consultation, order=[three, one, two], by=marta)

    assert [topic.title_en for topic in consultation.topics.all()] == ["Three", "One", "Two"]
    with pytest.raises(Refused, match="names others"):
        topics.reorder_topics(consultation=consultation, order=[one, two], by=marta)
