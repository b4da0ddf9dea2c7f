"""Work to be done in tests: each leaves one row in the table `effect`, and may be told to wait, to grow or to fail."""

import os
import time
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from jobs import tasks as jobs
from jobs.refusals import Final


class Fatal(BaseException):
    """As WeasyPrint's fatal errors, no `Exception`."""


def effect_of(key: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO effect (job_key, process) VALUES (%s, %s)", [key, os.getpid()])


def _until_allowed(key: int) -> None:
    """Begin visibly, then wait until the test lets this job go on."""
    begun = Path(settings.VAR_DIR, f"begun-{key}")
    begun.with_suffix(".new").write_text(str(os.getpid()))
    begun.with_suffix(".new").replace(begun)  # whoever sees it can read it whole
    while not Path(settings.VAR_DIR, f"allowed-{key}").exists():
        time.sleep(0.02)


@jobs.task(words="Keeping %(record)s")
def keep(key):
    with jobs.commit_if_owner():
        effect_of(key)


@jobs.task
def keep_slowly(key):
    time.sleep(0.02)
    with jobs.commit_if_owner():
        effect_of(key)


@jobs.task
def wait_and_keep(key):
    _until_allowed(key)
    with jobs.commit_if_owner():
        effect_of(key)


@jobs.task
def wait_and_keep_unguarded(key):
    _until_allowed(key)
    with transaction.atomic():
        effect_of(key)


@jobs.task
def only_begin(key):
    """No effect, no `commit_if_owner`."""


@jobs.task
def refuse(key):
    raise Final(["The note has no symbol; give it one."])


@jobs.task
def stumble(key):
    raise ValueError("stumbled over a stone")


@jobs.task
def swallow_the_machine(key):
    bytearray(10 * settings.JOBS_MEMORY)


@jobs.task
def end_fatally(key):
    raise Fatal("the stylesheet is out of reach")


@jobs.task
def fail_while_keeping(key):
    with jobs.commit_if_owner():
        effect_of(key)
        raise ValueError("stumbled while keeping")


@jobs.task
def stumble_after_keeping(key):
    with jobs.commit_if_owner():
        effect_of(key)
    raise ValueError("stumbled afterwards")


@jobs.task
def keep_and_tell(key):
    jobs.report_progress("Page %(done)s of %(of)s", done=2, of=5)
    with jobs.commit_if_owner():
        effect_of(key)
        jobs.report_progress("%(pages)s pages", pages=5)
