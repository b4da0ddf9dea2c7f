"""Calendars as another library than the one that wrote them reads them."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from records import history
from sessions_app.models import Preparation
from tests.factories import (
    AgendaItemFactory,
    ConsultationFactory,
    CouncilSessionFactory,
    SittingFactory,
    TrainingSessionFactory,
    WorkshopFactory,
    YearFactory,
)
from workshops.actions import workshops
from workshops.exports.calendars import Event, calendar
from workshops.models import Workshop

FIRST, LAST = date(2031, 4, 21), date(2031, 4, 22)
FEED, YEAR = "/workshops/2031/bridges/calendar.ics", "/years/2031/calendar.ics"
REASON = {"en": "No hall, no host; no funds.", "fr": "Pas de salle.", "es": "Sin sala."}


def read(answer) -> dict:
    """The entries of a feed by the part of their UID that stands before the domain."""
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    [feed] = vobject.readComponents(answer.content.decode())
    assert feed.version.value == "2.0"
    return {each.uid.value.partition("@")[0]: each for each in feed.contents.get("vevent", [])}


@pytest.fixture
def year(db):
    return YearFactory(number=2031, theme_en="Roads", published_at=timezone.now())


@pytest.fixture
def bridges(year):
    return WorkshopFactory(
        year=year,
        title_en="Bridges, Fords; Ferries",
        title_fr="Ponts",
        slug="bridges",
        starts_on=FIRST,
        ends_on=LAST,
        place_en="Geneva",
    )


# One workshop ---------------------------------------------------------------------------------------------------------


def test_days_are_whole_days_and_the_end_is_the_day_after(client, bridges):
    [entry] = read(client.get(FEED)).values()

    assert (entry.dtstart.value, entry.dtend.value) == (FIRST, date(2031, 4, 23))
    assert entry.dtstart.value_param == "DATE"
    assert entry.summary.value == "Bridges, Fords; Ferries"
    assert entry.location.value == "Geneva"
    assert entry.status.value == "CONFIRMED"


def test_items_of_the_programme_are_listed_in_the_order_of_their_hours(client, bridges):
    for hour, title in ((15, "The first pay"), (10, "Opening")):
        AgendaItemFactory(workshop=bridges, day=FIRST, starts_at=time(hour), title_en=title)

    feed = client.get(FEED).text
    assert feed.index("Opening") < feed.index("The first pay")


def test_items_of_the_programme_stand_at_their_hours_in_geneva(client, bridges):
    item = AgendaItemFactory(workshop=bridges, day=FIRST, starts_at=time(10), ends_at=time(12, 30), title_en="Opening")
    AgendaItemFactory(workshop=bridges, day=FIRST, title_en="Without hours")
    answer = client.get(FEED)

    entry = read(answer)[f"workshop-item-{item.pk}"]
    assert len(read(answer)) == 2
    assert entry.summary.value == "Opening (Bridges, Fords; Ferries)"
    assert entry.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Zurich"]
    assert entry.dtstart.value.astimezone(ZoneInfo("UTC")) == datetime(2031, 4, 21, 8, tzinfo=ZoneInfo("UTC"))
    assert (entry.dtend.value - entry.dtstart.value) == timedelta(hours=2, minutes=30)


@pytest.mark.parametrize(("month", "hours"), [(1, 1), (3, 1), (4, 2), (7, 2), (10, 2), (11, 1)])
def test_the_zone_in_the_file_is_the_clock_of_geneva(client, bridges, month, hours):
    [feed] = vobject.readComponents(client.get(FEED).content.decode())
    zone = feed.vtimezone.tzinfo

    assert zone.utcoffset(datetime(2031, month, 15, 12)) == timedelta(hours=hours)


@pytest.mark.both_engines
def test_uid_stays_and_sequence_grows_when_title_days_and_slug_change(client, bridges, marta):
    [before] = read(client.get(FEED)).values()
    bridges.title_en, bridges.slug = "Tunnels", "tunnels"
    bridges.starts_on, bridges.ends_on = date(2031, 5, 5), date(2031, 5, 6)
    workshops.keep_workshop(record=bridges, by=marta)

    [after] = read(client.get("/workshops/2031/tunnels/calendar.ics")).values()
    assert after.uid.value == before.uid.value
    assert (int(before.sequence.value), int(after.sequence.value)) == (1, 2)
    assert after.dtstamp.value >= before.dtstamp.value
    assert after.last_modified.value == after.dtstamp.value
    assert after.dtstart.value == date(2031, 5, 5)


def test_uid_bears_the_domain_of_the_site_whoever_asks(client, bridges, settings):
    settings.BASE_URL = "https://idm.example.org"
    feed = client.get(FEED, headers={"host": "localhost"}).content.decode()

    assert f"UID:workshop-{bridges.pk}@idm.example.org\r\n" in feed
    assert "localhost" not in feed
    [entry] = read(client.get(f"/fr{FEED}")).values()
    assert entry.uid.value == f"workshop-{bridges.pk}@idm.example.org"
    assert entry.url.value == "https://idm.example.org/fr/workshops/2031/bridges/"
    assert entry.summary.value == "Ponts"


def test_a_cancelled_workshop_is_cancelled_with_all_its_items_and_says_why(client, bridges, marta):
    AgendaItemFactory(workshop=bridges, day=FIRST, starts_at=time(10))
    workshop = Workshop.objects.get()
    workshops.cancel_workshop(workshop=workshop, day=timezone.localdate(), reason=REASON, by=marta)

    entries = read(client.get(FEED)).values()
    assert [entry.status.value for entry in entries] == ["CANCELLED", "CANCELLED"]
    assert all(entry.description.value.endswith(". No hall, no host; no funds.") for entry in entries)
    assert {int(entry.sequence.value) for entry in entries} == {3}
    assert read(client.get(YEAR))[f"workshop-{bridges.pk}"].status.value == "CANCELLED"


def test_a_workshop_without_days_has_a_feed_that_waits_for_them(client, year):
    WorkshopFactory(year=year, slug="bridges")

    assert read(client.get(FEED)) == {}


def test_whoever_has_the_feed_already_is_not_sent_it_again(client, bridges, marta):
    first = client.get(FEED)
    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    bridges.place_en = "Turin"
    workshops.keep_workshop(record=bridges, by=marta)
    assert client.get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_page_offers_it_to_whoever_may_still_come(client, marta):
    soon = timezone.localdate() + timedelta(days=1)
    year = YearFactory(number=soon.year, published_at=timezone.now())
    workshop = WorkshopFactory(year=year, slug="soon", starts_on=soon, ends_on=soon)
    page = f"/workshops/{soon.year}/soon/"

    assert f'href="{page}calendar.ics"' in client.get(page).content.decode()
    workshops.cancel_workshop(workshop=workshop, day=timezone.localdate(), reason=REASON, by=marta)
    assert "calendar.ics" not in client.get(page).content.decode().split("<footer")[0]


# A year ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def full_year(year, bridges):
    """A year with a consultation, a session of the Council and its sitting, two workshops and a training session."""
    consultation = ConsultationFactory(date=date(2030, 10, 18), place_en="Geneva")
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    session = CouncilSessionFactory(number=200, year=year, starts_on=date(2031, 11, 4), ends_on=date(2031, 11, 7))
    SittingFactory(council_session=session, title_en="Sources", day=date(2031, 11, 5))
    WorkshopFactory(year=year, title_en="Without days")
    TrainingSessionFactory(
        year=year, title_en="Roads", starts_on=date(2031, 5, 5), ends_on=date(2031, 5, 6), workshop=bridges
    )
    return year


@pytest.mark.both_engines
def test_the_year_tells_all_its_days(client, full_year):
    entries = sorted(read(client.get(YEAR)).values(), key=lambda entry: entry.dtstart.value)

    assert [(entry.summary.value, entry.dtstart.value, entry.dtend.value) for entry in entries] == [
        (
            "Informal consultations on the International Dialogue on Migration",
            date(2030, 10, 18),
            date(2030, 10, 19),
        ),
        ("Bridges, Fords; Ferries", FIRST, date(2031, 4, 23)),
        ("Training session: Roads", date(2031, 5, 5), date(2031, 5, 7)),
        ("200th session of the Council", date(2031, 11, 4), date(2031, 11, 8)),
        ("Sources", date(2031, 11, 5), date(2031, 11, 6)),
    ]


def test_the_feed_of_the_front_page_is_that_of_its_year(client, full_year):
    assert client.get("/calendar.ics").content == client.get(YEAR).content
    page = client.get("/years/2031/").content.decode()
    assert f'href="{YEAR}"' in page
    assert '<a href="/calendar.ics">' in page


def test_without_a_year_the_feed_is_empty(client, db):
    assert read(client.get("/calendar.ics")) == {}


def test_a_hidden_year_has_no_feed_but_for_those_who_keep_it(client, full_year, marta):
    full_year.published_at = None
    history.save(full_year, by=None)

    for address in (YEAR, FEED):
        assert client.get(address).status_code == 404
    assert read(client.get("/calendar.ics")) == {}
    client.force_login(marta)
    assert len(read(client.get(YEAR))) == 5


def test_more_events_ask_no_more_often(client, full_year):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(YEAR)
        return len(queries)

    few = asked()
    for day in range(1, 10):
        WorkshopFactory(year=full_year, starts_on=date(2031, 6, day), ends_on=date(2031, 6, day))
        session = CouncilSessionFactory(number=200 + day, year=full_year)
        SittingFactory(council_session=session, day=date(2031, 7, day))
        TrainingSessionFactory(year=full_year, starts_on=date(2031, 8, day), ends_on=date(2031, 8, day))
    assert asked() == few


# Whatever is written --------------------------------------------------------------------------------------------------


def event(**fields) -> Event:
    moment = datetime(2031, 1, 2, 3, 4, 5, tzinfo=ZoneInfo("UTC"))
    facts = {
        "key": "workshop-1",
        "version": 1,
        "last_kept_at": moment,
        "title": "Roads",
        "address": "/",
        "first": FIRST,
    }
    return Event(**facts | fields)


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def expected(text: str) -> str:
    """The text with one kind of line break, and without what no calendar may hold."""
    return UNREADABLE.sub("", BREAKS.sub("\n", text))


@given(title=ANYTHING, place=ANYTHING, text=ANYTHING)
def test_whatever_is_written_comes_out_as_it_went_in(title, place, text):
    feed = calendar(title, [event(title=title, place=place, text=text)])
    [read_again] = vobject.readComponents(feed.decode())
    entry = read_again.vevent

    assert all(len(line) <= 75 for line in feed.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", feed)
    assert entry.summary.value == expected(title)
    for name, written in (("location", place), ("description", text)):
        [said] = [each.value for each in entry.contents.get(name, [])] or [""]
        assert said == expected(written)
    for name in ("name", "x-wr-calname"):
        assert read_again.contents[name][0].value == " ".join(expected(title).split())


@given(st.lists(ANYTHING, min_size=1, max_size=5))
def test_no_text_adds_or_hides_an_event(titles):
    feed = calendar("Roads", [event(key=f"workshop-{place}", title=each) for place, each in enumerate(titles)])

    [read_again] = vobject.readComponents(feed.decode())
    assert len(read_again.contents["vevent"]) == len(titles)


def test_the_same_records_give_the_same_bytes():
    assert calendar("Roads", [event()]) == calendar("Roads", [event()])
