"""Training sessions: what is kept, what is refused, and what is only pointed out."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from membership.models import Organization, OrganizationName
from records import history
from records.refusals import Refused
from tests.factories import TrainingSessionFactory, WorkshopFactory, YearFactory
from training import actions, rules
from training.models import LanguageOffered, TrainingPassage, TrainingSession

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    """2031, which is open to everybody."""
    return YearFactory(number=2031, published_at=timezone.now())


def refused_by_the_database(make) -> bool:
    try:
        make()
    except Refused:
        return True
    return False


@pytest.mark.both_engines
def test_the_database_refuses_what_cannot_be(year):
    workshop = WorkshopFactory(year=year)
    session = TrainingSessionFactory(year=year, slug="roads", workshop=workshop)
    history.save(session, by=None, parts=[LanguageOffered(language="en")])
    refused = [
        lambda: TrainingSessionFactory(year=year, slug="roads"),
        lambda: TrainingSessionFactory(year=year, workshop=workshop),
        lambda: TrainingSessionFactory(year=year, title_en="", title_fr="Routes", slug="routes"),
        lambda: TrainingSessionFactory(year=year, starts_on=date(2031, 5, 2), ends_on=date(2031, 5, 1)),
        lambda: TrainingSessionFactory(year=year, starts_on=date(2031, 5, 2)),
        lambda: history.save(session, by=None, parts=[LanguageOffered(language="en")]),
    ]

    assert all(refused_by_the_database(make) for make in refused)
    TrainingSessionFactory(slug="roads")  # in another year


def test_a_refusal_is_a_sentence_that_a_person_can_act_on(year):
    workshop = WorkshopFactory(year=year)
    TrainingSessionFactory(year=year, workshop=workshop)

    with pytest.raises(ValidationError, match=r"Another training session mirrors this workshop. Choose another"):
        TrainingSession(year=year, slug="other", title_en="Other", workshop=workshop).full_clean()


def test_a_session_takes_its_address_in_its_year_from_its_title(year, marta):
    for _time in range(2):
        actions.keep_training_session(record=TrainingSession(year=year, title_en="Building Roads"), by=marta)
    other = TrainingSession(year=YearFactory(), title_en="Building Roads")
    actions.keep_training_session(record=other, by=marta)

    assert [each.slug for each in TrainingSession.objects.of_year(year)] == ["building-roads", "building-roads-2"]
    assert other.slug == "building-roads"


def test_a_session_mirrors_a_workshop_of_its_own_year(year, marta):
    workshop = WorkshopFactory(year=YearFactory(number=2030), title_en="Roads")
    session = TrainingSession(year=year, title_en="Roads", workshop=workshop)

    with pytest.raises(Refused, match=r"“Roads” is a workshop of 2030. Choose one of 2031"):
        actions.keep_training_session(record=session, by=marta)


def test_a_session_with_another_title_than_its_workshop_is_pointed_out_language_by_language(year):
    workshop = WorkshopFactory(year=year, title_en="Roads", title_fr="Les routes", title_es="Caminos")
    session = TrainingSessionFactory(year=year, workshop=workshop, title_en="Roads", title_fr="Routes")

    assert rules.warnings_about(session) == [
        "In French the session is called “Routes”, and the workshop that it mirrors “Les routes”."
    ]
    assert rules.obstacles_to_keeping(session) == []


def test_a_session_that_mirrors_nothing_may_be_called_as_one_likes(year):
    assert rules.warnings_about(TrainingSessionFactory(year=year)) == []


@pytest.fixture
def institute():
    """An institute that has had its present name since 2032."""
    institute = Organization(slug="institute", name_en="Institute of Bridges")
    names = [
        OrganizationName(name_en="School of Roads", valid_until=date(2031, 5, 31)),
        OrganizationName(name_en="House of Rivers", valid_from=date(2031, 6, 1)),
        OrganizationName(name_en="Institute of Bridges", valid_from=date(2032, 1, 1)),
    ]
    history.save(institute, by=None, parts=names)
    return institute


@pytest.mark.parametrize(
    ("day", "day_of_workshop", "name"),
    [
        (date(2031, 4, 1), None, "School of Roads"),
        (date(2031, 7, 1), date(2031, 4, 1), "House of Rivers"),
        (None, date(2031, 4, 1), "School of Roads"),
        (None, None, "House of Rivers"),
    ],
)
def test_the_partner_stands_under_its_name_of_the_day(year, institute, day, day_of_workshop, name):
    workshop = WorkshopFactory(year=year, starts_on=day_of_workshop, ends_on=day_of_workshop)
    session = TrainingSessionFactory(year=year, workshop=workshop, partner=institute, starts_on=day, ends_on=day)

    assert session.partner_then.name == name


def test_a_session_without_a_partner_has_none(year):
    assert TrainingSessionFactory(year=year).partner_then is None


def test_its_languages_are_told_in_the_language_of_the_reader(year):
    session = TrainingSessionFactory(year=year)
    offers = [LanguageOffered(language=language, position=n) for n, language in enumerate(("es", "en"), start=1)]
    history.save(session, by=None, parts=offers)

    assert session.languages == "Spanish and English"
    with translation.override("fr"):
        assert session.languages == "espagnol et anglais"


def test_sessions_follow_their_days_and_those_without_a_day_their_workshops(year):
    def session(title, day=None, day_of_workshop=None):
        workshop = WorkshopFactory(year=year, starts_on=day_of_workshop, ends_on=day_of_workshop)
        TrainingSessionFactory(year=year, title_en=title, workshop=workshop, starts_on=day, ends_on=day)

    session("some day")
    session("after the second workshop", day_of_workshop=date(2031, 7, 8))
    session("in May", date(2031, 5, 1))
    session("after the first workshop", day_of_workshop=date(2031, 4, 22))

    assert [each.title for each in TrainingSession.objects.of_year(year)] == [
        "after the first workshop",
        "in May",
        "after the second workshop",
        "some day",
    ]


@pytest.mark.parametrize(
    ("today", "coming"),
    [
        (date(2030, 1, 1), ["in May", "some day"]),
        (date(2031, 5, 2), ["in May", "some day"]),
        (date(2031, 5, 3), ["some day"]),
        (date(2032, 1, 1), []),
    ],
)
def test_what_is_over_is_not_to_come(year, today, coming):
    TrainingSessionFactory(year=year, title_en="in May", starts_on=date(2031, 5, 1), ends_on=date(2031, 5, 2))
    TrainingSessionFactory(year=year, title_en="some day")

    assert [each.title for each in TrainingSession.objects.to_come(today)] == coming
    assert {each.title for each in TrainingSession.objects.over(today)} == {"in May", "some day"} - set(coming)


def test_old_versions_of_a_session_can_be_read_with_its_aims_and_languages(year, marta):
    session = TrainingSessionFactory(year=year)
    parts = [TrainingPassage(text_en="To see the roads."), LanguageOffered(language="fr")]
    actions.keep_training_session(record=session, parts=parts, by=marta)

    new, old = history.versions_of(session)
    assert {model.__name__: len(rows) for model, rows in new.parts.items()} == {
        "TrainingPassage": 1,
        "LanguageOffered": 1,
    }
    assert not any(old.parts.values())
