"""Verbs on jobs and messages.

The row is the truth; Celery only carries notices to the workers. A notice may be lost, late or doubled, and nothing is
lost, late for long or done twice. Lock order: the record first, its job last; what a task keeps is written while its
job's row is locked.
"""

import logging
import time
from datetime import datetime, timedelta
from email.utils import make_msgid
from functools import cache, partial
from urllib.parse import urlsplit

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import get_language

from . import rules
from .choices import FINAL, Failure, State
from .models import Job, Message
from .refusals import Final, Superseded

logger = logging.getLogger(__name__)


# Asking ---------------------------------------------------------------------------------------------------------------


@transaction.atomic
def enqueue(task: str, *, key: int, by) -> Job:
    """Leave a piece of work to the worker: `task` is its name, `key` the primary key of the record it is about.

    What the same person asked for already and no worker has begun is not asked for twice: it will see what is true
    then. The row is locked meanwhile, so that a worker cannot begin with what was true before.
    """
    if task not in _tasks():
        raise LookupError(f"No task is named {task}.")
    now = timezone.now()
    queued = Job.objects.filter(task=task, key=key, by=by, state=State.QUEUED)
    job = queued.select_for_update(skip_locked=True, of=("self",)).first()
    if job is None:
        job = Job(task=task, key=key, by=by, language=get_language() or settings.LANGUAGE_CODE)
    job.attempts_reset, job.not_before, job.notify_at, job.enqueued_at = (
        job.attempt,
        now,
        _next_notice(now, since=now),
        now,
    )
    job.save()
    transaction.on_commit(partial(_notify_broker, job))
    return job


@transaction.atomic
def retry_job(*, job: Job, by) -> None:
    """Try a failed job again, with as many attempts as a new one; one that did not fail stays as it is."""
    now = timezone.now()
    again = {"not_before": now, "notify_at": _next_notice(now, since=now), "finished_at": None}
    if Job.objects.filter(pk=job.pk).failed().update(state=State.QUEUED, attempts_reset=F("attempt"), **again):
        logger.info("Job %s (%s) is tried again for %s.", job.pk, job, by)
        transaction.on_commit(partial(_notify_broker, job))


@transaction.atomic
def post_message(*, key: str, to: str, subject: str, body: str, language: str, by, alternative: str = "") -> Message:
    """Put a message into the outbox; the same `key` is never posted twice, however often it is asked for."""
    if reasons := rules.obstacles_to_posting(to=to, subject=subject):
        raise Final(reasons)
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "message_id": make_msgid(domain=urlsplit(settings.BASE_URL).hostname),
            "to": to,
            "language": language,
            "subject": subject,
            "body": body,
            "alternative": alternative,
        },
    )
    if is_new:
        message.job = enqueue("jobs.send_message", key=message.pk, by=by)
        message.save()
    return message


# Working --------------------------------------------------------------------------------------------------------------


def claim(number: int) -> Job | None:
    """Take a due job for one more attempt; None where it is not due, or somebody else was faster."""
    now = timezone.now()
    claimed = (
        Job.objects.filter(pk=number)
        .due(now)
        .update(
            state=State.RUNNING,
            attempt=F("attempt") + 1,
            lease_until=_lease(now),
            started_at=now,
            step="",
            facts={},
        )
    )
    return Job.objects.get(pk=number) if claimed else None


def renew(*, job: Job) -> None:
    """Say that the attempt is alive."""
    _update_if_owner(job, lease_until=_lease(timezone.now()))


def report_progress(*, job: Job, step: str, facts: dict) -> None:
    """Say how far the attempt is; alive it is too."""
    _update_if_owner(job, lease_until=_lease(timezone.now()), step=step, facts=facts)


def finish(*, job: Job) -> None:
    """Mark the job as done by this attempt; until the transaction ends, nobody else can touch it."""
    _update_if_owner(
        job, state=State.DONE, lease_until=None, finished_at=timezone.now(), failure="", reasons=[], detail=""
    )


def conclude(*, job: Job, step: str, facts: dict) -> None:
    """Say what came of a job that this attempt has finished."""
    Job.objects.filter(pk=job.pk, attempt=job.attempt, state=State.DONE).update(step=step, facts=facts)


