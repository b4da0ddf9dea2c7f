"""Real workers that are killed, stopped, notified twice, or left without a broker: each effect happens once."""

import os
import random
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from idm_portal.celery import app as celery
from jobs import actions
from jobs.choices import Failure, State
from jobs.models import Job
from tests.processes import seconds_for, wait_until

pytestmark = [pytest.mark.both_engines, pytest.mark.processes]


def ask_for(task: str, key: int = 1) -> Job:
    return actions.enqueue(f"tests.{task}", key=key, by=None)


def done() -> int:
    return Job.objects.filter(state=State.DONE).count()


def children_of(pid: int) -> list[int]:
    """The processes in which a worker does its work; `stat` tells a name in brackets, then the state and the parent."""
    children = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                children.append(int(stat.parent.name))
    return children


class Gate:
    """Work that waits at its gate: the test sees that it has begun, and lets it go on."""

    def __init__(self, var: Path, key: int) -> None:
        self.begun, self.allowed = var / f"begun-{key}", var / f"allowed-{key}"

    def wait_until_begun(self) -> int:
        """Wait; give the process in which the work has begun."""
        wait_until(self.begun.exists)
        process = int(self.begun.read_text())
        self.begun.unlink()
        return process

    def open(self) -> None:
        self.allowed.touch()


@pytest.fixture
def gate(var):
    gate = Gate(var, key=1)
    yield gate
    gate.begun.unlink(missing_ok=True)
    gate.allowed.unlink(missing_ok=True)


# Killed and stopped ---------------------------------------------------------------------------------------------------


def test_a_job_whose_worker_is_killed_is_done_by_another_once(quick_worker, effects, gate):
    job = ask_for("wait_and_keep")
    victim = quick_worker()
    gate.wait_until_begun()

    victim.kill()
    gate.open()
    quick_worker(beat=True)
    wait_until(lambda: done() == 1)

    job.refresh_from_db()
    assert (job.attempt, effects.of(1)) == (2, 1)


def test_hundreds_of_jobs_under_kills_are_done_once_each(quick_worker, effects, gate):
    chance, kills = random.Random(2008), 0
    with transaction.atomic():
        waiting = ask_for("wait_and_keep")
        for key in range(2, 321):
            ask_for("keep_slowly", key)
    quick_worker(beat=True)
    victim = quick_worker(concurrency=2)
    os.kill(gate.wait_until_begun(), signal.SIGKILL)  # this one hits a job; the others hit what they hit
    gate.open()

    deadline = time.monotonic() + 240
    while done() < 320 and time.monotonic() < deadline:
        time.sleep(chance.uniform(0.2, 1.6))
        kills += 1
        if kills == 8:
            victim.kill()
            victim = quick_worker(concurrency=2)
        elif children := children_of(victim.pid):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(children), signal.SIGKILL)
    victim.kill()

    assert effects.keys() == list(range(1, 321))
    assert kills > 8
    waiting.refresh_from_db()
    assert waiting.attempt > 1


@pytest.mark.parametrize(
    ("task", "times"),
    [("wait_and_keep", 1), ("wait_and_keep_unguarded", 2)],
    ids=["guarded", "twin without guard"],
)
def test_a_late_twin_cannot_finish(quick_worker, effects, gate, task, times):
    ask_for(task)
    frozen = quick_worker()
    gate.wait_until_begun()
    os.killpg(frozen.pid, signal.SIGSTOP)
    quick_worker(beat=True)
    gate.wait_until_begun()

    gate.open()
    wait_until(lambda: done() == 1)
    os.killpg(frozen.pid, signal.SIGCONT)
    wait_until(lambda: frozen.has_said("no longer owns job"))

    assert effects.of(1) == times


# Rung twice -----------------------------------------------------------------------------------------------------------


def test_a_job_that_is_rung_many_times_is_done_once(quick_worker, effects):
    job = ask_for("keep")
    for _ in range(20):
        celery.send_task("tests.keep", args=[job.pk])
    last = ask_for("keep", 2)
    quick_worker(concurrency=2)

    wait_until(lambda: done() == 2)

    last.refresh_from_db()
    assert effects.keys() == [1, 2]
    assert last.attempt == 1


def claim_after_a_look(number: int) -> Job | None:
    """`actions.claim` without its guard: it looks, then writes."""
    job = Job.objects.get(pk=number)
    if job.state != State.QUEUED:
        return None
    time.sleep(0.05)
    Job.objects.filter(pk=number).update(state=State.RUNNING, attempt=job.attempt + 1, lease_until=timezone.now())
    return job


@pytest.mark.parametrize("claim", [actions.claim, claim_after_a_look], ids=["guarded", "twin without guard"])
def test_one_of_many_workers_claims_a_job(transactional_db, claim):
    job = ask_for("keep")
    together, claimed = threading.Barrier(8), []

    def work() -> None:
        try:
            together.wait()
            claimed.append(claim(job.pk))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    fastest = [job for job in claimed if job]
    assert len(fastest) == 1 if claim is actions.claim else len(fastest) > 1


# Limits ---------------------------------------------------------------------------------------------------------------


def test_work_that_takes_too_long_is_a_failed_attempt(quick_worker, effects, gate):
    job = Job.objects.create(task="tests.wait_and_keep", key=1, language="en")
    celery.send_task(job.task, args=[job.pk], soft_time_limit=1)
    quick_worker()
    gate.wait_until_begun()

    wait_until(lambda: Job.objects.get(pk=job.pk).failure == Failure.TOO_LONG)

    assert effects.of(1) == 0


def test_work_that_wants_too_much_memory_is_a_failed_attempt(quick_worker, effects):
    job = ask_for("swallow_the_machine")
    quick_worker()

    wait_until(lambda: Job.objects.get(pk=job.pk).failure == Failure.TOO_LARGE)


def test_work_that_lasts_longer_than_its_lease_keeps_it(quick_worker, effects, gate):
    job = ask_for("wait_and_keep")
    quick_worker(beat=True, concurrency=2)
    gate.wait_until_begun()

    time.sleep(3)  # the lease of these workers is 2 s
    gate.open()
    wait_until(lambda: done() == 1)

    job.refresh_from_db()
    assert (job.attempt, effects.of(1)) == (1, 1)


# Without a broker -----------------------------------------------------------------------------------------------------


@pytest.fixture
def silent_server():
    """A server that takes every connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}"


def test_a_silent_broker_keeps_nobody_waiting(transactional_db, use_broker, silent_server):
    use_broker(silent_server)

    @transaction.atomic
    def ask_for_many():
        for key in range(5):
            ask_for("keep", key)

    assert seconds_for(ask_for_many) < 3
    assert Job.objects.count() == 5


def test_a_job_asked_for_while_redis_is_gone_runs_when_it_is_back(
    quick_worker, effects, use_broker, redis_server, settings
):
    settings.JOBS_NOTIFY_AGAIN = 1
    url = f"redis+socket://{redis_server.unix_socket_path}"
    use_broker(url)
    quick_worker(beat=True, BROKER_URL=url)
    redis_server.stop()

    assert seconds_for(lambda: ask_for("keep")) < 3
    redis_server.start()
    wait_until(lambda: done() == 1, seconds=40)

    assert effects.of(1) == 1
