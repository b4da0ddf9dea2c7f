"""Workshops as a calendar, and the one writer of calendars, which the floors above use too.

Everything in it comes from the records: the same records give the same bytes, whoever asks and whenever.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar import Event as Entry
from icalendar.prop import vDuration, vText

from records import dates
from records.dates import GENEVA
from workshops.models import AgendaItem, Workshop

CONTENT_TYPE = "text/calendar; charset=utf-8"
_BREAK = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
HOW_OFTEN = timedelta(hours=6)  # a calendar that follows a feed may look again


@dataclass(frozen=True, kw_only=True)
class Event:
    """One entry of a calendar: on whole days, or at an hour of Geneva."""

    key: str  # what it is, and never anything that may change: "workshop-12"
    version: int  # of the record, which only grows
    last_kept_at: datetime  # when the record was kept last
    title: str
    address: str
    first: date | datetime
    last: date | datetime | None = None  # a day is still part of it
    place: str = ""
    text: str = ""
    is_cancelled: bool = False


def workshop_calendar(workshop: Workshop) -> bytes:
    """A workshop, and the items of its programme that have their hours."""
    return calendar(str(workshop), [*workshop_events([workshop]), *_items_of(workshop)])


def workshop_events(workshops: Iterable[Workshop]) -> Iterator[Event]:
    """Those of the workshops whose days are fixed; each `with_moment`."""
    for workshop in workshops:
        if workshop.starts_on:
            yield Event(
                key=f"workshop-{workshop.pk}",
                title=workshop.title,
                first=workshop.starts_on,
                last=workshop.ends_on,
                place=workshop.place,
                **_entry_fields(workshop),
            )


def _items_of(workshop: Workshop) -> Iterator[Event]:
    for item in workshop.agenda.all():
        if item.day and item.starts_at:
            yield Event(
                key=f"workshop-item-{item.pk}",
                title=_("%(item)s (%(workshop)s)") % {"item": item.title, "workshop": workshop.title},
                first=_at(item, item.starts_at),
                last=_at(item, item.ends_at) if item.ends_at else None,
                place=workshop.place,
                **_entry_fields(workshop),
            )


def _at(item: AgendaItem, hour: time) -> datetime:
    return datetime.combine(item.day, hour, tzinfo=GENEVA)


def _entry_fields(workshop: Workshop) -> dict:
    """What every entry of a workshop has from it."""
    text = ""
    if workshop.cancelled_on:
        words = {
            "day": dates.label(workshop.cancelled_on, None, get_language()),
            "reason": workshop.cancellation_reason,
        }
        text = _("Cancelled on %(day)s. %(reason)s") % words
    return {
        "version": workshop.version,
        "last_kept_at": workshop.last_kept_at,
        "address": workshop.get_absolute_url(),
        "text": text,
        "is_cancelled": workshop.is_cancelled,
    }


# The writer -----------------------------------------------------------------------------------------------------------


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """These events as an iCalendar file (RFC 5545) of this name, in the language of the day."""
    feed = Calendar()
    feed.add("prodid", "-//International Dialogue on Migration//Portal//EN")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    for field in ("name", "x-wr-calname"):  # RFC 7986, and what calendars knew before it; neither is escaped unasked
        feed.add(field, vText(" ".join(_plain(name).split())))
    feed.add("refresh-interval", HOW_OFTEN, parameters={"value": "DURATION"})
    feed.add("x-published-ttl", vDuration(HOW_OFTEN).to_ical().decode())
    feed.add_component(_geneva())  # also where nothing has hours: a calendar holds one component at least
    for event in events:
        feed.add_component(_entry(event))
    return feed.to_ical()


def calendar_answer(request: HttpRequest, content: bytes, name: str) -> HttpResponse:
    """A calendar as a file; whoever has these very bytes already is not sent them again."""
    etag = f'"{sha256(content).hexdigest()}"'
    answer = get_conditional_response(request, etag=etag) or HttpResponse(
        content, content_type=CONTENT_TYPE, headers={"Content-Disposition": f'inline; filename="{name}.ics"'}
    )
    answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
    return answer


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.key}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("sequence", event.version)
    for moment in ("dtstamp", "last-modified"):
        entry.add(moment, event.last_kept_at)
    entry.add("dtstart", event.first)
    if isinstance(event.first, datetime):
        if event.last:
            entry.add("dtend", event.last)
    else:
        entry.add("dtend", (event.last or event.first) + timedelta(days=1))
    entry.add("summary", _plain(event.title))
    for field, text in (("location", event.place), ("description", event.text)):
        if text:
            entry.add(field, _plain(text))
    entry.add("url", settings.BASE_URL + event.address)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT" if event.is_cancelled else "OPAQUE")
    return entry


def _plain(text: str) -> str:
    """The text without what no line of a calendar may hold: control characters, and only one kind of line break."""
    lines = _BREAK.sub("\n", text)
    return "".join(letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) != "Cc")


def _geneva() -> Timezone:
    """The clock of Geneva, by the rule that holds since 1996: older than the dialogue, and shorter than its history."""
    zone = Timezone()
    zone.add("tzid", GENEVA.key)
    for part, name, start, month, before, after in (
        (TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), 3, 1, 2),
        (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 10, 2, 1),
    ):
        rule = part()
        rule.add("tzname", name)
        rule.add("dtstart", start)
        rule.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        rule.add("tzoffsetfrom", timedelta(hours=before))
        rule.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(rule)
    return zone
