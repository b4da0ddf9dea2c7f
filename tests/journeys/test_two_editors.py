"""Two of the secretariat edit one sitting at once, in two real browsers."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from records import history
from sessions_app.models import CouncilSession, Sitting, SittingAppearance
from tests.factories import PersonFactory

EDIT = "/council/94/sittings/1/edit/"


@pytest.fixture
def highlights(transactional_db, marta):
    """A sitting with two appearances."""
    council = CouncilSession(number=94, place_en="Geneva")
    history.save(council, by=marta)
    sitting = Sitting(council_session=council, position=1, title_en="Migration Highlights")
    people = [PersonFactory(name_en="Vladimir Naumov"), PersonFactory(name_en="José Magalhães")]
    parts = [
        SittingAppearance(position=place, person=person, function_en="Minister", summary_en="Spoke.")
        for place, person in enumerate(people, start=1)
    ]
    history.save(sitting, by=marta, parts=parts)
    return sitting


@pytest.fixture
def paulos_page(browser, live_server, paulo):
    """Paulo's own browser, where he is signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    client = Client()
    client.force_login(paulo)
    context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    yield context.new_page()
    context.close()


def _summary(appearance) -> str:
    return f"[name=sittingappearance-{appearance.pk}-summary_en]"


def test_neither_of_two_editors_loses_a_word(highlights, live_server, page, paulos_page, sign_in, marta, inspect):
    first, second = highlights.appearances.order_by("position")
    sign_in(marta)
    page.goto(live_server.url + EDIT)
    paulos_page.goto(live_server.url + EDIT)
    paulos_page.fill(_summary(first), "Opened a training centre.")
    paulos_page.fill(_summary(second), "Spoke of the Presidency.")
    paulos_page.get_by_role("button", name="Save", exact=True).click()
    expect(paulos_page).to_have_url(f"{live_server.url}/council/94/sittings/1/")

    page.fill(_summary(first), "Opened a centre in Minsk.")
    page.fill("[name=title_fr]", "Faits saillants")
    page.get_by_role("button", name="Save", exact=True).click()

    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Paulo Reis has changed this record too")
    expect(title).to_be_focused()
    inspect()
    page.set_viewport_size({"width": 390, "height": 844})
    inspect()
    both_changed = page.get_by_role("group", name="Vladimir Naumov: Summary (English)")
    both_changed.get_by_role("radio", name="Neither: write a third text").check()
    both_changed.get_by_role("textbox").fill("Opened a training centre in Minsk.")
    page.get_by_role("button", name="Save these choices").click()

    expect(page).to_have_url(f"{live_server.url}/council/94/sittings/1/")
    highlights.refresh_from_db()
    summaries = [appearance.summary_en for appearance in highlights.appearances.order_by("position")]
    assert summaries == ["Opened a training centre in Minsk.", "Spoke of the Presidency."]
    assert highlights.title_fr == "Faits saillants"


def test_cards_are_moved_by_keyboard_and_the_focus_stays(highlights, live_server, page, sign_in, marta, inspect):
    first, second = highlights.appearances.order_by("position")
    sign_in(marta)
    page.goto(live_server.url + EDIT)
    page.fill(_summary(first), "Typed, and not saved yet.")
    inspect()

    page.locator(f"#sittingappearance-down-{first.pk}").focus()
    page.keyboard.press("Enter")

    order = page.locator("[name=sittingappearance-order]")
    expect(order.first).to_have_value(str(second.pk))
    expect(page.locator(_summary(first))).to_have_value("Typed, and not saved yet.")
    expect(page.locator(f"#sittingappearance-up-{first.pk}")).to_be_focused()  # it stands last now: down is off
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(f"{live_server.url}/council/94/sittings/1/")
    assert [part.person.name for part in highlights.appearances.order_by("position")] == [
        "José Magalhães",
        "Vladimir Naumov",
    ]


def test_what_was_typed_by_hand_is_saved_by_the_enter_key(highlights, live_server, page, sign_in, marta):
    sign_in(marta)
    page.goto(live_server.url + EDIT)

    page.fill("[name=title_fr]", "Faits saillants")
    page.press("[name=title_fr]", "Enter")

    expect(page).to_have_url(f"{live_server.url}/council/94/sittings/1/")
    assert Sitting.objects.get().title_fr == "Faits saillants"
