"""The pages of the money, as delegates, donors and the secretariat see them."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from funding.actions import keep_budget
from funding.models import Budget, BudgetLine
from membership.models import MemberName
from membership.roles import Role
from records import history
from records.actions import keep_file
from tests.conftest import accredited
from tests.factories import (
    BudgetFactory,
    ConsultationFactory,
    ContributionFactory,
    DonorFactory,
    MemberFactory,
    ProjectDocumentFactory,
    TrainingSessionFactory,
    WorkshopFactory,
    YearFactory,
)
from tests.records.typed import typed_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    """2031, which is open to everybody."""
    return YearFactory(number=2031, published_at=timezone.now())


@pytest.fixture
def budget(year, marta):
    """The budget of a workshop of 2031, in francs."""
    workshop = WorkshopFactory(year=year, title_en="Roads")
    budget = BudgetFactory(year=year, target="workshop", workshop=workshop, currency="CHF")
    lines = [
        BudgetLine(title_en="Halls", amount=1_250_000, position=1),
        BudgetLine(title_en="Travel", amount=30_050, position=2),
    ]
    keep_budget(record=budget, parts=lines, by=marta)
    return Budget.objects.get()


def texts(page) -> str:
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_the_public_is_asked_to_sign_in_and_a_delegate_comes_in(client, year, maria):
    assert client.get("/funding/2031/")["Location"].startswith("/sign-in/")
    client.force_login(maria)
    assert client.get("/funding/2031/").status_code == 200


def test_the_way_to_the_money_leads_to_this_year_else_to_the_latest(client, maria):
    client.force_login(maria)
    assert "No year of the dialogue is published yet." in texts(client.get("/funding/"))
    YearFactory(number=2008, published_at=timezone.now())
    YearFactory(number=2007, published_at=timezone.now())
    assert client.get("/funding/")["Location"] == "/funding/2008/"
    today = YearFactory(number=timezone.localdate().year, published_at=timezone.now())
    assert client.get("/funding/")["Location"] == f"/funding/{today.number}/"


def test_a_budget_tells_its_lines_and_their_sum_in_the_language_of_the_reader(client, budget, maria):
    client.force_login(maria)

    for address in ("/funding/2031/", budget.get_absolute_url()):
        page = texts(client.get(address))
        assert [text in page for text in ("CHF 12,500.00", "CHF 300.50", "CHF 12,800.50")] == [True] * 3
        assert "12 800,50 CHF" in texts(client.get(f"/fr{address}"))
        assert "12.800,50 CHF" in texts(client.get(f"/es{address}"))


def test_what_is_not_recorded_is_never_nothing(client, year, budget, maria, marta):
    client.force_login(maria)
    keep_budget(record=budget, parts=[BudgetLine(title_en="Lunch", position=3)], by=marta)
    BudgetFactory(year=year, target="training", training_session=TrainingSessionFactory(year=year))

    page = texts(client.get("/funding/2031/"))

    assert "CHF 12,800.50" not in page
    assert "Amounts are not recorded." in page
    assert "CHF: <span" in page  # all budgets together
    assert "CHF 0" not in page


def test_budgets_are_added_up_currency_by_currency(client, year, budget, maria, marta):
    other = BudgetFactory(year=year, currency="JPY")
    keep_budget(record=other, parts=[BudgetLine(title_en="Halls", amount=5000)], by=marta)
    client.force_login(maria)

    page = texts(client.get("/funding/2031/"))

    together = page[page.index("All budgets together") :]
    assert together.index("CHF 12,800.50") < together.index("JPY 5,000")


def test_a_budget_says_when_it_was_made_available(client, budget, maria, marta):
    budget.available_from = ConsultationFactory(date=date(2008, 2, 26))
    keep_budget(record=budget, by=marta)
    client.force_login(maria)

    assert 'href="/consultations/2008-02-26/">consultation of 26 February 2008<' in texts(client.get("/funding/2031/"))


def test_before_that_day_only_the_secretariat_sees_it(client, budget, maria, marta):
    budget.available_from = ConsultationFactory(date=timezone.localdate() + timedelta(days=1))
    keep_budget(record=budget, by=marta)

    client.force_login(maria)
    assert client.get(budget.get_absolute_url()).status_code == 404
    page = texts(client.get("/funding/2031/"))
    assert "No budget of this year is available yet." in page
    assert "Roads" not in page
    client.force_login(marta)
    assert "Only the secretariat sees it yet" in texts(client.get("/funding/2031/"))


def test_a_donor_contact_finds_their_own_contribution_marked(client, year, portugal):
    ContributionFactory(year=year, donor=DonorFactory(member=portugal), thanks_en="Thanks to Portugal.")
    ContributionFactory(year=year, donor=DonorFactory(member=MemberFactory(name_en="Alba")), thanks_en="And to Alba.")
    client.force_login(accredited("Freya Lindholt", Role.DONOR, member=portugal))

    page = texts(client.get("/funding/2031/"))

    assert "And to Alba." in page
    assert page.count("Your contribution") == 1
    assert page.index("Portugal</a>") < page.index("Your contribution") < page.index("Thanks to Portugal.")


def test_a_donor_bears_the_name_that_it_had_in_the_year(client, year, maria):
    vardany = MemberFactory(name_en="Vardany")
    names = [
        MemberName(short_name_en="Vardan Union", valid_until=date(2031, 12, 31)),
        MemberName(short_name_en="Vardany", valid_from=date(2032, 1, 1)),
    ]
    history.save(vardany, by=None, parts=names)
    donor = DonorFactory(member=vardany, slug="vardany")
    contribution = ContributionFactory(year=year, donor=donor)
    client.force_login(maria)

    assert "Vardan Union</a>" in texts(client.get("/funding/2031/"))
    assert "<h1>Vardan Union</h1>" in texts(client.get(contribution.get_absolute_url()))
    assert "<h1>Vardany</h1>" in texts(client.get("/funding/donors/vardany/"))


def test_whether_it_is_in_cash_or_in_kind_may_be_unknown(client, year, maria):
    contribution = ContributionFactory(year=year)
    client.force_login(maria)

    assert "Not recorded" in texts(client.get(contribution.get_absolute_url()))


def test_only_the_secretariat_reads_what_a_donor_would_rather_support(client, maria, marta):
    DonorFactory(slug="alba", interests_en="Bridges above all")

    client.force_login(maria)
    assert "Bridges above all" not in texts(client.get("/funding/donors/alba/"))
    client.force_login(marta)
    assert "Bridges above all" in texts(client.get("/funding/donors/alba/"))


def test_the_file_of_a_project_document_is_as_open_as_the_document(client, year, maria, marta):
    document = ProjectDocumentFactory(year=year)
    paper = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(paper)
    stored = keep_file(record=document, upload=SimpleUploadedFile("project.pdf", paper.getvalue()), by=marta)

    assert client.get(stored.get_absolute_url()).status_code == 404
    client.force_login(maria)
    assert "project.pdf" in texts(client.get(document.get_absolute_url()))
    assert b"".join(client.get(stored.get_absolute_url()).streaming_content) == paper.getvalue()


# Editing --------------------------------------------------------------------------------------------------------------


def edit(client, budget, **typed):
    address = f"{budget.get_absolute_url()}edit/"
    return client.post(address, typed_on(client.get(address)) | typed)


def amounts() -> list[tuple[int | None, str]]:
    return [(line.amount, line.currency) for line in Budget.objects.get().lines.all()]


def test_amounts_stand_in_the_form_as_one_types_them(client, budget, marta):
    client.force_login(marta)

    assert 'value="12500.00"' in texts(client.get(f"{budget.get_absolute_url()}edit/"))
    assert 'value="12500,00"' in texts(client.get(f"/fr{budget.get_absolute_url()}edit/"))


def test_an_amount_is_typed_in_whole_units_and_kept_in_the_smallest(client, budget, marta):
    client.force_login(marta)
    halls, travel = budget.lines.all()

    answer = edit(
        client, budget, **{f"budgetline-{halls.pk}-amount": "13,000.25", f"budgetline-{travel.pk}-amount": ""}
    )

    assert answer.status_code == 302
    assert amounts() == [(1_300_025, "CHF"), (None, "")]


def test_what_was_only_looked_at_is_not_kept_again(client, budget, marta):
    client.force_login(marta)
    version = Budget.objects.get().version

    edit(client, budget)

    assert Budget.objects.get().version == version


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12.500", "“12.500” has more decimals than CHF has. Write it like 12500.00."),
        ("a lot", "“a lot” is no amount. Write it like 12500.00."),
        ("9" * 16, "is too large an amount."),
    ],
)
def test_an_amount_that_may_mean_something_else_is_asked_for_again(client, budget, marta, typed, sentence):
    client.force_login(marta)
    halls = budget.lines.first()

    answer = edit(client, budget, **{f"budgetline-{halls.pk}-amount": typed})

    assert answer.status_code == 422
    assert sentence in texts(answer)
    assert amounts()[0] == (1_250_000, "CHF")


def test_another_currency_takes_the_figures_of_the_page_along(client, budget, marta):
    client.force_login(marta)

    assert edit(client, budget, currency="tnd").status_code == 302

    assert amounts() == [(12_500_000, "TND"), (300_500, "TND")]


def test_a_currency_without_decimals_asks_for_whole_amounts(client, budget, marta):
    client.force_login(marta)

    answer = edit(client, budget, currency="JPY")

    assert "“12500.00” has more decimals than JPY has. Write it like 12500." in texts(answer)


def test_an_amount_needs_a_currency(client, budget, marta):
    client.force_login(marta)

    assert "Give the currency of the budget first" in texts(edit(client, budget, currency=""))


def test_the_history_tells_amounts_with_their_currency(client, budget, marta):
    client.force_login(marta)
    halls = budget.lines.first()
    edit(client, budget, **{f"budgetline-{halls.pk}-amount": "13000"})
    version = Budget.objects.get().version

    page = texts(client.get(f"{budget.get_absolute_url()}history/{version - 1}..{version}/"))

    assert "12,500" in page
    assert "13,000" in page
    assert "1300000" not in page


def test_two_who_edit_the_same_amount_see_both(client, budget, marta):
    client.force_login(marta)
    halls = budget.lines.first()
    address, name = f"{budget.get_absolute_url()}edit/", f"budgetline-{halls.pk}-amount"
    first, second = typed_on(client.get(address)), typed_on(client.get(address))
    client.post(address, first | {name: "13000"})

    answer = client.post(address, second | {name: "14000"})

    assert answer.status_code == 409
    assert "13000.00" in texts(answer)
    assert "14000" in texts(answer)


def test_the_secretariat_adds_money_to_a_year_and_others_may_not(client, year, marta, maria):
    donor = DonorFactory()
    kinds = {
        "budgets": {"target": "programme", "currency": "chf"},
        "contributions": {"target": "programme", "donor": donor.pk, "thanks_en": "Thanks."},
        "documents": {"title_en": "Project"},
    }
    for kind, typed in kinds.items():
        address = f"/funding/2031/{kind}/add/"
        client.force_login(maria)
        assert client.get(address).status_code == 403
        client.force_login(marta)
        answer = client.post(address, typed_on(client.get(address)) | typed)
        assert answer["Location"].startswith(f"/funding/2031/{kind}/"), texts(answer)
        assert client.get(answer["Location"]).status_code == 200


def test_a_donor_is_added_once_and_stays_who_it_is(client, portugal, marta):
    client.force_login(marta)
    address = "/funding/donors/add/"
    typed = typed_on(client.get(address)) | {"member": portugal.pk}

    assert client.post(address, typed)["Location"] == "/funding/donors/portugal/"
    assert "This Member is recorded as a donor already." in texts(client.post(address, typed))
    assert 'name="member"' not in texts(client.get("/funding/donors/portugal/edit/"))


def test_money_for_an_event_names_the_event(client, year, marta):
    client.force_login(marta)
    address = "/funding/2031/budgets/add/"

    answer = client.post(address, typed_on(client.get(address)) | {"target": "workshop"})

    assert answer.status_code == 422
    assert "Name the workshop where it is for a workshop" in texts(answer)


# On the page of the year ----------------------------------------------------------------------------------------------


def test_the_year_leads_to_its_money_for_those_who_may_see_it(client, year, maria):
    assert "/funding/2031/" not in texts(client.get("/years/2031/"))
    client.force_login(maria)
    assert "/funding/2031/" in texts(client.get("/years/2031/"))
