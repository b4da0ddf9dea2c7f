"""What a second worker brings: files per minute of the clock.

A batch of typesetting jobs is done by one and by two real Celery workers of one process each, on the broker of files
that `make demo` uses. The jobs are drafts that say what IC/2008/2 says, in three languages; the clock runs from the
moment when they are ordered until the last is done. Both workers are started and warmed beforehand; while one works
alone, the other is held by a signal. One and two take turns; the medians are compared.

Unlike CPU seconds, minutes of the clock say nothing while the machine has other things to do, or but one core.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import transaction

from documents.actions import blocks, notes, renditions
from documents.choices import Level
from documents.models import Note
from jobs.choices import State
from jobs.models import Job
from membership.models import User
from tests.processes import Worker, wait_until

from .figures import Figure, at_least, compared

SYMBOL, STAFF = "IC/2008/2", "marta@example.org"
DRAFTS = 4
LANGUAGES = ("en", "fr", "es")
COVER = ("title", "theme", "convening_body", "place")
TURNS = (1, 2, 2, 1)  # workers
FASTER = at_least(1.7)
PATIENCE = 180  # s


def figures(folder: Path) -> Iterator[Figure]:
    """The line of the workers; they write their logs into the folder."""
    staff = User.objects.get(email=STAFF)
    drafts = [draft_like(Note.objects.get(symbol__symbol=SYMBOL), number, staff) for number in range(DRAFTS)]
    for message in (settings.VAR_DIR / "broker").iterdir():
        message.unlink()  # those of jobs that were done without a worker
    with ExitStack() as at_the_end:
        workers = [Worker(log=folder / f"worker-{number}.log") for number in (1, 2)]
        for worker in workers:
            at_the_end.callback(worker.kill)
        for worker in workers:
            worker.wait_until_ready()
        batch(drafts[:2], staff)  # each worker gets its first, slow ones
        pace: dict[int, list[float]] = {1: [], 2: []}
        for count in TURNS:
            os.killpg(workers[1].pid, signal.SIGSTOP if count == 1 else signal.SIGCONT)
            pace[count].append(batch(drafts, staff))
    size = DRAFTS * len(LANGUAGES)
    yield compared(f"two workers / one: batches of {size} files", median(pace[2]), median(pace[1]), "files/min", FASTER)


def batch(drafts: list[Note], staff: User) -> float:
    """Order every draft in every language, and wait until all files are there; the files per minute."""
    before = time.perf_counter()
    with transaction.atomic():
        ordered = [
            renditions.order_rendition(note=draft, language=language, by=staff)
            for draft in drafts
            for language in LANGUAGES
        ]
    jobs = Job.objects.about("documents.typeset", [rendition.pk for rendition in ordered])

    def all_is_over() -> bool:
        return not jobs.filter(state__in=[State.QUEUED, State.RUNNING]).exists()

    wait_until(all_is_over, seconds=PATIENCE)
    minutes = (time.perf_counter() - before) / 60
    if failed := jobs.failed().first():
        raise RuntimeError(f"{failed} failed: {failed.reasons} {failed.detail}")
    return len(ordered) / minutes


@transaction.atomic
def draft_like(issued: Note, number: int, staff: User) -> Note:
    """A draft that says what the issued note says."""
    facts = {f"{name}_{language}": issued.said(name, language) for name in COVER for language in LANGUAGES}
    draft = notes.start_note(
        by=staff,
        consultation=issued.consultation,
        proposed_symbol=f"IC/2008/{900 + number}",
        issued_on=issued.issued_on,
        original_language=issued.original_language,
        **facts,
    )
    for block in issued.blocks.all():
        blocks.add_block(note=draft, level=Level(block.level), texts=block.texts, by=staff)
    return draft
