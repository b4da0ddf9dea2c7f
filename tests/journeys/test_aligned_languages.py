"""Three languages of a draft are written side by side in the browser, and nothing that is typed is lost."""

import pytest
from playwright.sync_api import expect

from documents.actions import blocks
from documents.models import Series
from records import history
from sessions_app.models import Consultation
from tests.drafts import complete_draft
from tests.factories import ConsultationFactory
from tests.journeys.conftest import answer_late


@pytest.fixture
def draft(transactional_db, marta, paulo):
    """A note in which Paulo has rewritten a paragraph of the original since its translations were written."""
    history.save(Series(code="IC", shape="IC/{year}/{number}", title_en="Informal consultations"), by=marta)
    spring = ConsultationFactory(date="2009-03-12")
    note = complete_draft(Consultation.objects.get(pk=spring.pk), marta, "IC/2009/3")
    block = note.blocks.last()
    blocks.edit_block(block=block, language="en", text="A tunnel.", read=block.fingerprint("en"), by=paulo)
    return note


def test_what_is_typed_in_one_paragraph_stays_when_another_is_saved(draft, live_server, page, sign_in, marta):
    first, second = draft.blocks.all()[1:3]
    sign_in(marta)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/write/?language=en")
    for block in (first, second):
        page.locator(f"#edit-{block.pk}").press("Enter")
        page.locator(f"#text-{block.pk}").fill(f"Typed in {block.pk}.")

    page.locator(f"#save-{first.pk}").press("Enter")

    expect(page.locator(f"#block-{first.pk} .block-text")).to_have_text(f"Typed in {first.pk}.")
    expect(page.locator(f"#text-{second.pk}")).to_have_value(f"Typed in {second.pk}.")


def test_an_act_that_is_begun_before_the_answer_to_the_last_one_is_done_after_it(
    draft, live_server, page, sign_in, marta
):
    block = draft.blocks.last()
    sign_in(marta)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/write/?view=two&left=en&right=fr")
    page.locator(f"#edit-{block.pk}").press("Enter")
    page.locator(f"#text-{block.pk}").fill("Un tunnel.")
    answer_late(page, "**/-/confirm/*")

    page.locator(f"#confirm-{block.pk}").press("Enter")
    page.locator(f"#text-{block.pk}").press("Control+Enter")

    expect(page.locator(f"#block-{block.pk}")).to_contain_text("Up to date")
    expect(page.locator(f"#block-{block.pk}")).to_contain_text("Un tunnel.")


def test_what_is_typed_while_the_answer_is_on_its_way_stays(draft, live_server, page, sign_in, marta):
    block = draft.blocks.last()
    sign_in(marta)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/write/?language=fr")
    page.locator(f"#edit-{block.pk}").press("Enter")
    page.locator(f"#text-{block.pk}").fill("Un tunnel.")
    answer_late(page, "**/-/edit/*")

    page.locator(f"#text-{block.pk}").press("Control+Enter")
    page.locator(f"#text-{block.pk}").press_sequentially(" Et un pont.")

    expect(page.locator("#live")).to_contain_text("is saved")
    expect(page.locator(f"#text-{block.pk}")).to_have_value("Un tunnel. Et un pont.")
    expect(page.locator(f"#text-{block.pk}")).to_be_focused()
    page.locator(f"#text-{block.pk}").press("Control+Enter")
    expect(page.locator(f"#block-{block.pk} .block-text")).to_have_text("Un tunnel. Et un pont.")


def test_marta_goes_to_the_next_work_and_confirms_it_by_keyboard(draft, live_server, page, sign_in, marta, inspect):
    block = draft.blocks.last()
    sign_in(marta)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/write/?view=three")
    page.get_by_role("link", name="Next paragraph that needs work").press("Enter")
    expect(page.locator(f"#text-{block.pk}-fr")).to_be_focused()
    page.locator(f"#edit-{block.pk}-es").press("Enter")
    page.locator(f"#text-{block.pk}-es").fill("Un túnel.")
    inspect()

    page.locator(f"#confirm-{block.pk}-fr").press("Enter")

    expect(page.locator(f"#edit-{block.pk}-fr")).to_be_focused()
    expect(page.locator("#live")).to_have_text("Para. 3 is still right as it is.")
    expect(page.locator(f"#text-{block.pk}-es")).to_have_value("Un túnel.")
    page.locator(f"#save-{block.pk}-es").press("Enter")
    expect(page.get_by_role("link", name="Next paragraph that needs work")).to_have_count(0)
    expect(page.locator(".desk-saved .tag")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 900})
    inspect()


def test_what_is_typed_is_never_confirmed_and_stays(draft, live_server, page, sign_in, marta):
    block = draft.blocks.last()
    sign_in(marta)
    page.goto(f"{live_server.url}/documents/drafts/{draft.pk}/-/write/?view=two&left=en&right=fr")
    page.locator(f"#edit-{block.pk}").press("Enter")
    page.locator(f"#text-{block.pk}").fill("Un tunnel.")

    page.locator(f"#confirm-{block.pk}").press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("You have changed this text.")
    expect(page.locator(f"#text-{block.pk}")).to_have_value("Un tunnel.")
    page.keyboard.press("Tab")
    page.locator(f"#text-{block.pk}").press("Control+Enter")
    expect(page.locator(f"#block-{block.pk}")).to_contain_text("Up to date")
    expect(page.locator(f"#block-{block.pk}")).to_contain_text("Un tunnel.")
