"""What the database itself refuses about money."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from funding.choices import Target
from funding.models import Budget, BudgetLine, Donor
from membership.models import Organization
from records import history
from records.refusals import Refused
from tests.factories import (
    BudgetFactory,
    ContributionFactory,
    DonorFactory,
    MemberFactory,
    ProjectDocumentFactory,
    TrainingSessionFactory,
    WorkshopFactory,
    YearFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def refused_by_the_database(make) -> bool:
    try:
        make()
    except Refused:
        return True
    return False


def foundation() -> Organization:
    organization = Organization(slug="hillside", name_en="Hillside Foundation")
    history.save(organization, by=None)
    return organization


def test_a_donor_is_one_member_or_one_organization_and_each_is_a_donor_once():
    portugal, hillside = MemberFactory(), foundation()
    DonorFactory(member=portugal)
    DonorFactory(member=None, organization=hillside)

    assert refused_by_the_database(lambda: DonorFactory(member=None))
    assert refused_by_the_database(lambda: DonorFactory(member=MemberFactory(), organization=hillside))
    assert refused_by_the_database(lambda: DonorFactory(member=portugal))
    assert refused_by_the_database(lambda: DonorFactory(member=None, organization=hillside))


@pytest.mark.parametrize("make", [BudgetFactory, ContributionFactory])
def test_money_is_for_exactly_one_thing(make):
    year = YearFactory()
    workshop, session = WorkshopFactory(year=year), TrainingSessionFactory(year=year)
    make(year=year, target=Target.PROGRAMME)
    make(year=year, target=Target.WORKSHOP, workshop=workshop)
    make(year=year, target=Target.TRAINING, training_session=session)

    others = WorkshopFactory(year=year), TrainingSessionFactory(year=year)
    for target, fields in (
        (Target.PROGRAMME, {"workshop": others[0]}),
        (Target.PROGRAMME, {"training_session": others[1]}),
        (Target.WORKSHOP, {}),
        (Target.WORKSHOP, {"training_session": others[1]}),
        (Target.TRAINING, {"workshop": others[0]}),
        (Target.TRAINING, {"workshop": others[0], "training_session": others[1]}),
        ("", {}),
    ):
        assert refused_by_the_database(partial(make, year=year, target=target, **fields)), (target, fields)


def test_the_programme_and_each_event_have_one_budget():
    year = YearFactory()
    workshop, session = WorkshopFactory(year=year), TrainingSessionFactory(year=year)
    kinds = [
        {"target": Target.PROGRAMME},
        {"target": Target.WORKSHOP, "workshop": workshop},
        {"target": Target.TRAINING, "training_session": session},
    ]
    for fields in kinds:
        BudgetFactory(year=year, **fields)

    assert all(refused_by_the_database(partial(BudgetFactory, year=year, **fields)) for fields in kinds)
    BudgetFactory(target=Target.PROGRAMME)  # of another year


def test_a_donor_may_give_to_the_same_thing_twice():
    donor, year = DonorFactory(), YearFactory()
    ContributionFactory(donor=donor, year=year)
    ContributionFactory(donor=donor, year=year)


@pytest.mark.parametrize(
    "fields",
    [
        {"title_en": "", "title_fr": "Salles"},
        {"title_en": "Halls", "amount": 5},
        {"title_en": "Halls", "currency": "CHF"},
    ],
)
def test_a_line_says_what_it_is_for_and_an_amount_has_its_currency(fields):
    budget = BudgetFactory(currency="CHF")

    assert refused_by_the_database(lambda: history.save(budget, by=None, parts=[BudgetLine(**fields)]))


def test_no_amount_is_less_than_nothing():
    budget = BudgetFactory(currency="CHF")
    line = BudgetLine(title_en="Halls", amount=-5, currency="CHF")

    with pytest.raises(IntegrityError):
        history.save(budget, by=None, parts=[line])


def test_a_project_document_has_an_english_title():
    assert refused_by_the_database(lambda: ProjectDocumentFactory(title_en="", title_fr="Descriptif"))


def test_an_amount_as_large_as_one_may_type_is_kept():
    budget = BudgetFactory(currency="CHF")
    largest = 10**15 - 1
    history.save(budget, by=None, parts=[BudgetLine(title_en="Halls", amount=largest, currency="CHF")])

    assert Budget.objects.get().lines.get().amount == largest
    assert Budget.objects.get().total == largest


def test_a_refusal_is_a_sentence_that_a_person_can_act_on():
    with pytest.raises(ValidationError, match="A donor is one Member or one organization"):
        Donor(slug="nobody").full_clean()
    with pytest.raises(ValidationError, match="Name the workshop where it is for a workshop"):
        Budget(year=YearFactory(), target=Target.WORKSHOP).full_clean()
    with pytest.raises(ValidationError, match="“ABC” is no ISO code"):
        Budget(year=YearFactory(), target=Target.PROGRAMME, currency="ABC").full_clean()
