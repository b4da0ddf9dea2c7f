"""Who sees what of the programme."""

from datetime import date

import pytest

from membership.access import Visitor
from membership.models import Person
from records import history
from sessions_app import actions
from sessions_app.models import (
    Announcement,
    Consultation,
    CouncilSession,
    Distribution,
    Launch,
    Preparation,
    Proposal,
    Publication,
    Sitting,
    SittingAppearance,
    Year,
)
from tests.factories import (
    AnnouncementFactory,
    ConsultationFactory,
    CouncilSessionFactory,
    ProposalFactory,
    PublicationFactory,
    SittingAppearanceFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db

HANGING_ON_A_YEAR = [
    Year,
    Consultation,
    Proposal,
    CouncilSession,
    Sitting,
    SittingAppearance,
    Announcement,
    Publication,
    Launch,
    Distribution,
    Preparation,
]


@pytest.fixture
def year_to_come():
    """A year that is not published, with one of everything hanging on it."""
    year = YearFactory()
    consultation = ConsultationFactory()
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    ProposalFactory(consultation=consultation)
    appearance = SittingAppearanceFactory(sitting__council_session=CouncilSessionFactory(year=year))
    AnnouncementFactory(appearance=appearance)
    history.save(
        PublicationFactory(),
        by=None,
        parts=[Launch(sitting=appearance.sitting), Distribution(sitting=appearance.sitting, title_en="Overview")],
    )
    return year


def test_what_hangs_on_an_unpublished_year_is_seen_by_the_secretariat_only(year_to_come, marta, maria):
    for model in HANGING_ON_A_YEAR:
        assert model.objects.visible_to(marta).count() == 1, model
        assert not model.objects.visible_to(maria).exists(), model
        assert not model.objects.visible_to(Visitor()).exists(), model


def test_publishing_the_year_opens_what_hangs_on_it(year_to_come, marta, maria):
    actions.publish_year(year=year_to_come, by=marta)

    for model in HANGING_ON_A_YEAR:
        assert model.objects.visible_to(maria).count() == 1, model
        assert model.objects.visible_to(Visitor()).count() == 1, model


def test_what_hangs_on_no_year_is_for_everybody():
    SittingAppearanceFactory()
    AnnouncementFactory()
    ConsultationFactory()
    PublicationFactory()

    for model in (CouncilSession, Sitting, SittingAppearance, Announcement, Consultation, Publication):
        assert model.objects.visible_to(Visitor()).count() == 1, model


def test_a_consultation_that_prepares_two_years_is_open_as_soon_as_one_is(year_to_come, marta, maria):
    consultation = Consultation.objects.get()
    published = YearFactory(number=2029)
    actions.publish_year(year=published, by=marta)
    history.save(consultation, by=None, parts=[Preparation(year=published)])

    seen = Consultation.objects.visible_to(maria).get()
    years = Year.objects.visible_to(maria).at_consultation(seen)

    assert [(year.number, year.is_prepared, year.is_endorsed_there) for year in years] == [(2029, True, False)]


def test_a_publication_known_elsewhere_shows_only_the_launches_that_one_may_see(year_to_come, maria, marta):
    publication = Publication.objects.get()
    history.save(publication, by=None, parts=[Launch(date=date(2008, 12, 1), precision="day", place_en="Geneva")])

    seen = Publication.objects.visible_to(maria).with_launches(maria).get()
    kept = Publication.objects.visible_to(marta).with_launches(marta).get()

    assert [launch.place_en for launch in seen.launches.all()] == ["Geneva"]
    assert list(seen.distributions.all()) == []
    assert (len(kept.launches.all()), len(kept.distributions.all())) == (2, 1)


def test_a_publication_that_was_only_announced_opens_with_the_year_of_its_announcement(year_to_come, marta, maria):
    report = PublicationFactory()
    appearance = SittingAppearance.objects.get()
    AnnouncementFactory(appearance=appearance, publication=report)

    assert report not in Publication.objects.visible_to(maria)

    actions.publish_year(year=year_to_come, by=marta)
    assert report in Publication.objects.visible_to(maria)


def test_whoever_appears_only_in_a_hidden_year_is_no_speaker_yet(year_to_come, marta, maria):
    assert Person.objects.named_in(SittingAppearance.objects.visible_to(marta)).count() == 1
    assert not Person.objects.named_in(SittingAppearance.objects.visible_to(maria)).exists()


@pytest.mark.parametrize("rows", [1, 10])
def test_reading_a_whole_session_takes_as_many_queries_for_ten_sittings_as_for_one(
    rows, django_assert_num_queries, maria
):
    session = CouncilSessionFactory()
    for _ in range(rows):
        SittingAppearanceFactory(sitting__council_session=session)

    with django_assert_num_queries(6):
        seen = CouncilSession.objects.visible_to(maria).with_programme().get()
        [str(each.person) for sitting in seen.sittings.all() for each in sitting.appearances.all()]
