"""What may be kept and is nasty all the same is shown as words and handed out as a file: nothing of it runs."""

import pytest
from playwright.sync_api import Error, expect

from records.models import StoredFile
from tests.records.test_uploads import pdf, word
from tests.workshops.papers import PAGE, PAPERS, bridges_of, offered, published, upload, year_of_today
from tests.workshops.test_hostile_files import saying
from workshops.models import MaterialArchive
from workshops.tasks import make_archive

NASTY = "<img src=x onerror=alert(1)>"


@pytest.fixture
def dialogs(page):
    """What opens a window of its own; nothing may."""
    opened = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    yield opened
    assert not opened


@pytest.fixture
def papers(transactional_db, marta, maria):
    """Three public documents: a PDF that tells of scripts, a Word file that is called like markup, one titled so."""
    bridges = bridges_of(year_of_today())
    published(bridges, marta, "On the web", upload=upload("web.pdf", saying(b"<script>alert\\(1\\)</script>")))
    published(bridges, marta, f"{NASTY}<script>alert(2)</script>", upload=upload(f"{NASTY}.docx", word()))
    published(bridges, marta, '"onmouseover="alert(3)" x="', upload=upload('"onload=alert(3) .pdf', pdf()))
    offered(bridges, maria, "javascript:alert(4)//", upload=upload("${alert(4)}{{7*7}}.pdf", pdf()))
    make_archive(MaterialArchive.objects.create(workshop=bridges).pk)


def test_the_pages_show_names_and_titles_as_words(papers, page, sign_in, live_server, marta, inspect, dialogs):
    sign_in(marta)
    for address in (PAGE, PAPERS, *(f"{PAPERS}{number}/" for number in range(1, 5)), f"{PAPERS}2/history/"):
        page.goto(live_server.url + address)
        expect(page.locator("main img")).to_have_count(0)
        expect(page.locator("main script")).to_have_count(0)
        inspect()

    page.goto(f"{live_server.url}{PAPERS}2/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{NASTY}<script>alert(2)</script>")


def test_every_file_is_handed_out_to_be_kept_and_never_opened(papers, page, sign_in, live_server, marta, dialogs):
    sign_in(marta)
    addresses = [stored.get_absolute_url() for stored in StoredFile.objects.all()]
    for address in (*addresses, f"{PAGE}materials.zip"):
        answer = page.request.get(live_server.url + address)
        assert answer.status == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert answer.headers["cache-control"] == "private, no-cache"

        page.goto(live_server.url + PAGE)
        with page.expect_download() as begun, pytest.raises(Error, match=r"Download is starting|net::ERR_ABORTED"):
            page.goto(live_server.url + address)
        assert page.url == live_server.url + PAGE  # the browser has stayed where it was
        assert "/" not in begun.value.suggested_filename


def test_a_delegate_hands_in_a_nasty_file_with_javascript_switched_off(
    papers, plain_page, live_server, maria, tmp_path
):
    browser = plain_page(maria)
    browser.goto(f"{live_server.url}{PAPERS}offer/")
    web_page = tmp_path / "statement.pdf"
    web_page.write_bytes(b"<!doctype html><script>alert(1)</script>")
    browser.get_by_label("Kind").select_option("statement")
    browser.get_by_label("Title (English)").fill(NASTY)
    browser.get_by_label("File", exact=True).set_input_files(web_page)
    browser.get_by_role("button", name="Offer the document").click()

    expect(browser.get_by_role("alert")).to_contain_text("The content of the file is not what its ending says.")
    expect(browser.get_by_label("Title (English)")).to_have_value(NASTY)
    expect(browser.get_by_text("Choose the file once more: it is not kept.")).to_be_visible()

    web_page.write_bytes(pdf())
    browser.get_by_label("File", exact=True).set_input_files(web_page)
    browser.get_by_role("button", name="Offer the document").click()
    expect(browser.get_by_role("heading", level=1)).to_have_text(NASTY)
