"""A real browser for the journeys, that complains about whatever a careful reader would not put up with."""

import os
import shutil
import subprocess
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.test import Client

from tests.pages import signed_in

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own event loop stands around the tests

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
WIDTHS = {"desk": 1280, "phone": 390}


def pytest_collection_modifyitems(items):
    """Everything in this folder drives a browser, and cannot run where there is none."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip("there is no Chromium: apt-get install chromium"))


@pytest.fixture(scope="session")
def web_fonts():
    """The two fonts that the pages load; cut once, kept in the developer's `var/`."""
    call_command("web_fonts")


@pytest.fixture(scope="session")
def live_server(web_fonts, live_server):
    """The portal, in a thread of this process, with everything that its pages load."""
    return live_server


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"viewport": {"width": WIDTHS["desk"], "height": 900}, "locale": "en", "timezone_id": "Europe/Zurich"}


@pytest.fixture
def context(context, live_server):
    """A browser that knows only this portal: whatever it asks of another host is refused."""
    context.route(lambda url: not url.startswith((live_server.url, "data:")), lambda route: route.abort())
    context.set_default_timeout(10_000)
    return context


@pytest.fixture
def complaints():
    """What the browser did not like; empty at the end of every journey, or the journey has failed."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def page(page, complaints):
    """A page that notes errors of scripts, violations of the content security policy, and files that are missing."""

    def listen(message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{page.url}: {message.text}")

    def look(response):
        broken = response.status >= 500
        missing = response.status >= 400 and response.request.resource_type not in {"document", "xhr", "fetch"}
        if broken or missing:
            complaints.append(f"{response.url} answered {response.status}")

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("response", look)
    return page


@pytest.fixture
def sign_in(context, live_server):
    """Sign a person in without the form: `sign_in(marta)`, or whoever sits at a client: `sign_in(client=client)`."""

    def sign_in(person=None, *, client=None):
        context.clear_cookies()
        client = client or signed_in(person)
        cookies = [
            {"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()
        ]
        context.add_cookies(cookies)

    return sign_in


@pytest.fixture
def plain_page(browser, live_server):
    """A browser without JavaScript, at which somebody is signed in: `plain_page(ines)`."""
    contexts = []

    def of(person):
        contexts.append(browser.new_context(java_script_enabled=False, locale="en"))
        client = Client()
        client.force_login(person)
        cookies = [{"name": name, "value": each.value, "url": live_server.url} for name, each in client.cookies.items()]
        contexts[-1].add_cookies(cookies)
        return contexts[-1].new_page()

    yield of
    for context in contexts:
        context.close()


@pytest.fixture
def inspect(page):
    """Look at the page as it stands now, and fail with everything that is wrong with it."""

    def inspect():
        faults = faults_of(page)
        assert not faults, f"{page.url} at {page.viewport_size['width']} px\n" + "\n".join(faults)

    return inspect


def answer_late(page, addresses: str) -> None:
    """Let the answers from these addresses be half a second on their way, as on a bad line."""

    def late(route):
        answer = route.fetch(max_redirects=0)
        page.wait_for_timeout(500)
        route.fulfill(response=answer)

    page.route(addresses, late)


def words_of(page, link) -> str:
    """The text of the PDF behind a link."""
    answer = page.request.get(urljoin(page.url, link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    reading = subprocess.run(["pdftotext", "-raw", "-", "-"], input=answer.body(), capture_output=True, check=True)
    return " ".join(reading.stdout.decode().split())


def faults_of(page) -> list[str]:
    """What is wrong with the page as it stands now."""
    return _of_access(page) + _of_shape(page) + _of_targets(page)


def _of_access(page) -> list[str]:
    response = Axe().run(page).response
    return [
        f"axe: {violation['help']}: {node['html'][:200]}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def _of_shape(page) -> list[str]:
    """No sideways scrolling, one `h1`, no inline style, a language, a title."""
    return page.evaluate("""() => {
        const faults = [], root = document.documentElement
        if (root.scrollWidth > root.clientWidth) {
            const all = [...document.body.querySelectorAll('*')]
            const wide = all.filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
            faults.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px: ` +
                wide.slice(-3).map(e => e.outerHTML.slice(0, 120)).join(' | '))
        }
        const titles = document.querySelectorAll('h1').length
        if (titles !== 1) faults.push(`has ${titles} h1`)
        const styled = document.querySelectorAll('body [style]')
        for (const e of styled) faults.push('inline style: ' + e.outerHTML.slice(0, 120))
        if (!root.lang) faults.push('says no language')
        if (!document.title.trim()) faults.push('has no title')
        return faults
    }""")


def _of_targets(page) -> list[str]:
    """Nothing to press is smaller than 24 px; a link in a sentence is as high as its line."""
    return page.evaluate("""() => {
        const pressed = 'a[href], button, summary, select, textarea, input:not([type=hidden])'
        const isCut = (look) => look.clipPath !== 'none' || look.clip !== 'auto'
        const isClipped = (e) => e && (isCut(getComputedStyle(e)) || isClipped(e.parentElement))
        const isSeen = (e) => e.checkVisibility() && e.getBoundingClientRect().bottom > 0 && !isClipped(e)
        const isInSentence = (e) => getComputedStyle(e).display === 'inline' &&
            [...e.parentNode.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && /\\p{L}/u.test(n.data))
        return [...document.querySelectorAll(pressed)].filter((e) => isSeen(e) && !isInSentence(e)).flatMap((e) => {
            const all = [e, ...(e.labels ?? [])].map((part) => part.getBoundingClientRect())
            const width = Math.max(...all.map((box) => box.width)), height = Math.max(...all.map((box) => box.height))
            const isSmall = Math.round(width) < 24 || Math.round(height) < 24
            return isSmall ? [`only ${Math.round(width)} × ${Math.round(height)} px: ${e.outerHTML.slice(0, 120)}`] : []
        })
    }""")
