"""Why not, and what to look at twice: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from membership.models import Person
from records import dates

from .choices import NEXT, AppearanceStatus, Mode
from .models import Consultation, CouncilSession, Sitting, SittingAppearance, Year
from .models.appearances import Appearance


def obstacles_to_endorsing(year: Year, consultations: Collection[Consultation], statement: str = "") -> list[str]:
    """Why the theme of this year cannot be recorded as endorsed at these consultations, or in these words."""
    obstacles = []
    if not year.theme:
        obstacles.append(_("The year %(year)d has no theme yet. Write it first.") % {"year": year.number})
    if not consultations and not statement:
        obstacles.append(_("Name the consultations that endorsed the theme, or say in words how it was endorsed."))
    return obstacles + obstacles_to_endorsing_at(year, consultations)


def obstacles_to_endorsing_at(year: Year, consultations: Iterable[Consultation]) -> list[str]:
    """Which of these consultations were not held in the year before."""
    return [
        _("The theme of %(year)d is endorsed at consultations of %(before)d; %(date)s is none of them.")
        % {"year": year.number, "before": year.number - 1, "date": _day(consultation.date)}
        for consultation in consultations
        if consultation.date.year != year.number - 1
    ]


def obstacles_to_holding(consultation: Consultation) -> list[str]:
    """Why a consultation cannot be held on the day that it now names: a theme would be endorsed in the wrong year."""
    return [
        obstacle
        for endorsement in consultation.endorsements.select_related("year")
        for obstacle in obstacles_to_endorsing_at(endorsement.year, [consultation])
    ]


def obstacles_to_publishing(year: Year) -> list[str]:
    """Why this year cannot be opened to everybody."""
    if year.is_published:
        return [_("The year %(year)d is published already.") % {"year": year.number}]
    if not year.theme_en:
        return [_("The year %(year)d has no theme yet. Write it in English at least.") % {"year": year.number}]
    return []


def obstacles_to_meeting(session: CouncilSession, sittings: Iterable[Sitting]) -> list[str]:
    """Which of these sittings would not lie within the days of the session, as far as they are known."""
    return [
        _("“%(sitting)s” sits on %(day)s, which is not a day of the session. Put one of the dates right.")
        % {"sitting": sitting.title, "day": _day(sitting.day)}
        for sitting in sittings
        if sitting.day and not _within(session, sitting.day)
    ]


def obstacles_to_keeping_sitting(
    sitting: Sitting,
    appearances: Collection[SittingAppearance],
    without: Collection[SittingAppearance],
    today: date,
) -> list[str]:
    """Why this sitting cannot be kept with these new or changed appearances, and without those taken out."""
    apart = {each.pk for each in (*appearances, *without)}
    others = [each for each in sitting.appearances.all() if each.pk not in apart] if sitting.pk else []
    has_spoken = any(each.has_spoken for each in (*appearances, *others))
    return [
        *obstacles_to_meeting(sitting.council_session, [sitting]),
        *(_obstacles_to_having_spoken(sitting, today) if has_spoken else ()),
        *(obstacle for appearance in appearances for obstacle in obstacles_to_step(appearance)),
        *(obstacle for appearance in without for obstacle in _obstacles_to_taking_out(appearance)),
    ]


def obstacles_to_reordering(rows: Collection, order: Sequence) -> list[str]:
    """Why these rows cannot take this order: it has to name each of them once."""
    if sorted(row.pk for row in rows) == sorted(row.pk for row in order):
        return []
    return [_("The order names others than those that are there now. Open the page again and put them in order.")]


def obstacles_to_marking_spoken(appearance: SittingAppearance, today: date) -> list[str]:
    """Why it cannot be recorded that this person spoke."""
    return _obstacles_to_having_spoken(appearance.sitting, today) or obstacles_to_status(
        appearance, AppearanceStatus.SPOKE
    )


def obstacles_to_status(appearance: Appearance, status: AppearanceStatus) -> list[str]:
    """Why this appearance, of whatever kind, cannot take that status."""
    return _obstacles_to_change(appearance, AppearanceStatus(appearance.status), status)


def obstacles_to_replacing(appearance: Appearance, person: Person | None = None) -> list[str]:
    """Why nobody can speak instead of the one who was to appear; and, once it is known who, why not this person."""
    if person == appearance.person:
        return [_("%(person)s cannot replace the same person. Choose somebody else.") % {"person": person}]
    return obstacles_to_status(appearance, AppearanceStatus.REPLACED)


def obstacles_to_step(appearance: Appearance) -> list[str]:
    """Why the status of an appearance, of whatever kind, cannot become what it now says, after what is recorded."""
    before = type(appearance).objects.filter(pk=appearance.pk).values_list("status", flat=True).first()
    if before is None or before == appearance.status:
        return []
    return _obstacles_to_change(appearance, AppearanceStatus(before), AppearanceStatus(appearance.status))


def obstacles_to_answering(text: str, given_on: date | None, today: date) -> list[str]:
    """Why the Administration's answer cannot be recorded."""
    obstacles = []
    if not text:
        obstacles.append(_("Write what the Administration answers, in English at least."))
    if given_on and given_on > today:
        obstacles.append(
            _("%(day)s is still to come. An answer is recorded once it is given.") % {"day": _day(given_on)}
        )
    return obstacles


def warnings_about(sitting: Sitting, today: date) -> list[str]:
    """What the secretariat may want to look at twice, and may well leave as it is."""
    appearances = [each for each in sitting.appearances.all() if not each.is_away]
    moderators = {each.person_id for each in appearances if each.mode == Mode.MODERATION}
    panel = {each.person_id: each.person for each in appearances if each.mode == Mode.PANEL}
    warnings = [
        _("%(person)s is named as panellist and as moderator of the same sitting.") % {"person": panel[key]}
        for key in panel
        if key in moderators
    ]
    waiting = sum(each.is_expected for each in appearances)
    if sitting.day and sitting.day < today and waiting:
        warnings.append(
            ngettext(
                "The day of the sitting has passed, and of %(count)d person it is not recorded whether they spoke.",
                "The day of the sitting has passed, and of %(count)d people it is not recorded whether they spoke.",
                waiting,
            )
            % {"count": waiting}
        )
    return warnings


def _obstacles_to_having_spoken(sitting: Sitting, today: date) -> list[str]:
    if not sitting.day or sitting.day <= today:
        return []
    return [
        _("“%(sitting)s” sits on %(day)s. Until then nobody has spoken there.")
        % {"sitting": sitting.title, "day": _day(sitting.day)}
    ]


def _obstacles_to_change(appearance, before: AppearanceStatus, after: AppearanceStatus) -> list[str]:
    if after in NEXT[before]:
        return []
    return [
        _("%(person)s stands as “%(before)s”; from there the record cannot go to “%(after)s”.")
        % {"person": appearance.person, "before": before.label, "after": after.label}
    ]


def _obstacles_to_taking_out(appearance: SittingAppearance) -> list[str]:
    return [
        _("The announcement “%(announcement)s” names %(person)s at this sitting. Change it there first.")
        % {"announcement": announcement.title, "person": appearance.person}
        for announcement in appearance.announcements.all()
    ]


def _within(session: CouncilSession, day: date) -> bool:
    return (not session.starts_on or session.starts_on <= day) and (not session.ends_on or day <= session.ends_on)


def _day(day: date) -> str:
    return dates.label(day, None, get_language())
