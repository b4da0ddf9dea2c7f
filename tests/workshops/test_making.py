"""A selected topic becomes a workshop, once."""

from datetime import date

import pytest

from records import history
from records.refusals import Refused
from sessions_app.models import Preparation
from tests.factories import ConsultationFactory, TopicFactory, WorkshopFactory, YearFactory
from tests.races import at_once, errors, without_lock
from workshops.actions import topics
from workshops.choices import Basis, Outcome
from workshops.models import Workshop
from workshops.rules import topics as rules

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def topic(db):
    """“Managing Return” was the first choice on 18 October 2030, for 2031."""
    year = YearFactory(number=2031)
    consultation = ConsultationFactory(date=date(2030, 10, 18))
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    return TopicFactory(
        consultation=consultation,
        year=year,
        title_en="Managing Return",
        title_fr="Gérer le retour",
        title_is_ours_fr=True,
        description_en="Return is seldom seen as a whole.",
        outcome=Outcome.SELECTED,
        basis=Basis.FIRST_CHOICE,
    )


def test_title_and_description_go_along(topic, marta):
    workshop = topics.make_workshop(topic=topic, by=marta)

    topic.refresh_from_db()
    assert topic.workshop == workshop
    assert (workshop.year, workshop.slug) == (topic.year, "managing-return")
    assert (workshop.title_fr, workshop.title_is_ours_fr, workshop.title_is_ours_en) == ("Gérer le retour", True, False)
    assert [passage.text_en for passage in workshop.background] == ["Return is seldom seen as a whole."]
    assert workshop.starts_on is None
    assert workshop.history.latest().history_change_reason == "Made of the topic “Managing Return”"
    assert topic.history.latest().history_user == marta


def test_a_topic_without_a_description_makes_a_workshop_without_a_passage(topic, marta):
    topic.description_en = ""
    history.save(topic, by=None)
    assert not topics.make_workshop(topic=topic, by=marta).passages.exists()


@pytest.mark.parametrize("outcome", ["", Outcome.FOLDED, Outcome.DROPPED])
def test_only_a_selected_topic_becomes_a_workshop(topic, marta, outcome):
    topic.outcome, topic.basis = outcome, ""
    history.save(topic, by=None)
    with pytest.raises(Refused, match="Only a topic that was selected"):
        topics.make_workshop(topic=topic, by=marta)
    assert not Workshop.objects.exists()


def test_a_topic_that_is_a_workshop_already_does_not_become_another(topic, marta):
    topic.workshop = WorkshopFactory(year=topic.year, title_en="Return")
    history.save(topic, by=None)
    with pytest.raises(Refused, match="becomes “Return” already"):
        topics.make_workshop(topic=topic, by=marta)


def test_two_who_make_it_at_once_make_one(topic, marta, meet):
    meet(rules, "obstacles_to_making_workshop", 2)

    outcomes = at_once(*[lambda: topics.make_workshop(topic=topic, by=marta)] * 2)

    [refused] = errors(outcomes)
    assert "already" in str(refused)
    assert Workshop.objects.count() == 1


def test_the_twin_without_the_lock_lets_both_begin(topic, marta, meet, monkeypatch):
    meet(rules, "obstacles_to_making_workshop", 2)
    without_lock(monkeypatch)

    outcomes = at_once(*[lambda: topics.make_workshop.__wrapped__(topic=topic, by=marta)] * 2)

    assert not any("already" in str(error) and "becomes" in str(error) for error in errors(outcomes))


# On the page ----------------------------------------------------------------------------------------------------------


def test_marta_makes_it_from_the_page_and_goes_on_writing(client, topic, marta):
    client.force_login(marta)
    address = topic.get_absolute_url()
    assert "Make a workshop of it" in client.get(address).text

    answer = client.post(f"{address}make-workshop/", follow=True)

    assert answer.redirect_chain == [("/workshops/2031/managing-return/edit/", 302)]
    assert "“Managing Return” is made." in answer.text
    assert "Make a workshop of it" not in client.get(address).text
    assert client.post(f"{address}make-workshop/").status_code == 409


def test_a_reader_is_not_offered_it(client, topic, maria):
    topic.year.published_at = "2030-01-01T00:00:00Z"
    history.save(topic.year, by=None)
    client.force_login(maria)
    assert "Make a workshop of it" not in client.get(topic.get_absolute_url()).text
    assert client.post(f"{topic.get_absolute_url()}make-workshop/").status_code == 403
