"""Why not: lists of sentences; empty means that nothing is in the way."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from membership.models import Person
from records import dates
from sessions_app.choices import AppearanceStatus
from sessions_app.rules import obstacles_to_replacing, obstacles_to_status
from workshops.models import Workshop, WorkshopAppearance


def obstacles_to_appearing(workshop: Workshop) -> list[str]:
    """Why nothing more is recorded of those who were to appear in this workshop."""
    if not workshop.is_cancelled:
        return []
    return [
        _("“%(workshop)s” was cancelled on %(day)s. Nobody appears there.")
        % {"workshop": workshop, "day": _day(workshop.cancelled_on)}
    ]


def obstacles_to_having_spoken(workshop: Workshop, today: date) -> list[str]:
    """Why it cannot be recorded of anybody that they spoke in this workshop."""
    if not workshop.starts_on or workshop.starts_on <= today:
        return []
    return [
        _("The workshop begins on %(day)s. Until then nobody has spoken there.") % {"day": _day(workshop.starts_on)}
    ]


def obstacles_to_confirming_speaker(appearance: WorkshopAppearance) -> list[str]:
    """Why it cannot be recorded that this person has said that they come."""
    return obstacles_to_appearing(appearance.workshop) or obstacles_to_status(appearance, AppearanceStatus.CONFIRMED)


def obstacles_to_marking_spoken(appearance: WorkshopAppearance, today: date) -> list[str]:
    """Why it cannot be recorded that this person spoke."""
    return (
        obstacles_to_appearing(appearance.workshop)
        or obstacles_to_having_spoken(appearance.workshop, today)
        or obstacles_to_status(appearance, AppearanceStatus.SPOKE)
    )


def obstacles_to_replacing_speaker(appearance: WorkshopAppearance, person: Person | None = None) -> list[str]:
    """Why nobody can appear instead of the one who was to; and, once it is known who, why not this person."""
    return obstacles_to_appearing(appearance.workshop) or obstacles_to_replacing(appearance, person)


def _day(day: date) -> str:
    return dates.label(day, None, get_language())
