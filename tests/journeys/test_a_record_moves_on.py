"""A note is drafted from the records in the browser; a record moves on, and a person takes the new text or does not."""

from datetime import date
from itertools import product

import pytest
from django.conf import settings
from playwright.sync_api import expect

from documents.actions import notes
from documents.models import Note
from drafting import actions as drafts
from idm_portal.templatetags.navigation import in_language
from records import history
from sessions_app.choices import AppearanceStatus, YearPassageKind
from sessions_app.models import Preparation, Sitting, SittingAppearance, Year, YearPassage
from tests.factories import (
    ConsultationFactory,
    CouncilSessionFactory,
    PersonFactory,
    SittingFactory,
    WorkshopFactory,
    YearFactory,
)
from tests.journeys.conftest import WIDTHS, words_of

pytestmark = [pytest.mark.processes, pytest.mark.both_engines]

WAYS_TO_LOOK = list(product([code for code, _name in settings.LANGUAGES], WIDTHS.values()))
MARK = "The record has changed since this paragraph was drafted"


def in_all_languages(name: str, text: str) -> dict[str, str]:
    return {f"{name}_{language}": f"{text} ({language})" for language in ("en", "fr", "es")}


@pytest.fixture
def sitting(transactional_db):
    """Ada Lindqvist spoke as Harbour Master at the Council's 120th session, in November 2024."""
    year = YearFactory(number=2024, **in_all_languages("theme", "Harbours"))
    session = CouncilSessionFactory(number=120, year=year, **in_all_languages("place", "Geneva"))
    sitting = SittingFactory(council_session=session, day=date(2024, 11, 20), **in_all_languages("title", "Quays"))
    ada = SittingAppearance(
        sitting=sitting,
        person=PersonFactory(name_en="Ada Lindqvist"),
        status=AppearanceStatus.SPOKE,
        **in_all_languages("function", "Harbour Master"),
        **in_all_languages("summary", "Counted the berths"),
    )
    history.save(sitting, by=None, parts=[ada])
    return sitting


@pytest.fixture
def consultation(sitting):
    """The consultation of February 2025, which prepares a year whose theme has its reasons."""
    planned = YearFactory(number=2025, **in_all_languages("theme", "Ferries"))
    passage = YearPassage(
        kind=YearPassageKind.RATIONALE, year=planned, **in_all_languages("text", "Because of the sea")
    )
    history.save(planned, by=None, parts=[passage])
    consultation = ConsultationFactory(date=date(2025, 2, 26))
    history.save(consultation, by=None, parts=[Preparation(year=planned)])
    return consultation


@pytest.fixture
def note(consultation, marta):
    """Marta has had the note for the consultation drafted."""
    note = notes.start_note(consultation=consultation, issued_on=date(2025, 2, 15), by=marta)
    drafts.draft_note(note=note, by=marta)
    return Note.objects.with_facts().get(pk=note.pk)


@pytest.fixture
def at_the_desk(note, sitting, live_server, page, sign_in, marta):
    """Marta sits before the editor; gives the block that was drafted from the sitting."""
    sign_in(marta)
    page.goto(desk_of(live_server, note))
    return block_of(note, sitting)


def desk_of(live_server, note) -> str:
    return f"{live_server.url}/documents/drafts/{note.pk}/-/write/"


def block_of(note, sitting):
    return note.blocks.get(drafting_key=f"sitting:{sitting.pk}")


def change_function(sitting, text: str) -> None:
    """Somebody else keeps the speaker under another function."""
    ada = sitting.appearances.get()
    for name, said in in_all_languages("function", text).items():
        setattr(ada, name, said)
    history.save(Sitting.objects.get(pk=sitting.pk), by=None, parts=[ada])


def leave_out_the_reasons() -> None:
    """Somebody takes the reasons of the theme of 2025 out of its record."""
    year = Year.objects.get(number=2025)
    history.save(year, by=None, without=list(year.passages.all()))


def press(page, key: str) -> None:
    """Press a button as somebody does who has no mouse."""
    page.locator(f"#{key}").focus()
    page.keyboard.press("Enter")


def expect_marked(page, *blocks) -> None:
    """These blocks are marked and no others: by a box, in the outline, and in the bar."""
    expect(page.locator(".told")).to_have_count(len(blocks))
    for block in blocks:
        expect(page.locator(f"#block-{block.pk} .told")).to_be_visible()
    expect(page.locator(".outline .outline-work[title='The records have moved on']")).to_have_count(len(blocks))
    bar = page.locator(".desk-saved .tag", has_text="The records have overtaken")
    expect(bar).to_have_count(1 if blocks else 0)
    if blocks:
        expect(bar).to_contain_text(f"overtaken {len(blocks)} block")


def expect_settled_here(page, block) -> None:
    """Nothing is left to settle in the language at hand; the others are told of in a line."""
    expect(page.locator(f"#told-{block.pk}")).to_contain_text("The record has changed in another language:")
    expect(page.locator(f"#told-{block.pk} button")).to_have_count(0)


