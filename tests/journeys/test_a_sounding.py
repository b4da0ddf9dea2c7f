"""The Membership is asked for its preferences: announced, answered, closed, decided, and told in the next note."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from documents.models import Note
from jobs.models import Message
from membership.choices import MemberStanding
from membership.roles import Role
from records import history
from sessions_app.models import Consultation, Preparation
from tests.conftest import accredited
from tests.factories import ConsultationFactory, MemberFactory, SoundingFactory, TopicFactory, YearFactory
from tests.journeys.conftest import WIDTHS, answer_late
from tests.processes import wait_until
from workshops.actions import soundings
from workshops.models import Sounding, Workshop

pytestmark = [pytest.mark.processes, pytest.mark.both_engines]

HARBOURS, FERRIES, LIGHTHOUSES, QUAYS = TITLES = ["Harbours", "Ferries", "Lighthouses", "Quays"]
REASON = "More towns asked for advice on them."


@pytest.fixture
def october(transactional_db):
    """On 18 October 2030 four topics were offered for 2031; the consultation after it prepares that year too."""
    year = YearFactory(number=2031, published_at="2030-01-01T00:00:00Z", theme_en="The Sea")
    days = [date(2030, 10, 18), date(2031, 2, 12)]
    october, february = [ConsultationFactory(date=day, place_en="Geneva") for day in days]
    for consultation in (october, february):
        history.save(consultation, by=None, parts=[Preparation(year=year)])
    for title in TITLES:
        TopicFactory(
            consultation=october,
            year=year,
            title_en=title,
            title_fr=f"{title} (fr)",
            title_es=f"{title} (es)",
            description_en=f"How {title.lower()} are run.",
        )
    return october


@pytest.fixture
def sounding(october, marta):
    """Marta has announced a sounding about the four topics, for two workshops."""
    sounding = SoundingFactory(consultation=october, neutral_order="as_offered")
    soundings.announce_sounding(sounding=sounding, by=marta)
    return Sounding.objects.with_topics().get(pk=sounding.pk)


@pytest.fixture
def delegates(transactional_db):
    """Each is a delegate of a Member State of her own; Norway is one, too, and nobody signs in for it."""
    held = {"Rosa Quispe": "Peru", "Abena Osei": "Ghana", "Lena Moser": "Austria", "Aiko Mori": "Japan"}
    MemberFactory(name_en="Norway", standing=MemberStanding.STATE)
    return [
        accredited(name, Role.DELEGATE, member=MemberFactory(name_en=state, standing=MemberStanding.STATE))
        for name, state in held.items()
    ]


@pytest.fixture
def go(live_server, page, sign_in):
    """Let somebody sit down at a page of a record: `go(marta, sounding, "result/")`."""

    def go(person, record, tail=""):
        sign_in(person)
        page.goto(f"{live_server.url}{record.get_absolute_url()}{tail}")

    return go


@pytest.fixture
def look(page, inspect):
    """Look at the page as it stands, on a phone and at the desk."""

    def look():
        for width in reversed(WIDTHS.values()):
            page.set_viewport_size({"width": width, "height": 900})
            inspect()

    return look


def press(page, words: str, title: str = "") -> None:
    """Press a button by all its words; those that stand for somebody who listens name the topic after a colon."""
    page.get_by_role("button", name=named(words, title)).click()


def named(words: str, title: str) -> re.Pattern:
    return re.compile(rf"^{words}{f' ?: {title}' if title else ''}$")


def rank(page, *titles: str) -> None:
    """Rank these topics, one after the other, with the buttons of the page."""
    for place, title in zip(("first", "second", "third", "fourth"), titles, strict=False):
        press(page, f"Rank {place}", title)
        expect(page.locator("ol.ranked > li").last).to_contain_text(title)


def state(page, *titles: str) -> str:
    """Rank these topics, check the answer and state it; gives the reference on the receipt."""
    rank(page, *titles)
    press(page, "Check the answer")
    expect(page.locator("ol.answer li")).to_have_text(list(titles))
    press(page, "State this preference")
    expect(page.locator("h1")).to_contain_text("is stated")
    return page.locator("dt", has_text="Reference").locator("+ dd").inner_text()


# The whole way --------------------------------------------------------------------------------------------------------


def test_the_membership_is_asked_and_the_next_note_tells_what_became_of_it(
    october, delegates, maria, marta, worker, page, go, look
):
    rosa, abena, lena, aiko = delegates
    go(marta, october)
    prepare(page, look)
    sounding = Sounding.objects.get()
    announce(page, look)
    expect_told(maria, *delegates)

    # Five States rank. Had Peru not changed its mind, two would have put “Ferries” first, and nothing would be split.
    orders = {
        maria: [HARBOURS, FERRIES],
        rosa: [FERRIES],
        abena: [FERRIES, LIGHTHOUSES, HARBOURS],
        lena: [LIGHTHOUSES, FERRIES, QUAYS, HARBOURS],
        aiko: [HARBOURS],
    }
    references = set()
    for delegate, order in orders.items():
        go(delegate, sounding)
        references.add(state(page, *order))
    go(rosa, sounding)
    references.add(change_mind(page, look, HARBOURS, LIGHTHOUSES))
    assert len(references) == 6

    go(marta, sounding)
    enter_from_paper(page, look)
    go(marta, sounding, "result/")
    expect(page.locator(".obstacles")).to_have_text("Results are worked out after closing.")
    look()
    go(marta, sounding)
    close(page, look)
    expect_split(page, look)
    go(maria, sounding, "result/")
    expect_totals_alone(page, look)
    go(maria, sounding)
    expect(page.locator("#ranking")).to_have_count(0)
    expect(page.locator(".obstacles")).to_contain_text("The sounding closed on")

    go(marta, sounding, "result/")
    decide_on_the_first_choice(page)
    go(marta, sounding, "result/")
    decide_on_the_split(page, look)
    go(marta, sounding, "result/")
    expect(page.locator(".chain").get_by_role("link", name="Decide")).to_have_count(2)
    look()
    go(marta, Consultation.objects.get(date=date(2031, 2, 12)))
    expect_the_note_to_tell_it(page, october)


def prepare(page, look) -> None:
    """On the page of the consultation: a new sounding about all its topics, for two workshops."""
    page.get_by_role("link", name="Prepare a sounding").click()
    for language, question in (("en", "Which two?"), ("fr", "Lesquels ?"), ("es", "¿Cuáles dos?")):
        page.fill(f"[name=question_{language}]", question)
    page.select_option("[name=neutral_order]", "as_offered")
    page.fill("[name=closes_at]", f"{timezone.localtime() + timedelta(days=2):%Y-%m-%dT%H:%M}")
    look()
    press(page, "Save")
    expect(page.locator("h1")).to_have_text("Which two?")
    look()


def announce(page, look) -> None:
    page.get_by_role("link", name="Announce the sounding").click()
    expect(page.locator(".confirm")).to_contain_text("6 Member States have one answer each")
    look()
    press(page, "Announce the sounding")
    expect(page.locator("#messages")).to_contain_text("The sounding is announced.")


def expect_told(*people) -> None:
    """The worker has told each of them once, and nobody else."""
    addresses = sorted(user.email for user in people)
    wait_until(lambda: sorted(Message.objects.values_list("to", flat=True)) == addresses)
    assert {message.subject for message in Message.objects.all()} == {"The Membership is asked: Which two?"}


def change_mind(page, look, *titles: str) -> str:
    """State another order than the one that stands there; gives the new reference."""
    expect(page.locator("h1")).to_have_text("Which topics would Peru prefer?")
    expect(page.locator("ol.ranked > .ranked-topic strong")).to_have_text(["Ferries"])  # as it was stated
    press(page, "Take out", "Ferries")
    expect(page.locator("#live")).to_contain_text("is not ranked now.")
    reference = state(page, *titles)
    page.get_by_role("link", name="Back to the sounding").click()
    first, second = page.locator(".stated > li").all()
    expect(first).to_contain_text("Counts now")
    expect(second).to_contain_text("Replaced")
    look()
    return reference


def enter_from_paper(page, look) -> None:
    """Norway has written a letter."""
    page.get_by_role("link", name="Enter an answer received").click()
    look()
    page.get_by_label("Member", exact=True).select_option(label="Norway")
    page.get_by_label("Received on paper").check()
    page.get_by_label("An order of topics").check()
    page.get_by_label("At rank 1").select_option(label=HARBOURS)
    press(page, "Enter this answer")
    expect(page.locator("#messages")).to_contain_text("The answer of Norway is entered. Reference ")


def close(page, look) -> None:
    page.get_by_role("link", name="Close it now").click()
    name = page.get_by_label("Type Sounding 1 to confirm")
    name.fill("sounding 2")
    press(page, "Close the sounding")
    expect(page.locator(".field-problem")).to_contain_text("Type “Sounding 1” as it stands here.")
    look()
    name.fill("sounding 1")
    press(page, "Close the sounding")
    expect(page.locator("#messages")).to_contain_text("The sounding is closed.")


def expect_split(page, look) -> None:
    """A tie stands there as a tie; and, for the secretariat, who prefers what."""
    expect(page.locator(".lead")).to_have_text(
        [
            "“Harbours” is the first choice of the Membership.",
            "Preferences were evenly divided among “Ferries” and “Lighthouses”.",
            "One of them is still to be chosen; the Administration decides, and gives its reason.",
        ]
    )
    rows = [row.locator("span").all_inner_texts() for row in page.locator(".placed-row").all()]
    assert rows == [[HARBOURS, "4"], [FERRIES, "1"], [LIGHTHOUSES, "1"], [QUAYS, "0"]]
    expect(page.locator(".placed-equal")).to_have_count(1)
    expect(page.locator(".placed-equal")).to_contain_text("Equally placed")
    expect(page.locator(".placed-equal .placed-row")).to_have_count(2)
    norway = page.get_by_role("table", name="Who answered what").get_by_role("row", name="Norway")
    expect(norway).to_contain_text("Received on paper")
    look()


def expect_totals_alone(page, look) -> None:
    """A delegate sees the split too, and neither who preferred what nor anything to press."""
    expect(page.locator(".placed-equal")).to_be_visible()
    expect(page.get_by_text("Who answered what")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("Norway")
    expect(page.locator(".chain").get_by_role("link", name="Decide")).to_have_count(0)
    look()


def decide_on_the_first_choice(page) -> None:
    """It needs no reason."""
    page.get_by_role("link", name=named("Decide", HARBOURS)).click()
    expect(page.locator(".lead")).to_contain_text("first choice of the Membership")
    page.get_by_label("Selected", exact=True).check()
    press(page, "Decide")
    expect(page.locator("#messages")).to_have_text("“Harbours” is decided.")


def decide_on_the_split(page, look) -> None:
    """The Administration writes its reason, and the workshop is made at once."""
    page.get_by_role("link", name=named("Decide", LIGHTHOUSES)).click()
    expect(page.locator(".lead")).to_contain_text("preferences were evenly divided among this topic and others")
    look()
    page.get_by_label("Selected", exact=True).check()
    press(page, "Decide")
    expect(page.get_by_role("alert")).to_contain_text("Write in English at least why the Administration chose")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Selected", exact=True)).to_be_checked()
    look()
    page.get_by_label("Reason (English)").fill(REASON)
    press(page, "Decide")
    expect(page.locator("#messages")).to_have_text("“Lighthouses” is decided.")
    expect(page.locator("main")).to_contain_text(REASON)
    page.get_by_role("link", name=LIGHTHOUSES, exact=True).click()
    expect(page.locator("h1")).to_have_text(LIGHTHOUSES)
    assert page.url.endswith("/workshops/2031/lighthouses/")
    made = Workshop.objects.get(title_en=LIGHTHOUSES)
    assert [passage.text_en for passage in made.background] == ["How lighthouses are run."]


def expect_the_note_to_tell_it(page, october) -> None:
    """On the page of the next consultation: its note is drafted, and says what became of the topics."""
    press(page, "Draft from the records")
    expect(page.locator("#messages")).to_contain_text("The note is drafted from the records")
    block = Note.objects.get().blocks.get(drafting_key=f"topics:{october.pk}")
    expect(page.locator(f"#block-{block.pk} .block-text")).to_have_text(
        "At the informal consultations held on 18 October 2030, four topics were offered for the workshops of 2031. "
        "“Harbours” was the first choice of the Membership and will be the subject of a workshop. "
        "As the preferences of the Membership were evenly divided among “Ferries” and “Lighthouses”, "
        f"the Administration chose “Lighthouses”, which will be the subject of a workshop. {REASON} "
        "What becomes of the topics “Ferries” and “Quays” has still to be decided."
    )


# By keyboard ----------------------------------------------------------------------------------------------------------


def tab_to(page, wanted: str, *, back: bool = False) -> None:
    """Go on with the Tab key until what has this key or these words has the focus."""
    for _step in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        assert page.evaluate("document.activeElement !== document.body"), "the focus is lost to the page"
        if wanted in page.evaluate("[document.activeElement.id, document.activeElement.innerText]"):
            return
    raise AssertionError(f"no Tab leads to {wanted}")


def enter(page, *, focus: str, said: str) -> None:
    """Press what has the focus: the place is said, and the focus is there, and so never on the whole page."""
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_have_text(said)
    expect(page.locator(f"#{focus}")).to_be_focused()


def test_maria_ranks_by_keyboard_alone_and_never_loses_her_place(sounding, maria, page, go):
    harbours, ferries, lighthouses, _quays = [f"topic-{each.topic_id}" for each in sounding.offered.all()]
    go(maria, sounding)

    for place, title, key in ((1, HARBOURS, harbours), (2, FERRIES, ferries), (3, LIGHTHOUSES, lighthouses)):
        tab_to(page, f"{key}-in")
        said = f"“{title}” now stands at rank {place} of {place}."
        enter(page, focus=f"{key}-out", said=said)  # the button that ranked it is gone

    tab_to(page, f"{lighthouses}-up", back=True)
    enter(page, focus=f"{lighthouses}-up", said="“Lighthouses” now stands at rank 2 of 3.")
    enter(page, focus=f"{lighthouses}-down", said="“Lighthouses” now stands at rank 1 of 3.")
    enter(page, focus=f"{lighthouses}-down", said="“Lighthouses” now stands at rank 2 of 3.")
    enter(page, focus=f"{lighthouses}-up", said="“Lighthouses” now stands at rank 3 of 3.")

    tab_to(page, f"{ferries}-out", back=True)
    enter(page, focus=f"{ferries}-in", said="“Ferries” is not ranked now.")
    enter(page, focus=f"{ferries}-out", said="“Ferries” now stands at rank 3 of 3.")

    tab_to(page, "Check the answer")
    page.keyboard.press("Enter")
    expect(page.locator("ol.answer li")).to_have_text([HARBOURS, LIGHTHOUSES, FERRIES])
    tab_to(page, "State this preference")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("The preference of Portugal is stated")
    assert [ranked.topic.title for ranked in sounding.preferences.get().ranking.all()] == [
        HARBOURS,
        LIGHTHOUSES,
        FERRIES,
    ]


def test_on_a_bad_line_each_press_counts_and_a_double_click_counts_once(sounding, maria, page, go):
    harbours, _ferries, lighthouses, _quays = [f"topic-{each.topic_id}" for each in sounding.offered.all()]
    go(maria, sounding)
    rank(page, HARBOURS, FERRIES, LIGHTHOUSES)
    answer_late(page, "**/rank/*")

    page.locator(f"#{lighthouses}-up").dblclick()
    expect(page.locator("#live")).to_have_text("“Lighthouses” now stands at rank 2 of 3.")
    page.locator(f"#{harbours}-out").click()
    page.get_by_role("button", name="Check the answer").click()

    expect(page.locator("ol.answer li")).to_have_text([LIGHTHOUSES, FERRIES])
    page.unroute_all(behavior="ignoreErrors")


def test_enter_on_an_answer_checks_it_and_moves_no_topic(sounding, maria, page, go):
    go(maria, sounding)
    rank(page, HARBOURS, FERRIES)
    page.get_by_label("An order of topics").focus()
    page.keyboard.press("ArrowUp")  # from the first answer to the last
    expect(page.get_by_label("Abstention")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Check the answer")
    expect(page.locator("p.answer")).to_have_text("Abstention")

    press(page, "Change")
    expect(page.get_by_label("Abstention")).to_be_checked()
    expect(page.locator("ol.ranked > .ranked-topic strong")).to_have_text([HARBOURS, FERRIES])


# The pages, and what is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS.values())
def test_every_step_of_an_answer_is_fit_to_be_seen(sounding, maria, page, go, inspect, width):
    page.set_viewport_size({"width": width, "height": 900})
    go(maria, sounding)
    inspect()
    rank(page, HARBOURS, FERRIES)
    inspect()
    press(page, "Check the answer")
    inspect()
    press(page, "Change")
    inspect()
    press(page, "Check the answer")
    press(page, "State this preference")
    expect(page.locator("h1")).to_have_text("The preference of Portugal is stated")
    inspect()
    page.get_by_role("link", name="Back to the sounding").click()
    expect(page.locator(".stated > li")).to_have_count(1)
    inspect()


def test_an_order_of_nothing_is_refused_where_it_stands(sounding, maria, page, go, look):
    go(maria, sounding)
    press(page, "Check the answer")
    expect(page.get_by_role("alert")).to_contain_text("Rank one topic at least, or choose another answer.")
    expect(page.get_by_role("alert")).to_be_focused()
    look()


def test_what_comes_in_after_closing_is_not_counted_and_maria_is_told(sounding, maria, marta, page, go, look):
    go(maria, sounding)
    rank(page, HARBOURS)
    press(page, "Check the answer")
    soundings.close_sounding(sounding=sounding, by=marta)
    press(page, "State this preference")
    expect(page.get_by_role("alert")).to_contain_text("The answer was not counted")
    expect(page.get_by_role("alert")).to_contain_text("No answer of Portugal counts.")
    expect(page.get_by_role("alert")).to_be_focused()
    look()


# Without scripts ------------------------------------------------------------------------------------------------------


def test_maria_ranks_checks_and_states_without_javascript(sounding, maria, live_server, plain_page):
    page = plain_page(maria)
    page.set_viewport_size({"width": WIDTHS["phone"], "height": 900})
    page.goto(f"{live_server.url}{sounding.get_absolute_url()}")
    ranked = page.locator("ol.ranked > .ranked-topic strong")
    rank(page, HARBOURS, FERRIES, LIGHTHOUSES)
    press(page, "Move Lighthouses up")
    expect(page.locator("#your-order")).to_be_in_viewport()  # a page that comes whole begins there
    expect(page.locator("#live")).to_have_count(1)
    expect(ranked).to_have_text([HARBOURS, LIGHTHOUSES, FERRIES])
    press(page, "Move Harbours down")
    expect(ranked).to_have_text([LIGHTHOUSES, HARBOURS, FERRIES])
    press(page, "Take out", FERRIES)
    expect(ranked).to_have_text([LIGHTHOUSES, HARBOURS])
    press(page, "Check the answer")
    press(page, "Change")
    press(page, "Rank third", QUAYS)
    press(page, "Check the answer")
    expect(page.locator("ol.answer li")).to_have_text([LIGHTHOUSES, HARBOURS, QUAYS])
    expect(page.locator("main")).to_contain_text("The topics that are not ranked stand behind all of these")
    assert not sounding.preferences.exists()

    press(page, "State this preference")
    expect(page.locator("h1")).to_have_text("The preference of Portugal is stated")
    assert page.locator("dt", has_text="Reference").locator("+ dd").inner_text() == sounding.preferences.get().reference
    page.reload()  # the receipt has an address of its own, and states nothing again
    assert sounding.preferences.count() == 1
