"""Every change of workshops.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved, with its parts.
Lock order: the year, the workshop.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from records import history
from records.models import Part
from records.refusals import refuse_if
from sessions_app.models import Year
from workshops.models import AgendaItem, Workshop, WorkshopAppearance
from workshops.rules import workshops as rules


@transaction.atomic
def keep_workshop(
    *, record: Workshop, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a workshop with its prose, its programme and its people; a new one takes its address from its title."""
    parts, without = list(parts), list(without)
    year = Year.objects.select_for_update(of=("self",)).get(pk=record.year_id)
    if record.pk:
        Workshop.objects.select_for_update(of=("self",)).get(pk=record.pk)
    refuse_if(
        rules.obstacles_to_keeping_workshop(
            record,
            agenda=all_of(AgendaItem, record, parts, without),
            appearances=all_of(WorkshopAppearance, record, parts, without),
            changed=[part for part in parts if isinstance(part, WorkshopAppearance)],
            today=timezone.localdate(),
        )
    )
    if record.pk is None:
        record.slug = year.workshops.free_slug(record.title_en or "")
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def cancel_workshop(*, workshop: Workshop, day: date, reason: Mapping[str, str], by) -> None:
    """Say in public that a workshop is not held, since which day, and why: a sentence by language."""
    workshop = locked(workshop)
    refuse_if(rules.obstacles_to_cancelling(workshop, timezone.localdate(), day=day, reason=reason))
    workshop.cancelled_on = day
    for language, sentence in reason.items():
        setattr(workshop, f"cancellation_reason_{language}", sentence)
    history.save(workshop, by=by, why=_("cancelled: %(reason)s") % {"reason": workshop.cancellation_reason})


@transaction.atomic
def reinstate_workshop(*, workshop: Workshop, by) -> None:
    """Call a cancelled workshop again, on the days that it has; the history keeps why it was cancelled."""
    workshop = locked(workshop)
    refuse_if(rules.obstacles_to_reinstating(workshop, timezone.localdate()))
    workshop.cancelled_on = None
    for language, _name in settings.LANGUAGES:
        setattr(workshop, f"cancellation_reason_{language}", "")
    history.save(workshop, by=by, why=_("called again"))


def locked(workshop: Workshop) -> Workshop:
    """The workshop as it stands, after its year, and until the verb has ended."""
    Year.objects.select_for_update(of=("self",)).get(pk=workshop.year_id)
    return Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)


def all_of(model: type[Part], record, parts: Iterable[Part], without: Iterable[Part]) -> list[Part]:
    """The parts of this kind that the record will have: those in hand, and those that stand and are not taken out."""
    in_hand = [part for part in parts if isinstance(part, model)]
    if record.pk is None:
        return in_hand
    apart = {part.pk for part in (*in_hand, *without) if isinstance(part, model)}
    standing = model._default_manager.filter(**{model.part_of: record}).exclude(pk__in=apart - {None})
    return [*in_hand, *standing]
