"""Marta starts a year from the one before, in a real browser, by keyboard, with and without scripts."""

from datetime import date
from itertools import product

import pytest
from django.conf import settings
from playwright.sync_api import expect

from idm_portal.templatetags.navigation import in_language
from records import history
from sessions_app.models import Preparation, Year
from tests.factories import BudgetFactory, ConsultationFactory, TrainingSessionFactory, WorkshopFactory, YearFactory
from tests.journeys.conftest import WIDTHS

ADDRESS = "/years/2030/next/"
WAYS_TO_LOOK = list(product([code for code, _name in settings.LANGUAGES], WIDTHS.values()))


@pytest.fixture
def year(transactional_db):
    """2030, with two consultations, and a workshop that has a training session and a budget."""
    year = YearFactory(number=2030)
    for day in (date(2029, 10, 18), date(2030, 2, 26)):
        consultation = ConsultationFactory(date=day)
        history.save(consultation, by=None, parts=[Preparation(consultation=consultation, year=year)])
    workshop = WorkshopFactory(year=year, title_en="Roads")
    TrainingSessionFactory(year=year, title_en="Roads", workshop=workshop)
    BudgetFactory(year=year, target="workshop", workshop=workshop)
    return year


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def browser_context_args(request, browser_context_args):
    return browser_context_args | {"java_script_enabled": request.param}


def press(button) -> None:
    """Press a button as somebody does who has no mouse."""
    button.focus()
    button.press("Enter")


def test_a_year_is_started_after_going_back_once(year, live_server, page, sign_in, marta):
    sign_in(marta)
    page.goto(f"{live_server.url}/years/2030/")
    page.get_by_role("link", name="Start 2031 from this year").click()
    page.fill("[name$=title_en]", "Ferries")
    press(page.get_by_role("button", name="Show what will be made"))
    press(page.get_by_role("button", name="Back"))
    expect(page.locator("[name$=title_en]")).to_have_value("Ferries")
    press(page.get_by_role("button", name="Show what will be made"))
    expect(page.get_by_text("Budget of the workshop: Ferries")).to_be_visible()
    press(page.get_by_role("button", name="Make 2031"))

    expect(page).to_have_url(f"{live_server.url}/years/2031/")
    expect(page.locator("#messages")).to_contain_text("1 workshop, 1 training session and 1 budget")
    assert Year.objects.get(number=2031).workshops.get().title_en == "Ferries"


@pytest.mark.parametrize("browser_context_args", [True], indirect=True, ids=["with scripts"])
def test_the_list_and_what_needs_attention_are_fit_to_be_seen(year, live_server, page, sign_in, marta, inspect):
    sign_in(marta)
    for language, width in WAYS_TO_LOOK:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(live_server.url + in_language(ADDRESS, language))
        page.locator("main form .btn-primary").click()
        page.locator("button[name=make]").wait_for()
        inspect()
        page.locator("button[name=back]").click()
        page.locator("[name^=workshop][type=checkbox]").uncheck()
        page.locator("[type=date]").last.fill(page.locator("[type=date]").first.input_value())
        page.locator("main form .btn-primary").click()
        page.locator(".error-summary").wait_for()
        inspect()
