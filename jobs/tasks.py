"""What the worker does, and how every floor declares its own tasks.

from jobs import tasks as jobs

    @jobs.task(words=_("Typesetting %(record)s"), records=Rendition.objects.all())
    def typeset(key):
        jobs.report_progress(gettext_noop("page %(done)s of %(of)s"), done=1, of=5)
        ...
        with jobs.still_mine():
            actions.keep_rendition(...)

Until `commit_if_owner`, no transaction is open. Such a function may be called without a job too, as from the shell:
then it reports no progress, and what it keeps is still one transaction.
"""

import logging
import resource
import threading
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, partial
from smtplib import SMTPException
from socket import gaierror

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connections, transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from . import actions, emails
from .choices import Failure, State
from .models import Job, Message
from .refusals import Final, Superseded

logger = logging.getLogger(__name__)

_running: ContextVar[Job | None] = ContextVar("running", default=None)


# Declaring ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Task:
    """A kind of work: what does it, how it is called in words, and among which records its keys are found."""

    name: str
    function: Callable[[int], None]
    words: str | Promise
    records: QuerySet | None


DECLARED: dict[str, Task] = {}
DEFAULT_WORDS = _("Work on %(record)s")


def task(function=None, *, words: str | Promise = DEFAULT_WORDS, records: QuerySet | None = None):
    """Declare a function of one key as work for the worker, under the name `<app>.<function>`.

    `words` say to people what is done, with `%(record)s` as the record's own name, which is looked up among `records`.
    """
    if function is None:
        return partial(task, words=words, records=records)
    name = f"{function.__module__.partition('.')[0]}.{function.__name__}"
    DECLARED[name] = Task(name, function, words, records)
    shared_task(name=name)(attempt)
    return function


@cache
def declared() -> dict[str, Task]:
    """Every kind of work in the house, by its name; their modules are looked for once in a process."""
    autodiscover_modules("tasks")
    return DECLARED


def kinds_of_work() -> list[tuple[str, str]]:
    """Name and words of every kind of work, to choose from."""
    return sorted((name, kind.words % {"record": "…"}) for name, kind in declared().items())


def name_jobs(jobs: Iterable[Job]) -> None:
    """Give each job its `record`, and its `name` in the reader's language, with one query per kind of record."""
    keys = defaultdict(set)
    for job in jobs:
        keys[job.task].add(job.key)
    found = {name: _records_of(name, wanted) for name, wanted in keys.items()}
    for job in jobs:
        job.record = found[job.task].get(job.key)
        words = declared()[job.task].words if job.task in declared() else DEFAULT_WORDS
        job.name = words % {"record": job.record or job}


def _records_of(name: str, keys: set[int]) -> dict:
    """The records with these keys that a kind of work is about, as far as it declares any and they still exist."""
    kind = declared().get(name)
    return {} if kind is None or kind.records is None else kind.records.in_bulk(keys)


# Working --------------------------------------------------------------------------------------------------------------


def report_progress(step: str, **facts) -> None:
    """Say how far the work is: a message id with placeholders and its facts; `done` and `of` also draw a bar.

    Renews the lease; raises `Superseded` where the job is no longer this attempt's. Inside `commit_if_owner` it says
    what came of the work.
    """
    job = _running.get()
    if job is None:
        return
    if job.state == State.DONE:
        actions.conclude(job=job, step=step, facts=facts)
    else:
        actions.report_progress(job=job, step=step, facts=facts)


@contextmanager
def commit_if_owner() -> Iterator[None]:
    """One transaction in which the job is finished and its effect written.

    A late second attempt, whose job another one owns or has finished, raises here and leaves nothing.
    """
    job = _running.get()
    if job is None:
        with transaction.atomic():
            yield
        return
    try:
        with transaction.atomic():
            actions.finish(job=job)
            job.state = State.DONE
            yield
    except BaseException:
        job.state = State.RUNNING
        raise


def attempt(number: int) -> None:
    """Make one attempt at a job: claim it, keep it alive, do it, and write down how that ended."""
    job = actions.claim(number)
    if job is None:
        return
    token = _running.set(job)
    try:
        with translation.override(job.language), _lease_renewal(job):
            _work(job)
    except Superseded as late:
        logger.warning("%s What it made is thrown away.", late)
    finally:
        _running.reset(token)


def _work(job: Job) -> None:
    """Do the job; however the function ends, even by what is meant to end the process, it ends the attempt."""
    try:
        with _limited_memory():
            DECLARED[job.task].function(job.key)
        if job.state != State.DONE:
            actions.finish(job=job)
    except Superseded:
        raise
    except BaseException as error:  # WeasyPrint's fatal errors are no `Exception`
        logger.exception("Attempt %s at job %s (%s) failed.", job.attempt, job.pk, job)
        if job.state != State.DONE:  # after its effect is written, the job is done, whatever follows
            reasons = [str(reason) for reason in getattr(error, "reasons", ())]
            actions.fail(job=job, failure=failure_of(error), reasons=reasons, detail=traceback.format_exc())
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise


FAILURES: dict[type[BaseException], Failure] = {
    Final: Failure.REFUSED,
    ObjectDoesNotExist: Failure.MISSING,
    SMTPException: Failure.UNREACHABLE,
    ConnectionError: Failure.UNREACHABLE,
    TimeoutError: Failure.UNREACHABLE,
    gaierror: Failure.UNREACHABLE,
    SoftTimeLimitExceeded: Failure.TOO_LONG,
    MemoryError: Failure.TOO_LARGE,
    KeyboardInterrupt: Failure.LOST,
    SystemExit: Failure.LOST,
}


def failure_of(error: BaseException) -> Failure:
    """What an error means to the person who asked."""
    known = (failure for kind, failure in FAILURES.items() if isinstance(error, kind))
    return next(known, Failure.UNEXPECTED)


@contextmanager
def _limited_memory() -> Iterator[None]:
    """Let work that would eat the machine's memory end with a `MemoryError` of its own instead."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (min({soft, hard, settings.JOBS_MEMORY} - {resource.RLIM_INFINITY}), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def _lease_renewal(job: Job) -> Iterator[None]:
    """Renew the lease beside the work until it ends, but no longer than any task may take.

    The thread dies with its process, and a process that stands still renews nothing.
    """
    over = threading.Event()
    thread = threading.Thread(target=_renew_lease, args=(job, over), name=f"lease of job {job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _renew_lease(job: Job, over: threading.Event) -> None:
    end = time.monotonic() + settings.CELERY_TASK_TIME_LIMIT
    try:
        while not over.wait(settings.JOBS_LEASE / 3) and time.monotonic() < end:
            try:
                actions.renew(job=job)
            except DatabaseError:
                logger.warning("The lease of job %s could not be renewed now.", job.pk, exc_info=True)
                connections.close_all()  # the next look opens a new connection to a database that is back
    except Superseded:
        return  # the work itself finds out when it reports or saves something
    finally:
        connections.close_all()


# Our own --------------------------------------------------------------------------------------------------------------


@shared_task(name="jobs.sweep")
def sweep() -> None:
    """Queue again the jobs whose worker is gone, and notify the broker of those that wait too long; called by beat."""
    actions.sweep()


@task(words=_("Sending “%(record)s”"), records=Message.objects.all())
def send_message(key: int) -> None:
    """Hand a message of the outbox to the transport, and remember that it took it."""
    message = Message.objects.get(pk=key)
    emails.transport(message)
    with commit_if_owner():
        actions.mark_as_sent(message=message)
