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

from .known import Known
from .programme import appearances_in
from .reading import all_said, in_languages, said


def load(content: dict, known: Known) -> None:
    """Keep the workshops that a file tells, then the topics, which lead to them."""
    for told in content.get("workshop", ()):
        _load_workshop(told, known)
    for told in content.get("topic", ()):
        _load_topic(told, known)


def _load_workshop(told: dict, known: Known) -> None:
    workshop = Workshop(
        year=known.years[told["year"]],
        kind=told.get("kind", WorkshopKind.WORKSHOP),
        starts_on=told.get("starts_on"),
        ends_on=told.get("ends_on"),
        attendance=told.get("attendance", ""),
        **_title(told),
        **all_said(told, ["also_known_as", "place"]),
    )
    passages = [
        WorkshopPassage(kind=each["kind"], position=position, **said(each, "text"))
        for position, each in enumerate(told.get("passage", ()), start=1)
    ]
    agenda = [
        AgendaItem(
            day=each.get("day"),
            starts_at=each.get("starts_at"),
            ends_at=each.get("ends_at"),
            position=position,
            **said(each["title"], "title"),
        )
        for position, each in enumerate(told.get("item", ()), start=1)
    ]
    appearances = appearances_in(told, WorkshopAppearance, known)
    for appearance, each in zip(appearances, told.get("appearance", ()), strict=True):
        if "item" in each:
            appearance.item = agenda[each["item"] - 1]
    languages = [InterpretationLanguage(language=language) for language in told.get("interpretation", ())]
    if "moved_from" in told:
        _announce_for_other_days(workshop, told["moved_from"], known)
    parts = [*passages, *agenda, *appearances, *languages, *_co_organizers(told, known)]
    workshops.keep_workshop(record=workshop, parts=parts, by=known.staff)
    if cancelled := told.get("cancelled"):
        workshops.cancel_workshop(
            workshop=workshop, day=cancelled["day"], reason=in_languages(cancelled), by=known.colleague
        )
    known.workshops[told["year"], told["key"]] = workshop


def _co_organizers(told: dict, known: Known) -> list[CoOrganizer]:
    """Who holds it together with the Organization, each under the name that was stated."""
    return [
        CoOrganizer(
            member=known.members.get(each.get("member")),
            organization=known.organizations.get(each.get("organization")),
            position=position,
            **said(each["name"], "name"),
        )
        for position, each in enumerate(told.get("co_organizer", ()), start=1)
    ]


def _announce_for_other_days(workshop: Workshop, days: Sequence[date], known: Known) -> None:
    """Keep it first as it was announced, so that it is moved when it is kept again."""
    fixed = workshop.starts_on, workshop.ends_on
    workshop.starts_on, workshop.ends_on = days
    workshops.keep_workshop(record=workshop, by=known.colleague)
    workshop.starts_on, workshop.ends_on = fixed


def _load_topic(told: dict, known: Known) -> None:
    year = told["year"]
    topic = Topic(
        consultation=known.consultations[told["consultation"]],
        year=known.years[year],
        outcome=told.get("outcome", ""),
        basis=told.get("basis", ""),
        workshop=known.workshops[year, told["becomes"]] if "becomes" in told else None,
        **_title(told),
        **all_said(told, ["description", "reason"]),
    )
    foldings = [
        Folding(workshop=known.workshops[year, each["into"]], **all_said(each, ["elements"]))
        for each in told.get("folding", ())
    ]
    topics.keep_topic(record=topic, parts=foldings, by=known.staff)
    known.topics[topic.title_en] = topic


def _title(told: dict) -> dict:
    """The title, and in which languages its wording is ours."""
    return said(told["title"], "title") | {f"title_is_ours_{language}": True for language in told.get("ours", ())}
