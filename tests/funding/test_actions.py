"""What can be kept about money, and why something cannot."""

import pytest

from funding import actions, rules
from funding.choices import Target
from funding.models import Budget, BudgetLine, Contribution, Donor
from membership.models import Organization
from records import history
from records.actions import restore_version
from records.refusals import Refused
from tests.factories import (
    BudgetFactory,
    ContributionFactory,
    DonorFactory,
    MemberFactory,
    TrainingSessionFactory,
    WorkshopFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget(marta):
    """A budget in francs: halls for 300, and travel that nobody has worked out yet."""
    budget = Budget(year=YearFactory(number=2031), target=Target.PROGRAMME, currency="CHF")
    lines = [BudgetLine(title_en="Halls", amount=30_000, position=1), BudgetLine(title_en="Travel", position=2)]
    actions.keep_budget(record=budget, parts=lines, by=marta)
    return Budget.objects.get()


def test_a_donor_takes_its_address_from_its_name(marta):
    actions.keep_donor(record=Donor(member=MemberFactory(name_en="Portugal")), by=marta)
    hillside = Organization(slug="other", name_en="Portugal")
    history.save(hillside, by=marta)
    actions.keep_donor(record=Donor(organization=hillside), by=marta)

    assert list(Donor.objects.order_by("pk").values_list("slug", flat=True)) == ["portugal", "portugal-2"]


def test_a_donor_is_nobody_else_besides(marta):
    with pytest.raises(Refused, match="choose one of the two"):
        actions.keep_donor(record=Donor(), by=marta)


def test_every_amount_is_in_the_currency_of_the_budget_and_what_is_not_known_has_none(budget):
    assert [(line.amount, line.currency) for line in budget.lines.all()] == [(30_000, "CHF"), (None, "")]
    assert budget.total is None


def test_a_budget_does_not_change_its_currency_over_amounts_that_stay(budget, marta):
    budget.currency = "JPY"

    with pytest.raises(Refused, match=r"The amount of “Halls” is in CHF. Enter it in the new currency"):
        actions.keep_budget(record=budget, by=marta)

    assert Budget.objects.get().currency == "CHF"


def test_a_budget_changes_its_currency_together_with_its_amounts(budget, marta):
    budget.currency = "JPY"
    halls = budget.lines.get(title_en="Halls")
    halls.amount = 45_000
    actions.keep_budget(record=budget, parts=[halls], by=marta)

    assert [(line.amount, line.currency) for line in Budget.objects.get().lines.all()] == [(45_000, "JPY"), (None, "")]


def test_a_budget_loses_its_currency_only_with_its_amounts(budget, marta):
    budget.currency = ""
    halls = budget.lines.get(title_en="Halls")
    with pytest.raises(Refused):
        actions.keep_budget(record=budget, by=marta)
    actions.keep_budget(record=budget, without=[halls], by=marta)

    assert not Budget.objects.get().has_amounts


def test_an_amount_in_no_currency_is_refused(marta):
    budget = Budget(year=YearFactory(), target=Target.PROGRAMME)
    with pytest.raises(Refused, match="An amount without a currency says nothing"):
        actions.keep_budget(record=budget, parts=[BudgetLine(title_en="Halls", amount=5)], by=marta)


def test_what_is_no_currency_is_refused(marta):
    budget = Budget(year=YearFactory(), target=Target.PROGRAMME, currency="ABC")
    assert rules.obstacles_to_keeping_budget(budget, []) == ["“ABC” is no ISO code of a currency, as CHF is."]


def test_a_version_comes_back_with_the_currency_of_its_day(budget, marta):
    budget.currency = "USD"
    halls = budget.lines.get(title_en="Halls")
    halls.amount = 1
    actions.keep_budget(record=budget, parts=[halls], by=marta)

    restore_version(record=Budget.objects.get(), number=1, by=marta, verb=actions.keep_budget)

    restored = Budget.objects.get()
    assert restored.currency == "CHF"
    assert [(line.amount, line.currency) for line in restored.lines.all()] == [(30_000, "CHF"), (None, "")]


@pytest.mark.parametrize(
    ("make", "name", "target"),
    [(WorkshopFactory, "workshop", Target.WORKSHOP), (TrainingSessionFactory, "training_session", Target.TRAINING)],
)
def test_money_of_a_year_is_for_what_belongs_to_the_year(make, name, target, marta):
    event = make(year=YearFactory(number=2030), title_en="Roads")
    fields = {"year": YearFactory(number=2031), "target": target, name: event}
    expected = "“Roads” belongs to 2030. Money of 2031 is for what belongs to 2031."

    with pytest.raises(Refused, match=expected):
        actions.keep_budget(record=Budget(**fields), by=marta)
    with pytest.raises(Refused, match=expected):
        actions.keep_contribution(record=Contribution(donor=DonorFactory(), **fields), by=marta)


def test_a_contribution_is_kept_with_its_wording_of_thanks(marta):
    contribution = ContributionFactory(thanks_en="With thanks.")
    contribution.thanks_en = "With many thanks."
    actions.keep_contribution(record=contribution, by=marta, why="The donor asked for it")

    new, old = history.versions_of(contribution)
    assert (old.row.thanks_en, new.row.thanks_en, new.why) == (
        "With thanks.",
        "With many thanks.",
        "The donor asked for it",
    )


def test_an_empty_budget_has_no_total():
    budget = BudgetFactory(currency="CHF")
    assert (budget.total, budget.total_in_words, budget.has_amounts) == (None, "", False)
