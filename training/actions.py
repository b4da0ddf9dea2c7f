"""Every change of the training sessions. Lock order: the year alone."""

from collections.abc import Iterable

from django.db import transaction

from records import history
from records.models import Part
from records.refusals import refuse_if
from sessions_app.models import Year

from . import rules
from .models import TrainingSession


@transaction.atomic
def keep_training_session(
    *, record: TrainingSession, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a training session with its aims and languages; a new one takes its address in the year from its title."""
    year = Year.objects.select_for_update(of=("self",)).get(pk=record.year_id)
    refuse_if(rules.obstacles_to_keeping(record))
    if record.pk is None:
        record.slug = year.training_sessions.free_slug(record.title_en)
    history.save(record, by=by, why=why, parts=parts, without=without)