def expect_focus(page, key: str) -> None:
    """The focus is where it is wanted, and so never on the whole page."""
    expect(page.locator(f"#{key}")).to_be_focused()


# With scripts ---------------------------------------------------------------------------------------------------------


def test_marta_drafts_a_note_and_takes_over_what_a_record_says_anew(
    consultation, sitting, worker, live_server, page, sign_in, marta, inspect
):
    sign_in(marta)
    page.goto(f"{live_server.url}/consultations/2025-02-26/")
    inspect()
    page.get_by_role("button", name="Draft from the records").click()
    expect(page.locator("#messages")).to_contain_text("The note is drafted from the records")
    note = Note.objects.get()
    block = block_of(note, sitting)
    expect(page).to_have_url(desk_of(live_server, note))
    expect(page.locator(".block-number", has_text="1").first).to_be_visible()
    expect_marked(page)
    inspect()

    page.goto(f"{live_server.url}{sitting.get_absolute_url()}edit/")
    page.fill(f"[name=sittingappearance-{sitting.appearances.get().pk}-function_en]", "Port Warden")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(f"{live_server.url}{sitting.get_absolute_url()}")
    page.goto(desk_of(live_server, note))
    expect_marked(page, block)
    box = page.locator(f"#told-{block.pk}")
    expect(box.get_by_role("heading", level=2)).to_have_text(MARK)
    before, after = box.locator(".meanwhile-pair > div").all()
    expect(before.locator("p")).to_contain_text("Ada Lindqvist, Harbour Master (en),")
    expect(before.locator("del")).to_have_text("Harbour Master (en),")
    expect(after.locator("p")).to_contain_text("Ada Lindqvist, Port Warden, counted the berths")
    expect(after.locator("ins")).to_have_text("Port Warden,")
    inspect()
    page.set_viewport_size({"width": 390, "height": 900})
    inspect()
    page.set_viewport_size({"width": 1280, "height": 900})

    page.get_by_role("button", name="Take the new text").click()
    expect_marked(page)
    expect_focus(page, f"edit-{block.pk}")
    number = page.locator(f"#block-{block.pk} .block-number").inner_text()
    expect(page.locator("#live")).to_have_text(f"Para. {number} says what the records say now.")
    expect(page.locator(f"#block-{block.pk} .block-text")).to_contain_text("Ada Lindqvist, Port Warden, counted")
    expect(page.locator(".paper")).to_contain_text("Port Warden")

    page.locator(".preview").get_by_role("button", name="Typeset the PDF").click()
    link = page.locator("#files").get_by_role("link", name="PDF, English")
    expect(link).to_be_visible(timeout=60_000)  # it comes by itself
    words = words_of(page, link)
    assert "Port Warden" in words
    assert "Harbour Master" not in words


def test_martas_own_words_stand_until_she_takes_those_of_the_record(at_the_desk, note, sitting, page, inspect):
    block, text = at_the_desk, page.locator(f"#block-{at_the_desk.pk} .block-text")
    press(page, f"edit-{block.pk}")
    page.locator(f"#text-{block.pk}").fill("Words of Marta’s own.")
    page.locator(f"#text-{block.pk}").press("Control+Enter")
    expect(text).to_have_text("Words of Marta’s own.")
    expect(page.locator(f"#block-{block.pk} .block-line")).to_contain_text("Edited by hand")
    expect_marked(page)

    change_function(sitting, "Port Warden")
    page.reload()
    expect_marked(page, block)
    expect(page.locator(f"#block-{block.pk} .block-line")).to_contain_text("Edited by hand")
    expect(page.locator(f"#told-{block.pk}")).to_contain_text("This text was edited by hand")
    expect(text).to_have_text("Words of Marta’s own.")
    inspect()

    press(page, f"keep-{block.pk}")
    expect_settled_here(page, block)
    expect_focus(page, f"edit-{block.pk}")
    expect(page.locator("#live")).to_contain_text("stays as it is.")
    expect(text).to_have_text("Words of Marta’s own.")
    page.reload()
    expect_settled_here(page, block)

    change_function(sitting, "Keeper of the Lighthouse")
    page.reload()
    expect_marked(page, block)
    expect(text).to_have_text("Words of Marta’s own.")
    press(page, f"take-{block.pk}")
    expect(text).to_contain_text("Ada Lindqvist, Keeper of the Lighthouse (en), counted the berths (en).")
    expect_marked(page)  # nobody has edited the others, and so they are taken along
    expect_focus(page, f"edit-{block.pk}")


