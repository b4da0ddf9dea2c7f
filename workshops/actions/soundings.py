"""Every change of soundings, and every expression of a Member.

Lock order: the consultation, the sounding, the preference. Whether a sounding is open is asked once its row is locked:
what is acknowledged was stated before closing, and counts.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from jobs import actions as jobs
from membership.models import Member
from records import history
from records.collation import sort_key
from records.models import Part
from records.refusals import refuse_if
from sessions_app.models import Consultation
from workshops.choices import Channel, NeutralOrder
from workshops.models import OfferedTopic, Preference, RankedTopic, Sounding
from workshops.rules import soundings as rules

from .workshops import all_of

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another when it is read aloud


@transaction.atomic
def keep_sounding(
    *, record: Sounding, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a sounding with the topics that it puts; a new one about topics puts all of its consultation."""
    parts, without = list(parts), list(without)
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=record.consultation_id)
    before = Sounding.objects.select_for_update(of=("self",)).get(pk=record.pk) if record.pk else None
    record.consultation = consultation
    if before is None and not parts and not record.is_question:
        parts = [OfferedTopic(topic=topic, position=place) for place, topic in enumerate(consultation.topics.all(), 1)]
    offered = all_of(OfferedTopic, record, parts, without)
    now = timezone.now()
    refuse_if(rules.obstacles_to_keeping_sounding(record, before, offered, _are_touched(parts, without), now))
    if before is None:
        record.number = (consultation.soundings.aggregate(last=Max("number"))["last"] or 0) + 1
    history.save(record, by=by, why=why, parts=parts, without=without)
    if before and before.announced_at and record.closes_at != before.closes_at:
        jobs.enqueue("workshops.tell_new_closing", key=record.pk, by=by)


@transaction.atomic
def announce_sounding(*, sounding: Sounding, by) -> None:
    """Put a sounding to the Membership: from now on it stays as it is, and every delegation is told at once."""
    Consultation.objects.select_for_update(of=("self",)).get(pk=sounding.consultation_id)
    sounding = _lock(sounding)
    offered = list(sounding.offered.select_related("topic__year"))
    now = timezone.now()
    refuse_if(rules.obstacles_to_announcing(sounding, offered, now))
    at_once = now.replace(second=0, microsecond=0)  # times are read and typed by the minute
    sounding.announced_at, sounding.opens_at = now, max(sounding.opens_at or at_once, at_once)
    sounding.as_of = sounding.consultation.date
    changed = []
    if offered:
        sounding.ordered_at = now
        changed = _in_neutral_order(offered, NeutralOrder(sounding.neutral_order))
    history.save(sounding, by=by, why=_("announced"), parts=changed)
    jobs.enqueue("workshops.announce_sounding", key=sounding.pk, by=by)


@transaction.atomic
def close_sounding(*, sounding: Sounding, by) -> None:
    """End a sounding before its time; from now on no preference can be stated or changed."""
    sounding = _lock(sounding)
    now = timezone.now()
    refuse_if(rules.obstacles_to_closing(sounding, now))
    sounding.closed_at = now
    history.save(sounding, by=by, why=_("closed"))
    jobs.enqueue("workshops.tell_of_closing", key=sounding.pk, by=by)


@transaction.atomic
def state_preference(
    *,
    sounding: Sounding,
    member: Member,
    manner: str,
    order: Sequence[int] = (),
    by,
    channel: str = Channel.PORTAL,
    received_on: date | None = None,
) -> Preference:
    """State what a Member prefers; what it stated before is kept, and counts no more.

    `order` are the keys of topics, the most preferred first. A delegate who states the same once more is given what
    stands. An answer that was received before the one that stands was given is kept, and counts nothing.
    """
    sounding = _lock(sounding)
    now = timezone.now()
    topics = {each.topic_id: each.topic for each in sounding.offered.select_related("topic")}
    refuse_if(
        rules.obstacles_to_answering(sounding, member, now)
        or [
            *rules.obstacles_to_expression(sounding, manner, order, topics),
            *rules.obstacles_to_entering(sounding, channel, received_on, timezone.localdate(now)),
        ]
    )
    before = sounding.preferences.counting().of_member(member).with_order().first()
    if before and channel == Channel.PORTAL and _says(before) == (manner, list(order), channel):
        return before
    is_older = before is not None and received_on is not None and received_on < before.given_on
    if before and not is_older:
        before.replaced_at = now
        history.save(before, by=by, why=_("replaced by a later answer"))
    preference = Preference(
        sounding=sounding,
        member=member,
        manner=manner,
        channel=channel,
        received_on=received_on,
        reference=_new_reference(),
        stated_at=now,
        stated_by=by,
        replaced_at=now if is_older else None,
    )
    history.save(preference, by=by, parts=[RankedTopic(topic_id=key, rank=rank) for rank, key in enumerate(order, 1)])
    if channel != Channel.PORTAL:
        jobs.enqueue("workshops.tell_of_entry", key=preference.pk, by=by)
    return preference


def _lock(sounding: Sounding) -> Sounding:
    """The sounding as it stands, until the verb has ended."""
    return Sounding.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=sounding.pk)


def _are_touched(parts: Sequence[OfferedTopic], without: Sequence[OfferedTopic]) -> bool:
    """Whether any topic is new, another, at another place, or taken out."""
    standing = OfferedTopic.objects.in_bulk([part.pk for part in parts if part.pk])
    stood = {key: (each.topic_id, each.position) for key, each in standing.items()}
    return bool(without) or any(stood.get(part.pk) != (part.topic_id, part.position) for part in parts)


def _in_neutral_order(offered: list[OfferedTopic], neutral: NeutralOrder) -> list[OfferedTopic]:
    """The topics put in this order; drawn by lot, if so it was said, at this moment and once."""
    if neutral == NeutralOrder.BY_LOT:
        secrets.SystemRandom().shuffle(offered)
    elif neutral == NeutralOrder.ALPHABETICAL:
        offered.sort(key=lambda each: sort_key(each.topic.title_en, "en"))
    else:
        offered.sort(key=lambda each: each.topic.position)
    for place, each in enumerate(offered, 1):
        each.position = place
    return offered


def _says(preference: Preference) -> tuple:
    order = [ranked.topic_id for ranked in preference.ranking.all()]
    return preference.manner, order, preference.channel


def _new_reference() -> str:
    """What stands on a receipt: drawn by lot, for a running number would tell how many have answered."""
    drawn = "".join(secrets.choice(_LETTERS) for _place in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"
