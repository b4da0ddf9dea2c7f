"""Workshops and the topics that they come from, of the demo."""

from collections.abc import Sequence
from datetime import date

from workshops.actions import topics, workshops
from workshops.choices import WorkshopKind
from workshops.models import (
    AgendaItem,
    CoOrganizer,
    Folding,
    InterpretationLanguage,
    Topic,
    Workshop,
    WorkshopAppearance,
    WorkshopPassage,
)

from .known import LoadedRecords
from .programme import appearances_in
from .reading import all_localized, in_languages, localized


def load(content: dict, known: LoadedRecords) -> None:
    """Keep the workshops that a file tells, then the topics, which lead to them."""
    for entry in content.get("workshop", ()):
        _load_workshop(entry, known)
    for entry in content.get("topic", ()):
        _load_topic(entry, known)


def _load_workshop(entry: dict, known: LoadedRecords) -> None:
    workshop = Workshop(
        year=known.years[entry["year"]],
        kind=entry.get("kind", WorkshopKind.WORKSHOP),
        starts_on=entry.get("starts_on"),
        ends_on=entry.get("ends_on"),
        attendance=entry.get("attendance", ""),
        **_title(entry),
        **all_localized(entry, ["also_known_as", "place"]),
    )
    passages = [
        WorkshopPassage(kind=each["kind"], position=position, **localized(each, "text"))
        for position, each in enumerate(entry.get("passage", ()), start=1)
    ]
    agenda = [
        AgendaItem(
            day=each.get("day"),
            starts_at=each.get("starts_at"),
            ends_at=each.get("ends_at"),
            position=position,
            **localized(each["title"], "title"),
        )
        for position, each in enumerate(entry.get("item", ()), start=1)
    ]
    appearances = appearances_in(entry, WorkshopAppearance, known)
    for appearance, each in zip(appearances, entry.get("appearance", ()), strict=True):
        if "item" in each:
            appearance.item = agenda[each["item"] - 1]
    languages = [InterpretationLanguage(language=language) for language in entry.get("interpretation", ())]
    if "moved_from" in entry:
        _announce_for_other_days(workshop, entry["moved_from"], known)
    parts = [*passages, *agenda, *appearances, *languages, *_co_organizers(entry, known)]
    workshops.keep_workshop(record=workshop, parts=parts, by=known.staff)
    if cancelled := entry.get("cancelled"):
        workshops.cancel_workshop(
            workshop=workshop, day=cancelled["day"], reason=in_languages(cancelled), by=known.colleague
        )
    known.workshops[entry["year"], entry["key"]] = workshop


def _co_organizers(entry: dict, known: LoadedRecords) -> list[CoOrganizer]:
    """Who holds it together with the Organization, each under the name that was stated."""
    return [
        CoOrganizer(
            member=known.members.get(each.get("member")),
            organization=known.organizations.get(each.get("organization")),
            position=position,
            **localized(each["name"], "name"),
        )
        for position, each in enumerate(entry.get("co_organizer", ()), start=1)
    ]


def _announce_for_other_days(workshop: Workshop, days: Sequence[date], known: LoadedRecords) -> None:
    """Keep it first as it was announced, so that it is moved when it is kept again."""
    fixed = workshop.starts_on, workshop.ends_on
    workshop.starts_on, workshop.ends_on = days
    workshops.keep_workshop(record=workshop, by=known.colleague)
    workshop.starts_on, workshop.ends_on = fixed


def _load_topic(entry: dict, known: LoadedRecords) -> None:
    year = entry["year"]
    topic = Topic(
        consultation=known.consultations[entry["consultation"]],
        year=known.years[year],
        outcome=entry.get("outcome", ""),
        basis=entry.get("basis", ""),
        workshop=known.workshops[year, entry["becomes"]] if "becomes" in entry else None,
        **_title(entry),
        **all_localized(entry, ["description", "reason"]),
    )
    foldings = [
        Folding(workshop=known.workshops[year, each["into"]], **all_localized(each, ["elements"]))
        for each in entry.get("folding", ())
    ]
    topics.keep_topic(record=topic, parts=foldings, by=known.staff)
    known.topics[topic.title_en] = topic


def _title(entry: dict) -> dict:
    """The title, and in which languages its wording is ours."""
    return localized(entry["title"], "title") | {
        f"title_is_ours_{language}": True for language in entry.get("ours", ())
    }
