"""Who sees what of the money."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from funding.models import Budget, Contribution, Donor, ProjectDocument
from membership.access import Visitor
from membership.models import Accreditation, Organization
from membership.roles import Role
from records import history
from tests.conftest import accredited
from tests.factories import (
    BudgetFactory,
    ConsultationFactory,
    ContributionFactory,
    DonorFactory,
    MemberFactory,
    ProjectDocumentFactory,
    TrainingSessionFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db

KINDS = [Budget, Contribution, Donor, ProjectDocument]


@pytest.fixture
def money():
    """One of everything, of a published year."""
    year = YearFactory(published_at=timezone.now())
    BudgetFactory(year=year)
    ContributionFactory(year=year)
    ProjectDocumentFactory(year=year)
    return year


@pytest.mark.parametrize("kind", KINDS)
def test_money_is_for_delegates_donors_and_staff_and_not_for_the_public(kind, money, maria, marta, portugal):
    freya = accredited("Freya Lindholt", Role.DONOR, member=portugal)

    assert [kind.objects.visible_to(user).count() for user in (Visitor(), maria, freya, marta)] == [0, 1, 1, 1]


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_not_accredited_any_more_sees_no_money(kind, money, maria):
    Accreditation.objects.update(valid_until=timezone.localdate() - timedelta(days=1), valid_from="2020-01-01")

    assert not kind.objects.visible_to(type(maria).objects.get(pk=maria.pk)).exists()


@pytest.mark.parametrize("kind", [Budget, Contribution, ProjectDocument])
def test_money_of_a_year_that_is_not_published_is_for_the_secretariat(kind, money, maria, marta):
    type(money).objects.update(published_at=None)

    assert [kind.objects.visible_to(user).count() for user in (maria, marta)] == [0, 1]


@pytest.mark.parametrize("make", [BudgetFactory, ProjectDocumentFactory])
@pytest.mark.parametrize(("days", "seen"), [(-1, 1), (0, 1), (1, 0)])
def test_what_a_consultation_makes_available_is_seen_from_its_day_on(make, days, seen, maria, marta):
    consultation = ConsultationFactory(date=timezone.localdate() + timedelta(days=days))
    kept = make(year=YearFactory(published_at=timezone.now()), available_from=consultation)

    assert type(kept).objects.visible_to(maria).count() == seen
    assert type(kept).objects.visible_to(marta).count() == 1
    assert kept.is_available == bool(seen)


def test_a_donor_contact_knows_their_own_contributions_of_today(portugal, money):
    freya = accredited("Freya Lindholt", Role.DONOR, member=portugal)
    Accreditation.objects.create(user=freya, role=Role.DELEGATE, member=MemberFactory())
    own = ContributionFactory(year=money, donor=DonorFactory(member=portugal))
    ContributionFactory(year=money, donor=DonorFactory(member=Accreditation.objects.get(role=Role.DELEGATE).member))

    marked = [each.pk for each in Contribution.objects.visible_to(freya).with_own(freya) if each.is_own]

    assert marked == [own.pk]


def test_a_visitor_has_no_contributions_of_their_own(money):
    assert not any(each.is_own for each in Contribution.objects.with_own(Visitor()))


def test_thanks_are_read_by_everybody_and_nothing_else_of_a_contribution(money, maria):
    session = TrainingSessionFactory(year=money)
    fields = {"year": money, "target": "training", "training_session": session}
    thanked = ContributionFactory(thanks_en="", thanks_fr="Merci.", **fields)
    ContributionFactory(**fields)

    for user in (Visitor(), maria):
        assert list(Contribution.objects.thanked_to(user).for_training(session)) == [thanked]

    type(money).objects.update(published_at=None)
    assert not Contribution.objects.thanked_to(maria).exists()


def test_donors_stand_in_the_alphabet_of_the_reader_members_and_organizations_together(marta):
    spain = MemberFactory(name_en="Spain", key_en="s", key_fr="e", key_es="e")
    zambia = MemberFactory(name_en="Zambia", key_en="z", key_fr="z", key_es="z")
    house = Organization(slug="house", name_en="House", key_en="h")
    history.save(house, by=marta)
    for fields in ({"member": zambia}, {"member": None, "organization": house}, {"member": spain}):
        DonorFactory(**fields)

    def names():
        return [str(donor) for donor in Donor.objects.visible_to(marta).with_names().in_alphabet()]

    assert names() == ["House", "Spain", "Zambia"]
    with translation.override("fr"):
        assert names() == ["Spain", "House", "Zambia"]
