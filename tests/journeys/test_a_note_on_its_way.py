"""A draft is changed in the browser, typeset by a real worker, and issued."""

import pytest
from playwright.sync_api import expect

from documents.models import Note, Series
from records import history
from sessions_app.models import Consultation
from tests.drafts import complete_draft
from tests.factories import ConsultationFactory
from tests.journeys.conftest import words_of

pytestmark = [pytest.mark.processes, pytest.mark.both_engines]


@pytest.fixture
def draft(transactional_db, marta):
    """A note of two headings and three paragraphs, complete in three languages."""
    history.save(Series(code="IC", shape="IC/{year}/{number}", title_en="Informal consultations"), by=marta)
    spring = ConsultationFactory(date="2009-03-12")
    return complete_draft(Consultation.objects.get(pk=spring.pk), marta, "IC/2009/3")


def test_marta_changes_a_sentence_by_keyboard_and_the_pdf_has_it(
    draft, worker, live_server, page, sign_in, marta, inspect
):
    paragraph = draft.blocks.get(text_en="The fields came later.")
    sign_in(marta)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/write/")
    page.locator(f"#edit-{paragraph.pk}").press("Enter")
    page.locator(f"#text-{paragraph.pk}").fill("The orchards came **later**.")
    expect(page.locator(f"#text-{paragraph.pk}")).to_be_focused()
    inspect()
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#block-{paragraph.pk}")).to_contain_text("The orchards came later.")

    expect(page.locator(f"#edit-{paragraph.pk}")).to_be_focused()
    expect(page.locator("#live")).not_to_be_empty()
    expect(page.locator(".paper")).to_contain_text("The orchards came later.")
    page.get_by_role("button", name="Typeset the PDF").click()
    link = page.locator("#files").get_by_role("link", name="PDF, English")
    expect(link).to_be_visible(timeout=60_000)  # it comes by itself

    assert "2. The orchards came later." in words_of(page, link)
    inspect()


def test_blocks_are_moved_by_keyboard_and_the_numbers_follow(draft, live_server, page, sign_in, marta):
    paragraph = draft.blocks.get(text_en="The fields came later.")
    block = page.locator(f"#block-{paragraph.pk}")
    sign_in(marta)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/write/")
    block.locator("summary").press("Enter")
    block.get_by_role("button", name="Move up").press("Enter")

    expect(block.locator(".block-number")).to_have_text("1")
    assert page.evaluate("document.activeElement !== document.body")
    assert [each.text_en[:10] for each in draft.blocks.all()][1] == "The fields"


def test_ines_issues_without_javascript_and_finds_the_files_after_reloading(
    draft, worker, live_server, plain_page, ines
):
    page = plain_page(ines)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/issue/")
    page.get_by_role("textbox").fill("IC/2009/3")
    page.get_by_role("button", name="Issue IC/2009/3").click()
    expect(page).to_have_url(f"{live_server.url}/documents/IC/2009/3/")
    assert "Reload this page to see how far it is." in page.content()

    for name in ("English", "français", "español"):
        link = page.locator("#files").get_by_role("link", name=f"PDF, {name}")
        for _ in range(60):
            if link.count():
                break
            page.wait_for_timeout(500)
            page.reload()
        assert "IC/2009/3" in words_of(page, link)
    assert Note.objects.get(pk=draft.pk).symbol.symbol == "IC/2009/3"