def fail(*, job: Job, failure: Failure, reasons: list[str], detail: str) -> None:
    """End the attempt without success: another follows after a pause, unless none can mend it or this was the last."""
    now = timezone.now()
    pauses = settings.JOBS_PAUSES
    why = {"lease_until": None, "failure": failure, "reasons": reasons, "detail": detail}
    if failure in FINAL or job.tries > len(pauses):
        _update_if_owner(job, state=State.FAILED, finished_at=now, **why)
    else:
        then = now + timedelta(seconds=pauses[job.tries - 1])
        _update_if_owner(job, state=State.QUEUED, not_before=then, notify_at=then, **why)


def mark_as_sent(*, message: Message) -> None:
    """Remember that the transport has taken the message, and forget its text, which may let its reader sign in."""
    Message.objects.filter(pk=message.pk).unsent().update(sent_at=timezone.now(), body="", alternative="")


# Sweeping -------------------------------------------------------------------------------------------------------------


def sweep() -> None:
    """Queue again the jobs whose worker is gone, and notify the broker again of those that no worker has claimed."""
    now = timezone.now()
    _requeue_abandoned(now)
    _fail_unknown_tasks(now)
    for job in Job.objects.overdue(now)[: settings.JOBS_NOTICES_PER_SWEEP]:
        again = _next_notice(now, since=job.not_before)
        if Job.objects.filter(pk=job.pk, notify_at=job.notify_at).update(notify_at=again) and not _notify_broker(job):
            return  # the broker is away; the next sweep tries again


@transaction.atomic
def _requeue_abandoned(now: datetime) -> None:
    """Queue again the jobs whose lease has ended; give up those that were tried often enough.

    A row that is locked is just being finished: it is left alone.
    """
    locked = Job.objects.abandoned(now).select_for_update(skip_locked=True)
    rows = Job.objects.filter(pk__in=[job.pk for job in locked])
    why = {"lease_until": None, "failure": Failure.LOST, "reasons": [], "detail": ""}
    rows.out_of_attempts().update(state=State.FAILED, finished_at=now, **why)
    rows.filter(state=State.RUNNING).update(state=State.QUEUED, not_before=now, notify_at=now, **why)


def _fail_unknown_tasks(now: datetime) -> None:
    """Fail the jobs of tasks that no longer exist; while a new version comes in, others may know them, so they wait."""
    since = now - timedelta(seconds=settings.JOBS_NOTIFY_AT_LEAST)
    unknown = Job.objects.due(since).exclude(task__in=list(_tasks()))
    unknown.update(state=State.FAILED, finished_at=now, failure=Failure.UNKNOWN, reasons=[], detail="")


# Ground ---------------------------------------------------------------------------------------------------------------


def _update_if_owner(job: Job, **changes) -> None:
    """Change the job's row as its owner, or raise `Superseded` where a later attempt owns it, or none."""
    if not Job.objects.held_by(job).update(**changes):
        raise Superseded(f"Attempt {job.attempt} no longer owns job {job.pk} ({job}).")


def _lease(now: datetime) -> datetime:
    return now + timedelta(seconds=settings.JOBS_LEASE)


def _next_notice(now: datetime, *, since: datetime) -> datetime:
    """When to notify the broker again of a job due since then: ever more seldom, for a long queue is no loss."""
    waited = min(now - since, timedelta(seconds=settings.JOBS_NOTIFY_AT_LEAST))
    return now + max(waited, timedelta(seconds=settings.JOBS_NOTIFY_AGAIN))


@cache
def _tasks():
    """All tasks by their names; their modules are read at the first call, for verbs import nothing from above."""
    autodiscover_modules("tasks")
    return current_app.tasks


_broker_down_until = 0.0


def _notify_broker(job: Job) -> bool:
    """Tell the broker that there is something to do; whether it took the notice.

    One silent broker costs a page two seconds, however many jobs it asks for: for a while after a failure nothing is
    sent.
    """
    global _broker_down_until  # noqa: PLW0603 -- one broker per process
    if time.monotonic() < _broker_down_until:
        return False
    try:
        current_app.send_task(job.task, args=[job.pk])
    except Exception as error:  # whatever a broker raises, the row is written: the sweep will send the notice
        _broker_down_until = time.monotonic() + settings.JOBS_BROKER_PAUSE
        logger.warning("The broker did not take the notice of job %s (%s): %s", job.pk, job, error)
        return False
    return True
