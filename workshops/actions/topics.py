"""Every change of topics.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved, with its parts.
Lock order: the year, the consultation, its soundings, the topic.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from records import history
from records.models import Part
from records.refusals import refuse_if
from sessions_app.models import Consultation, Year
from sessions_app.rules import obstacles_to_reordering
from workshops.choices import Outcome
from workshops.models import Folding, Topic, Workshop, WorkshopPassage
from workshops.rules import topics as rules

from .workshops import all_of, keep_workshop

_ASIDE = 10_000  # beyond every position: where topics wait while others take their places


@transaction.atomic
def keep_topic(*, record: Topic, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a topic with its outcome and the workshops that take elements of it; a new one is offered last."""
    parts, without = list(parts), list(without)
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=record.consultation_id)
    record.consultation = consultation
    refuse_if(rules.obstacles_to_keeping_topic(record, all_of(Folding, record, parts, without)))
    if record.pk is None:
        record.position = (consultation.topics.aggregate(last=Max("position"))["last"] or 0) + 1
    for topic in rules.newly_tied(record, timezone.now()):
        if topic == record:
            record.evenly_divided = True
            continue
        topic.evenly_divided = True
        history.save(topic, by=by, why=_("preferences were evenly divided among it and others"))
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def decide_topic(
    *,
    topic: Topic,
    outcome: str,
    basis: str = "",
    reason: Mapping[str, str],
    folded_into: Workshop | None = None,
    elements: Mapping[str, str],
    makes_workshop: bool = False,
    by,
) -> Topic:
    """Record what becomes of a topic, and at once make the workshop that it becomes, if so it is wished.

    Where a sounding was held on it, its result says on what a selection rests, and `basis` is not asked for.
    """
    Year.objects.select_for_update(of=("self",)).get(pk=topic.year_id)
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=topic.consultation_id)
    list(consultation.soundings.select_for_update(of=("self",)))  # an answer on its way is counted, or comes too late
    topic = Topic.objects.select_for_update(of=("self",)).with_consultation().get(pk=topic.pk)
    now = timezone.now()
    sounding = rules.sounding_about(topic)
    refuse_if(rules.obstacles_to_deciding(topic, sounding, now))
    topic.outcome = outcome
    if outcome == Outcome.SELECTED:
        topic.basis = rules.basis_borne_out(topic, sounding, now) or basis
    for language, sentences in reason.items():
        setattr(topic, f"reason_{language}", sentences)
    parts = []
    if outcome == Outcome.FOLDED and folded_into:
        by_field = {f"elements_{language}": words for language, words in elements.items()}
        parts = [Folding(workshop=folded_into, **by_field)]
    keep_topic(record=topic, parts=parts, by=by, why=_("decided"))
    if makes_workshop and outcome == Outcome.SELECTED:
        make_workshop(topic=topic, by=by)
    return topic


@transaction.atomic
def make_workshop(*, topic: Topic, by) -> Workshop:
    """Make the workshop that a selected topic becomes: title and description go along, the rest is still to come."""
    year = Year.objects.select_for_update(of=("self",)).get(pk=topic.year_id)
    Consultation.objects.select_for_update(of=("self",)).get(pk=topic.consultation_id)
    topic = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    refuse_if(rules.obstacles_to_making_workshop(topic))
    workshop = Workshop(year=year)
    for name in ("title", "title_is_ours"):
        for language, _name in settings.LANGUAGES:
            setattr(workshop, f"{name}_{language}", getattr(topic, f"{name}_{language}"))
    described = {
        f"text_{language}": getattr(topic, f"description_{language}") for language, _name in settings.LANGUAGES
    }
    passages = [WorkshopPassage(**described)] if any(described.values()) else []
    keep_workshop(record=workshop, parts=passages, by=by, why=_("Made of the topic “%(topic)s”") % {"topic": topic})
    topic.workshop = workshop
    history.save(topic, by=by, why=_("A workshop is made of it"))
    return workshop


@transaction.atomic
def reorder_topics(*, consultation: Consultation, order: Sequence[Topic], by) -> None:
    """Put the topics of a consultation into this order, which ranks nothing; addresses follow it."""
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    topics = {topic.pk: topic for topic in consultation.topics.select_for_update(of=("self",))}
    refuse_if(
        rules.obstacles_to_reordering_asked(consultation, timezone.now())
        or obstacles_to_reordering(topics.values(), order)
    )
    moved = [(place, topics[each.pk]) for place, each in enumerate(order, 1) if topics[each.pk].position != place]
    consultation.topics.filter(pk__in=[topic.pk for _place, topic in moved]).update(position=F("position") + _ASIDE)
    for place, topic in moved:
        topic.position = place
        history.save(topic, by=by, why=_("put in another order"))
