"""What stands around every page, in a real browser."""

import pytest

FRENCH = ["L’année", "Consultations", "Ateliers", "Formation", "Conseil", "Financement", "Documents", "Intervenants"]
OF_STAFF = ["À traiter", "Secrétariat"]


@pytest.fixture
def wide_header(page):
    """Fill the header with everything that it will ever hold, in the language that needs most room."""

    def fill():
        page.evaluate(
            """([nouns, yours]) => {
                const item = (label) => `<li><a href="/">${label}</a></li>`
                const [first, second] = document.querySelectorAll('.nouns ul')
                first.innerHTML = nouns.map(item).join('')
                second.querySelectorAll('li:not(:first-child)').forEach((other) => other.remove())
                second.insertAdjacentHTML('beforeend', yours.map(item).join(''))
                const name = 'Maria da Conceição de Albuquerque e Silva, Mission permanente'
                document.querySelector('.account-name').textContent = name
            }""",
            [FRENCH, OF_STAFF],
        )

    return fill


@pytest.mark.parametrize("width", [1100, 1280])
def test_the_header_stays_on_two_lines_of_one_row(page, live_server, sign_in, marta, wide_header, inspect, width):
    sign_in(marta)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{live_server.url}/fr/search/")
    wide_header()

    assert page.evaluate("document.querySelector('.top').offsetHeight") == 105
    inspect()


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1024, 1099])
def test_below_the_nouns_stand_in_a_menu_and_nothing_scrolls_sideways(page, live_server, inspect, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{live_server.url}/fr/search/")

    assert not page.locator(".nouns").is_visible()
    inspect()
    page.locator(".menu summary").click()
    assert page.locator(".menu").get_by_role("link", name="Documents").is_visible()
    inspect()


@pytest.mark.parametrize("path", ["/fr/search/?q=retour", "/nowhere/?page=2"])
def test_the_languages_lead_to_the_same_page_with_its_query(page, live_server, path):
    page.goto(live_server.url + path)
    page.get_by_role("link", name="Español").click()

    assert page.url == f"{live_server.url}/es{path.removeprefix('/fr')}"


def test_who_tabs_comes_first_to_the_skip_link_and_sees_it(page, live_server):
    page.goto(f"{live_server.url}/search/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_control_and_k_leads_to_the_search(page, live_server):
    page.goto(f"{live_server.url}/")
    page.keyboard.press("Control+k")

    page.wait_for_url("**/search/")


def test_escape_closes_the_menu_and_gives_the_focus_back(page, live_server):
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(f"{live_server.url}/search/")
    page.locator(".menu summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert page.evaluate("document.activeElement.textContent") == "Menu"
    assert page.get_attribute(".menu", "open") is None


@pytest.mark.urls("tests.look.faults")
def test_a_refusal_comes_to_the_top_of_the_page_and_takes_the_focus(page, live_server, inspect):
    page.goto(f"{live_server.url}/asks/")
    page.locator("#refuses").click()

    page.locator("#messages .error-summary").wait_for()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.locator("#refuses").is_visible()
    inspect()


@pytest.mark.urls("tests.look.faults")
def test_a_failure_is_announced_and_changes_nothing(page, live_server, complaints):
    page.goto(f"{live_server.url}/asks/")
    page.locator("#breaks").click()

    page.locator("#live", has_text="did not answer").wait_for(state="attached")
    assert page.evaluate("document.activeElement.id") == "breaks"
    complaints.clear()


@pytest.mark.parametrize("media", ["print", "screen"])
def test_paper_shows_no_header(page, live_server, media):
    page.goto(f"{live_server.url}/search/")
    page.emulate_media(media=media)

    assert page.locator("header.top").is_visible() == (media == "screen")
