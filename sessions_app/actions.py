"""Every change of the programme.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved, with its parts.
Lock order: the session of the Council, the sitting; the consultation, the proposal.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from membership.models import Person
from records import history
from records.models import Part, Record
from records.refusals import Changed, refuse_if

from . import rules
from .choices import AppearanceStatus
from .models import (
    Announcement,
    Answer,
    Consultation,
    CouncilSession,
    Endorsement,
    Proposal,
    Publication,
    Sitting,
    SittingAppearance,
    Year,
)
from .models.appearances import Appearance

_ASIDE = 10_000  # beyond every position: where sittings wait while others take their places

# Years ----------------------------------------------------------------------------------------------------------------


@transaction.atomic
def keep_year(*, record: Year, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a year with its rationale, its aims and the consultations that endorsed its theme."""
    parts, without = list(parts), list(without)
    standing = list(record.endorsements.select_related("consultation")) if record.pk else []
    endorsements = [part for part in parts if isinstance(part, Endorsement)]
    endorsements += [each for each in standing if each not in parts and each not in without]
    refuse_if(rules.obstacles_to_endorsing_at(record, [each.consultation for each in endorsements]))
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def endorse_theme(*, year: Year, consultations: Iterable[Consultation] = (), statement: dict | None = None, by) -> None:
    """Record that the Membership endorsed the theme: at these consultations, or in words by language, or both."""
    year = Year.objects.select_for_update(of=("self",)).get(pk=year.pk)
    consultations, statement = list(consultations), statement or {}
    refuse_if(rules.obstacles_to_endorsing(year, consultations, statement.get("en", "")))
    for language, words in statement.items():
        setattr(year, f"endorsement_{language}", words)
    known = set(year.endorsements.values_list("consultation", flat=True))
    new = [Endorsement(year=year, consultation=each) for each in consultations if each.pk not in known]
    history.save(year, by=by, why=_("theme endorsed"), parts=new)


@transaction.atomic
def publish_year(*, year: Year, by) -> None:
    """Open a year, and what hangs on it, to everybody."""
    year = Year.objects.select_for_update(of=("self",)).get(pk=year.pk)
    refuse_if(rules.obstacles_to_publishing(year))
    year.published_at = timezone.now()
    history.save(year, by=by, why=_("published"))


# The Council ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def keep_council_session(
    *, record: CouncilSession, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a session of the Council with the time that it allots; its sittings stay within its days."""
    if record.pk:
        CouncilSession.objects.select_for_update(of=("self",)).get(pk=record.pk)
        refuse_if(rules.obstacles_to_meeting(record, record.sittings.all()))
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_sitting(
    *, record: Sitting, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a sitting with its prose and its appearances; a new one comes last in its session."""
    parts, without = list(parts), list(without)
    session = CouncilSession.objects.select_for_update(of=("self",)).get(pk=record.council_session_id)
    record.council_session = session
    today = timezone.localdate()
    refuse_if(rules.obstacles_to_keeping_sitting(record, _appearances(parts), _appearances(without), today))
    if record.pk is None:
        record.position = _next(session.sittings, "position")
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def reorder_sittings(*, council_session: CouncilSession, order: Sequence[Sitting], by) -> None:
    """Put the sittings of a session into this order; addresses follow it."""
    session = CouncilSession.objects.select_for_update(of=("self",)).get(pk=council_session.pk)
    sittings = {sitting.pk: sitting for sitting in session.sittings.select_for_update(of=("self",))}
    refuse_if(rules.obstacles_to_reordering(sittings.values(), order))
    moved = [(place, sittings[each.pk]) for place, each in enumerate(order, 1) if sittings[each.pk].position != place]
    session.sittings.filter(pk__in=[sitting.pk for _place, sitting in moved]).update(position=F("position") + _ASIDE)
    for place, sitting in moved:
        sitting.position = place
        history.save(sitting, by=by, why=_("put in another order"))


@transaction.atomic
def reorder_appearances(*, sitting: Sitting, order: Sequence[SittingAppearance], by) -> None:
    """Put the people of a sitting into this order."""
    sitting = Sitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    appearances = {appearance.pk: appearance for appearance in sitting.appearances.all()}
    refuse_if(rules.obstacles_to_reordering(appearances.values(), order))
    _keep_in_order(sitting, [appearances[each.pk] for each in order], by=by, why=_("put in another order"))


@transaction.atomic
def mark_spoken(*, appearance: SittingAppearance, by) -> None:
    """Record that somebody who was announced did speak."""
    sitting = Sitting.objects.select_for_update(of=("self",)).get(pk=appearance.sitting_id)
    appearance = as_it_stands(appearance, sitting.appearances.all())
    refuse_if(rules.obstacles_to_marking_spoken(appearance, timezone.localdate()))
    keep_as_spoken(appearance, by=by)


