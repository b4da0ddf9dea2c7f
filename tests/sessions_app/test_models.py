"""What the database itself refuses, and what the records say of themselves."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from records import history
from records.refusals import Refused
from sessions_app.choices import AppearanceStatus, Precision
from sessions_app.models import Consultation, CouncilSession, Launch, Publication, Sitting, TimeAllotment, Year
from tests.factories import (
    AnnouncementFactory,
    ConsultationFactory,
    CouncilSessionFactory,
    ProposalFactory,
    PublicationFactory,
    SittingAppearanceFactory,
    SittingFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db


def refused_by_the_database(make) -> bool:
    try:
        make()
    except Refused:
        return True
    return False


@pytest.mark.both_engines
def test_the_database_keeps_what_must_be_unique():
    YearFactory(number=2031)
    ConsultationFactory(date=date(2030, 3, 2))
    session = CouncilSessionFactory(number=94)
    SittingFactory(council_session=session, position=1)
    history.save(session, by=None, parts=[TimeAllotment(subject="idm")])

    assert refused_by_the_database(lambda: YearFactory(number=2031))
    assert refused_by_the_database(lambda: ConsultationFactory(date=date(2030, 3, 2)))
    assert refused_by_the_database(lambda: CouncilSessionFactory(number=94))
    assert refused_by_the_database(lambda: SittingFactory(council_session=session, position=1))
    assert refused_by_the_database(lambda: history.save(session, by=None, parts=[TimeAllotment(subject="idm")]))


@pytest.mark.both_engines
def test_the_database_asks_for_an_english_title():
    slugged = {"slug": "a-title"}
    for factory, address in (
        (SittingFactory, {}),
        (ProposalFactory, {}),
        (PublicationFactory, slugged),
        (AnnouncementFactory, slugged),
    ):
        for title in ("", None):
            assert refused_by_the_database(partial(factory, title_en=title, title_fr="Titre", **address))


@pytest.mark.both_engines
def test_the_database_refuses_what_cannot_be():
    refused = [
        lambda: YearFactory(number=1999),
        lambda: YearFactory(number=10_000),
        lambda: CouncilSessionFactory(starts_on=date(2030, 11, 30), ends_on=date(2030, 11, 27)),
        lambda: SittingAppearanceFactory(status=AppearanceStatus.REPLACED),
        lambda: AnnouncementFactory(precision=Precision.MONTH),
        lambda: AnnouncementFactory(date=date(2008, 1, 1)),
    ]
    assert all(refused_by_the_database(make) for make in refused)


def test_a_refusal_is_a_sentence_that_a_person_can_act_on():
    YearFactory(number=2031)

    with pytest.raises(ValidationError, match=r"This year is recorded already. Open it and edit it there."):
        Year(number=2031).full_clean()
    with pytest.raises(ValidationError, match=r"Give the date of the launch, or say that it has none."):
        Launch(publication=PublicationFactory(), precision=Precision.MONTH).full_clean()
    with pytest.raises(ValidationError, match=r"The last day comes before the first."):
        CouncilSession(number=94, starts_on=date(2030, 11, 30), ends_on=date(2030, 11, 27)).full_clean()


def test_records_are_named_in_the_readers_language():
    sitting = Sitting(title_en="Migration and the Environment", title_fr="Migration et environnement")

    with translation.override("fr"):
        assert str(sitting) == "Migration et environnement"
        assert str(Consultation(date=date(2030, 3, 1))).endswith("1er\xa0mars 2030")


@pytest.mark.parametrize(
    ("title", "edition", "name"),
    [
        ("World Migration Report", "2008", "World Migration Report 2008"),
        ("Handbook on Roads", "Mediterranean edition", "Handbook on Roads, Mediterranean edition"),
        ("Handbook on Roads", "", "Handbook on Roads"),
    ],
)
def test_a_publication_is_named_with_its_edition(title, edition, name):
    assert str(Publication(title_en=title, edition_en=edition)) == name


def test_old_versions_of_a_sitting_can_be_read_in_three_languages(marta):
    sitting = SittingFactory(title_en="Roads", title_fr="Routes", title_es="Caminos")
    sitting.title_fr = "Les routes"
    history.save(sitting, by=marta)

    new, old = history.versions_of(sitting)

    assert (old.row.title_en, old.row.title_fr, old.row.title_es) == ("Roads", "Routes", "Caminos")
    assert (new.row.title_fr, new.by) == ("Les routes", marta)
