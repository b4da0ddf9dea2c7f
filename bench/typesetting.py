"""What typesetting costs beside the bare engine, and with ever more paragraphs; CPU seconds.

Of a few rounds the quickest counts: each does the very same work, and what makes it slower is the rest of the machine.

*The worker's task* is `documents.typeset` on IC/2008/2 as the worker does it: the job is claimed and kept alive, the
text read, its obstacles looked for, laid out and repaired, written, checked for foreign fonts, and the file kept with
its hash. *The bare engine* is `HTML(…).write_pdf()` on the very HTML that the task laid out last, with the same style
sheet, fonts, clock and PDF variant. Both are done by turns in this process, warm.

*More paragraphs* repeats the text of IC/2008/2 in English, with its headings and footnotes, four and sixteen times, and
typesets it with every guard and all the repairs it needs.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from unittest.mock import patch

from django.db import connection
from weasyprint import HTML

from documents import frozen
from documents.choices import RenditionState
from documents.models import Note, Rendition
from documents.numbering import NoteText
from documents.typesetting import engine, pages
from jobs import actions, tasks
from jobs.choices import State
from jobs.models import Job
from records.fetcher import PortalFetcher

from .figures import Figure, at_most, by_turns, compared

SYMBOL = "IC/2008/2"
DEARER = at_most(1.15)
ROUNDS = 7
MORE_ROUNDS = 3
SIXTEEN_TIMES = at_most(20)


def figures() -> Iterator[Figure]:
    """The lines of typesetting, as they are measured."""
    thaw()
    for rendition in Rendition.objects.filter(note__symbol__symbol=SYMBOL).in_order_of_languages():
        yield beside_the_engine(rendition)
    yield from with_more_paragraphs()


def thaw() -> None:
    """Let the files of issued notes be made anew in this database, which is thrown away afterwards."""
    with connection.cursor() as cursor:
        for name in frozen.triggers_of(next(f for f in frozen.FROZEN if f.table == Rendition._meta.db_table), "sqlite"):
            cursor.execute(f"DROP TRIGGER {name}")


# Beside the bare engine -----------------------------------------------------------------------------------------------


def beside_the_engine(rendition: Rendition) -> Figure:
    """The worker's task on one language of the note, against the engine alone."""
    with patch.object(engine, "lay_out", side_effect=engine.lay_out) as laid_out:
        work_on(ordered(rendition))  # the first time is not measured: it imports, and reads the fonts
    html = laid_out.call_args.args[0]
    waiting: list[Job] = []
    task, bare_engine = by_turns(
        ROUNDS,
        lambda: work_on(waiting.pop()),
        partial(bare, html, rendition.text),
        of=min,
        before=lambda: waiting.append(ordered(rendition)),
    )
    return compared(f"worker's task / bare engine: {SYMBOL} {rendition.language}", task, bare_engine, "s", DEARER)


def ordered(rendition: Rendition) -> Job:
    """The file ordered again, as if it had never been made."""
    missing = {"state": RenditionState.ORDERED, "file": "", "sha256": "", "pages": None, "size": None, "made_at": None}
    Rendition.objects.filter(pk=rendition.pk).update(**missing)
    return actions.enqueue("documents.typeset", key=rendition.pk, by=None)


def work_on(job: Job) -> None:
    """What a worker does with the job."""
    tasks.attempt(job.pk)
    job.refresh_from_db()
    if job.state != State.DONE:
        raise RuntimeError(f"{job} is {job.state}: {job.reasons} {job.detail}")


def bare(html: str, text: NoteText) -> bytes:
    """The engine alone."""
    with engine.engine_environment(text.issued_on):
        fetcher = PortalFetcher({engine.STYLE_SHEET.name: engine.STYLE_SHEET})
        return HTML(string=html, url_fetcher=fetcher).write_pdf(pdf_variant=engine._VARIANT)


# More paragraphs ------------------------------------------------------------------------------------------------------


def with_more_paragraphs() -> Iterator[Figure]:
    """The note with four and sixteen times its paragraphs, against the note as it is."""
    text = Note.objects.get(symbol__symbol=SYMBOL).snapshot.text_in("en")
    once, four, sixteen = by_turns(
        MORE_ROUNDS, *(partial(pages.note_pdf, repeated(text, times), report=nobody) for times in (1, 4, 16)), of=min
    )
    yield compared("4 × the paragraphs / the note", four, once, "s")
    yield compared("16 × the paragraphs / the note", sixteen, once, "s", SIXTEEN_TIMES)


def repeated(text: NoteText, times: int) -> NoteText:
    """The note with its blocks several times over; each keeps a name of its own."""
    blocks = [replace(block, key=f"{block.key}-{time}") for time in range(times) for block in text.blocks]
    return replace(text, blocks=tuple(blocks))


def nobody(step: str, **facts) -> None:
    """Nobody reads how far the work is."""