@transaction.atomic
def replace_speaker(*, appearance: SittingAppearance, person: Person, by, **as_stated) -> SittingAppearance:
    """Let another person appear in somebody's place, in the same mode and capacity.

    `as_stated` says what is known of the new one: function, body and State by language, Member, organization.
    """
    sitting = Sitting.objects.select_for_update(of=("self",)).get(pk=appearance.sitting_id)
    appearances = list(sitting.appearances.all())
    replaced = as_it_stands(appearance, appearances)
    refuse_if(rules.obstacles_to_replacing(replaced, person))
    return keep_replacement(replaced, person, appearances, by=by, **as_stated)


# What becomes of appearances, at whatever event: these change and remember for a verb that has locked and refused.


def as_it_stands(appearance: Appearance, appearances: Iterable[Appearance]) -> Appearance:
    """The appearance among those of its event today; somebody may have taken it out since it was read."""
    for each in appearances:
        if each.pk == appearance.pk:
            return each
    raise Changed([_("%(person)s has been taken out of the programme meanwhile.") % {"person": appearance.person}])


def keep_as_spoken(appearance: Appearance, *, by) -> None:
    """Keep its event, where this person spoke."""
    appearance.status = AppearanceStatus.SPOKE
    history.save(appearance.event, by=by, why=_("%(person)s spoke") % {"person": appearance.person}, parts=[appearance])


def keep_replacement(
    replaced: Appearance, person: Person, appearances: Iterable[Appearance], *, by, **as_stated
) -> Appearance:
    """Keep its event with another person right after the one replaced, among all these appearances.

    `as_stated` says of the new one what is known, and what the kind of event has from the one replaced.
    """
    appearances = list(appearances)
    replacement = type(replaced)(
        **{replaced.part_of: replaced.event},
        person=person,
        mode=replaced.mode,
        capacity=replaced.capacity,
        status=replaced.status,
        **as_stated,
    )
    replaced.status, replaced.replaced_by = AppearanceStatus.REPLACED, person
    appearances.insert(appearances.index(replaced) + 1, replacement)
    why = _("%(person)s replaced by %(other)s") % {"person": replaced.person, "other": person}
    _keep_in_order(replaced.event, appearances, by=by, why=why, changed=[replaced])
    return replacement


# Consultations and proposals ------------------------------------------------------------------------------------------


@transaction.atomic
def keep_consultation(
    *, record: Consultation, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a consultation with the years that it prepares."""
    if record.pk:
        Consultation.objects.select_for_update(of=("self",)).get(pk=record.pk)
        refuse_if(rules.obstacles_to_holding(record))
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_proposal(
    *, record: Proposal, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a proposal with those who put it forward and its answers; a new one takes the consultation's next number."""
    if record.pk is None:
        consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=record.consultation_id)
        record.number = _next(consultation.proposals, "number")
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def answer_proposal(*, proposal: Proposal, text: dict, given_on: date | None = None, by) -> None:
    """Record what the Administration answers, in words by language."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    refuse_if(rules.obstacles_to_answering(text.get("en", ""), given_on, timezone.localdate()))
    answer = Answer(proposal=proposal, given_on=given_on)
    for language, words in text.items():
        setattr(answer, f"text_{language}", words)
    history.save(proposal, by=by, why=_("answered"), parts=[answer])


# Publications and announcements ---------------------------------------------------------------------------------------


@transaction.atomic
def keep_publication(
    *, record: Publication, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a publication with editors, launches and what was handed out; a new one takes its address from its title."""
    if record.pk is None:
        record.slug = Publication.objects.free_slug(f"{record.title_en} {record.edition_en or ''}")
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_announcement(
    *, record: Announcement, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep an announcement; a new one takes its address from its title."""
    if record.pk is None:
        record.slug = Announcement.objects.free_slug(record.title_en)
    history.save(record, by=by, why=why, parts=parts, without=without)


def _appearances(parts: Iterable[Part]) -> list[SittingAppearance]:
    return [part for part in parts if isinstance(part, SittingAppearance)]


def _keep_in_order(event: Record, appearances: list[Appearance], *, by, why: str, changed=()) -> None:
    """Keep the event with those appearances whose place, or whatever else, is new."""
    parts = []
    for place, appearance in enumerate(appearances, 1):
        if appearance.position != place or appearance.pk is None or appearance in changed:
            appearance.position = place
            parts.append(appearance)
    history.save(event, by=by, why=why, parts=parts)


def _next(rows, field: str) -> int:
    return (rows.aggregate(last=Max(field))["last"] or 0) + 1