def test_a_block_is_added_and_another_let_go_by_keyboard(at_the_desk, note, live_server, page, inspect):
    orphan = note.blocks.get(text_en__startswith="Because of the sea")
    WorkshopFactory(
        year=Year.objects.get(number=2025),
        starts_on=date(2025, 6, 1),
        ends_on=date(2025, 6, 2),
        **in_all_languages("title", "Lighthouses"),
    )
    leave_out_the_reasons()
    page.reload()
    expect_marked(page, orphan)
    expect(page.locator(".offered li")).to_have_count(2)
    inspect()

    press(page, f"let-go-{orphan.pk}")
    expect_marked(page)
    expect_focus(page, f"edit-{orphan.pk}")
    expect(page.locator("#live")).to_contain_text("follows no record any more.")
    expect(page.locator(f"#block-{orphan.pk} .block-text")).to_contain_text("Because of the sea")

    page.locator(".offered button").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".offered li")).to_have_count(1)
    expect(page.locator("#live")).to_contain_text("is added from the records.")
    expect_focus(page, "offered-title")
    page.locator(".offered button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".offered")).to_have_count(0)
    added = note.blocks.get(drafting_key__endswith=":heading", text_en__contains="Lighthouses")
    expect_focus(page, f"block-{added.pk}")


@pytest.mark.parametrize("act", ["take", "keep"])
def test_a_record_that_changes_again_before_marta_presses_is_read_first(at_the_desk, sitting, page, inspect, act):
    block = at_the_desk
    change_function(sitting, "Port Warden")
    page.reload()
    change_function(sitting, "Keeper of the Lighthouse")

    press(page, f"{act}-{block.pk}")

    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("The records have changed again meanwhile; read what they say now first.")
    expect(summary).to_be_focused()
    expect(page.locator(f"#told-{block.pk} ins")).to_contain_text("Keeper of the Lighthouse")
    expect(page.locator(f"#block-{block.pk} .block-text")).to_contain_text("Harbour Master")
    inspect()
    page.set_viewport_size({"width": 390, "height": 900})
    inspect()
    press(page, f"take-{block.pk}")
    expect(page.locator(f"#block-{block.pk} .block-text")).to_contain_text("Keeper of the Lighthouse")
    expect_focus(page, f"edit-{block.pk}")


def test_the_style_that_the_portal_brings_along_becomes_one_of_the_house(
    transactional_db, live_server, page, sign_in, marta, inspect
):
    sign_in(marta)
    for language, width in WAYS_TO_LOOK:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(live_server.url + in_language("/documents/house-style/", language))
        inspect()
    page.goto(f"{live_server.url}/documents/house-style/")
    page.get_by_role("button", name="Keep a style of our own").click()
    expect(page.locator("#messages")).to_contain_text("The house style is yours to change.")
    inspect()
    page.goto(f"{live_server.url}/documents/house-style/")
    expect(page.get_by_role("link", name="History")).to_be_visible()
    expect(page.get_by_role("button", name="Keep a style of our own")).to_have_count(0)


# Without scripts ------------------------------------------------------------------------------------------------------


def test_marta_drafts_takes_and_keeps_without_javascript(consultation, sitting, live_server, plain_page, marta):
    page = plain_page(marta)
    page.goto(f"{live_server.url}/consultations/2025-02-26/")
    page.get_by_role("button", name="Draft from the records").click()
    expect(page.locator("#messages")).to_contain_text("The note is drafted from the records")
    block = block_of(Note.objects.get(), sitting)
    expect_marked(page)

    change_function(sitting, "Port Warden")
    page.reload()
    expect_marked(page, block)
    page.get_by_role("button", name="Take the new text").click()
    expect(page.locator("#messages")).to_contain_text("says what the records say now.")
    expect(page.locator(f"#block-{block.pk} .block-text")).to_contain_text("Port Warden")
    expect_marked(page)

    change_function(sitting, "Keeper of the Lighthouse")
    page.reload()
    expect_marked(page, block)
    page.get_by_role("button", name="Keep this text").click()
    expect(page.locator("#messages")).to_contain_text("stays as it is.")
    expect(page.locator(f"#block-{block.pk} .block-text")).to_contain_text("Port Warden")
    expect_settled_here(page, block)


def test_marta_adds_a_block_and_lets_another_go_without_javascript(note, live_server, plain_page, marta):
    orphan = note.blocks.get(text_en__startswith="Because of the sea")
    WorkshopFactory(
        year=Year.objects.get(number=2025),
        starts_on=date(2025, 6, 1),
        ends_on=date(2025, 6, 2),
        **in_all_languages("title", "Lighthouses"),
    )
    leave_out_the_reasons()
    page = plain_page(marta)
    page.goto(desk_of(live_server, note))
    expect_marked(page, orphan)
    page.get_by_role("button", name="Let it stand as a text of ours").click()
    expect(page.locator("#messages")).to_contain_text("follows no record any more.")
    expect_marked(page)

    for left in (1, 0):
        page.get_by_role("button", name="Add it to the note").first.click()
        expect(page.locator("#messages")).to_contain_text("is added from the records.")
        expect(page.locator(".offered li")).to_have_count(left)
    expect(page.locator(".blocks")).to_contain_text("Lighthouses (en)")


def test_a_refusal_is_read_without_javascript(note, sitting, live_server, plain_page, marta):
    change_function(sitting, "Port Warden")
    page = plain_page(marta)
    page.goto(desk_of(live_server, note))
    change_function(sitting, "Keeper of the Lighthouse")

    page.get_by_role("button", name="Take the new text").click()

    expect(page.get_by_role("alert")).to_contain_text("The records have changed again meanwhile")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("ins")).to_contain_text("Keeper of the Lighthouse")
