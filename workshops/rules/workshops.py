"""Why not, and what to look at twice: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection, Mapping
from datetime import date

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from records import dates
from sessions_app.rules import obstacles_to_step
from workshops.models import AgendaItem, Workshop, WorkshopAppearance

from .appearances import obstacles_to_having_spoken


def obstacles_to_keeping_workshop(
    workshop: Workshop,
    agenda: Collection[AgendaItem],
    appearances: Collection[WorkshopAppearance],
    changed: Collection[WorkshopAppearance],
    today: date,
) -> list[str]:
    """Why this workshop cannot be kept with all these items and appearances, of which some are new or changed."""
    return [
        *_obstacles_to_days(workshop, agenda),
        *_obstacles_to_items(workshop, agenda, appearances),
        *_obstacles_to_having_spoken(workshop, appearances, today),
        *(obstacle for appearance in changed for obstacle in obstacles_to_step(appearance)),
    ]


def obstacles_to_cancelling(
    workshop: Workshop, today: date, *, day: date | None = None, reason: Mapping[str, str] | None = None
) -> list[str]:
    """Why this workshop cannot be cancelled; and, once they are known, why not on this day or for this reason."""
    if workshop.cancelled_on:
        return [
            _("“%(workshop)s” was already cancelled, on %(day)s.")
            % {"workshop": workshop, "day": _day(workshop.cancelled_on)}
        ]
    if workshop.is_over_on(today):
        return [
            _("“%(workshop)s” is over. Only a workshop that is still to come can be cancelled.")
            % {"workshop": workshop}
        ]
    obstacles = []
    if any(each.has_spoken for each in workshop.appearances.all()):
        obstacles.append(_("It is recorded that somebody spoke there. Put that right first, if nobody did."))
    if day and day > today:
        obstacles.append(
            _("%(day)s is still to come. Give the day on which it was decided that the workshop is not held.")
            % {"day": _day(day)}
        )
    if reason is not None and not all(reason.get(language) for language, _name in settings.LANGUAGES):
        obstacles.append(_("Write in three languages why the workshop is cancelled."))
    return obstacles


def obstacles_to_reinstating(workshop: Workshop, today: date) -> list[str]:
    """Why this workshop cannot be called again."""
    if not workshop.cancelled_on:
        return [_("“%(workshop)s” is not cancelled.") % {"workshop": workshop}]
    if not workshop.is_over_on(today):
        return []
    if workshop.dates:
        return [
            _("The days of the workshop, %(days)s, lie behind. Give it new days first; then it can be called again.")
            % {"days": workshop.dates}
        ]
    return [
        _("%(year)d lies behind, and the workshop has no days. Give it days first; then it can be called again.")
        % {"year": workshop.year.number}
    ]


def warnings_about_workshop(workshop: Workshop, today: date) -> list[str]:
    """What the secretariat may want to look at twice, and may well leave as it is."""
    waiting = sum(each.is_expected for each in workshop.appearances.all())
    if not waiting or workshop.is_cancelled or not workshop.is_over_on(today):
        return []
    said = ngettext(
        "The workshop is over, and of %(count)d person it is not recorded whether they spoke.",
        "The workshop is over, and of %(count)d people it is not recorded whether they spoke.",
        waiting,
    )
    return [said % {"count": waiting}]


def _obstacles_to_days(workshop: Workshop, agenda: Collection[AgendaItem]) -> list[str]:
    """Which of the items stand on a day that is none of the workshop's, as far as these are fixed."""
    if not (workshop.starts_on and workshop.ends_on):
        return []
    return [
        _("“%(item)s” stands on %(day)s, which is not a day of the workshop. Put one of the dates right.")
        % {"item": item.title, "day": _day(item.day)}
        for item in agenda
        if item.day and not workshop.starts_on <= item.day <= workshop.ends_on
    ]


def _obstacles_to_items(
    workshop: Workshop, agenda: Collection[AgendaItem], appearances: Collection[WorkshopAppearance]
) -> list[str]:
    """Who appears at an item that the programme does not have: one that is taken out, or one of another workshop."""
    items = {item.pk for item in agenda}
    return [
        _obstacle_to_item(workshop, each)
        for each in appearances
        if each.item_id is not None and each.item_id not in items
    ]


def _obstacle_to_item(workshop: Workshop, appearance: WorkshopAppearance) -> str:
    words = {"person": appearance.person, "item": appearance.item}
    if appearance.item.workshop_id == workshop.pk:
        return (
            _("“%(item)s” is taken out, and %(person)s appears there. Choose another item for the appearance, or none.")
            % words
        )
    return _("“%(item)s”, at which %(person)s appears, is of another workshop. Choose an item of this one.") % words


def _obstacles_to_having_spoken(
    workshop: Workshop, appearances: Collection[WorkshopAppearance], today: date
) -> list[str]:
    if not any(each.has_spoken for each in appearances):
        return []
    if workshop.cancelled_on:
        day = _day(workshop.cancelled_on)
        return [_("The workshop was cancelled on %(day)s. Nobody has spoken there.") % {"day": day}]
    return obstacles_to_having_spoken(workshop, today)


def _day(day: date) -> str:
    return dates.label(day, None, get_language())
