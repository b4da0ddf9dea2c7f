"""Real workers that typeset: one of them is killed in the middle of a page."""

import time
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from documents.actions import notes, renditions
from documents.choices import Level
from documents.models import Block
from documents.numbering import HEADING
from jobs.choices import State
from jobs.models import Job
from records import history
from tests.documents.notes import long_note
from tests.processes import seconds_for, wait_until

pytestmark = [pytest.mark.both_engines, pytest.mark.processes]


@pytest.fixture
def long_draft(transactional_db, marta):
    """A draft that takes its worker several seconds."""
    note = notes.start_note(by=marta, title_en="Dialogue 2031", issued_on=date(2031, 3, 1))
    blocks = [
        Block(position=place, level=block.level if block.kind == HEADING else Level.PARAGRAPH, text_en=block.text)
        for place, block in enumerate(long_note(paragraphs=150, footnotes=20).blocks, start=1)
    ]
    history.save(note, by=marta, parts=blocks)
    return note


def test_a_note_whose_worker_is_killed_in_the_middle_is_typeset_by_another_within_90_seconds_once(
    start_worker, long_draft, marta
):
    """With the leases and sweeps of a real installation."""
    rendition = renditions.order_rendition(note=long_draft, language="en", by=marta)
    job = Job.objects.get()
    victim = start_worker()
    wait_until(lambda: Job.objects.get(pk=job.pk).step == "setting page %(page)s")

    victim.kill()
    killed_at = time.monotonic()
    start_worker(beat=True)
    wait_until(lambda: Job.objects.get(pk=job.pk).state == State.DONE, seconds=90, every=0.5)

    assert time.monotonic() - killed_at < 90
    job.refresh_from_db()
    rendition.refresh_from_db()
    files = [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]
    assert (job.attempt, long_draft.renditions.count(), len(files)) == (2, 1, 1)
    assert sha256(files[0].read_bytes()).hexdigest() == rendition.sha256


def test_while_redis_is_gone_the_page_answers_and_the_note_is_typeset_when_it_is_back(
    client, draft, marta, redis_server, use_broker, start_worker, settings
):
    settings.JOBS_NOTIFY_AGAIN = 1
    url = f"redis+socket://{redis_server.unix_socket_path}"
    use_broker(url)
    redis_server.stop()
    client.force_login(marta)

    asking = seconds_for(lambda: client.post(reverse("order_rendition", kwargs={"pk": draft.pk}), {"language": "en"}))
    reading = seconds_for(lambda: client.get(draft.get_absolute_url()))

    assert max(asking, reading) < 3
    assert Job.objects.get().state == State.QUEUED
    redis_server.start()
    start_worker(beat=True, BROKER_URL=url, DJANGO_SETTINGS_MODULE="tests.jobs.quick_settings")
    wait_until(lambda: Job.objects.get().state == State.DONE, seconds=60, every=0.5)
    assert draft.renditions.get().is_ready
