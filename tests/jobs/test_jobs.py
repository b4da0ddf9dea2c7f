"""Jobs: asked for, claimed, tried, finished, given up, tried again."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation

from jobs import actions, tasks
from jobs.choices import NEXT, Failure, State
from jobs.models import Job
from jobs.refusals import Final, Superseded
from jobs.roles import RETRY_JOBS, SEE_JOBS
from membership.roles import Permission
from tests.jobs import work

pytestmark = pytest.mark.both_engines


def ask_for(task: str, *, by=None, key: int = 1) -> Job:
    return actions.enqueue(f"tests.{task}", key=key, by=by)


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def let_time_pass(job: Job, **span) -> None:
    """As if so much time had passed since."""
    job = again(job)
    for name in ("not_before", "notify_at", "lease_until"):
        moment = getattr(job, name)
        setattr(job, name, moment and moment - timedelta(**span))
    job.save()


def notices(var) -> int:
    """How many notices wait in the folder of the broker."""
    return len(list((var / "broker").glob("*.celery.msg")))


# Asking ---------------------------------------------------------------------------------------------------------------


def test_a_job_is_written_with_what_asks_for_it_or_not_at_all(effects, var):
    with transaction.atomic():
        ask_for("keep")
        transaction.set_rollback(True)

    assert not Job.objects.exists()
    assert notices(var) == 0


def test_the_worker_is_rung_only_when_the_job_is_there_to_see(transactional_db, var):
    with transaction.atomic():
        ask_for("keep")
        assert notices(var) == 0

    assert notices(var) == 1


def test_a_task_that_nobody_has_declared_is_refused_at_once(db):
    with pytest.raises(LookupError, match="No task is named"):
        ask_for("keeep")


def test_what_is_queued_is_not_asked_for_twice(marta):
    assert ask_for("keep", by=marta) == ask_for("keep", by=marta)
    assert Job.objects.count() == 1


def test_what_has_begun_is_asked_for_anew_for_it_may_have_read_what_was_true_before(marta):
    first = ask_for("keep", by=marta)
    actions.claim(first.pk)

    assert ask_for("keep", by=marta) != first


def test_each_person_has_a_job_of_their_own(marta, maria):
    assert ask_for("keep", by=marta) != ask_for("keep", by=maria)


def test_asking_again_brings_a_paused_job_forward(marta):
    job = ask_for("stumble", by=marta)
    tasks.attempt(job.pk)

    ask_for("stumble", by=marta)

    assert again(job).not_before <= timezone.now()
    assert again(job).tries == 0


def test_everybody_sees_their_own_jobs_and_the_secretariat_sees_all(marta, maria, joao, visitor):
    job = ask_for("keep", by=maria)
    ask_for("keep", by=None)

    assert list(Job.objects.visible_to(maria)) == [job]
    assert Job.objects.visible_to(marta).count() == 2
    assert not Job.objects.visible_to(joao).exists()
    assert not Job.objects.visible_to(visitor).exists()


def test_the_permissions_of_this_floor_are_granted_under_their_names():
    assert {SEE_JOBS, RETRY_JOBS} <= set(Permission)


# Working --------------------------------------------------------------------------------------------------------------


def test_a_job_is_done_with_its_effect(effects):
    job = ask_for("keep")

    tasks.attempt(job.pk)

    assert again(job).state == State.DONE
    assert effects.of(1) == 1


def test_a_job_that_keeps_nothing_is_done_too(transactional_db):
    job = ask_for("only_begin")

    tasks.attempt(job.pk)

    assert again(job).state == State.DONE


def test_a_second_ring_does_nothing(effects):
    job = ask_for("keep")

    tasks.attempt(job.pk)
    tasks.attempt(job.pk)

    assert effects.of(1) == 1


def test_what_fails_while_keeping_leaves_neither_effect_nor_done_job(effects):
    job = ask_for("fail_while_keeping")

    tasks.attempt(job.pk)

    assert again(job).state == State.QUEUED
    assert effects.of(1) == 0


def test_what_fails_after_keeping_is_done(effects):
    job = ask_for("stumble_after_keeping")

    tasks.attempt(job.pk)

    assert again(job).state == State.DONE
    assert effects.of(1) == 1


def test_work_may_be_done_without_a_job_as_from_the_shell(effects):
    work.keep_and_tell(3)

    assert effects.of(3) == 1
    assert not Job.objects.exists()


def test_a_superseded_attempt_can_neither_tell_nor_renew_nor_finish_nor_fail(transactional_db):
    job = ask_for("keep")
    late = actions.claim(job.pk)
    let_time_pass(job, minutes=1)
    actions.sweep()
    actions.claim(job.pk)

    for verb in (
        lambda: actions.report_progress(job=late, step="", facts={}),
        lambda: actions.renew(job=late),
        lambda: actions.finish(job=late),
        lambda: actions.fail(job=late, failure=Failure.UNEXPECTED, reasons=[], detail=""),
    ):
        with pytest.raises(Superseded):
            verb()


def test_the_work_tells_how_far_it_is_and_what_came_of_it(effects):
    job = ask_for("keep_and_tell")

    tasks.attempt(job.pk)

    assert again(job).progress == "5 pages"


def test_progress_is_kept_as_words_to_translate_and_numbers(transactional_db):
    job = ask_for("keep")
    actions.report_progress(job=actions.claim(job.pk), step="Page %(done)s of %(of)s", facts={"done": 2, "of": 5})

    job = again(job)

    assert (job.progress, job.done, job.of) == ("Page 2 of 5", 2, 5)


# Failing --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (Final(["No."]), Failure.REFUSED),
        (Job.DoesNotExist(), Failure.MISSING),
        (ConnectionRefusedError(), Failure.UNREACHABLE),
        (TimeoutError(), Failure.UNREACHABLE),
        (tasks.SoftTimeLimitExceeded(), Failure.TOO_LONG),
        (MemoryError(), Failure.TOO_LARGE),
        (FileNotFoundError(), Failure.UNEXPECTED),
        (work.Fatal(), Failure.UNEXPECTED),
        (SystemExit(), Failure.LOST),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else value.value,
)
def test_every_error_has_a_sentence_for_the_person_who_asked(error, failure):
    assert tasks.failure_of(error) == failure
    assert failure.label


def test_an_attempt_that_fails_is_followed_by_another_after_a_pause(transactional_db):
    job = ask_for("stumble")

    tasks.attempt(job.pk)

    job = again(job)
    assert (job.state, job.failure) == (State.QUEUED, Failure.UNEXPECTED)
    assert job.not_before > timezone.now()
    assert "stumbled over a stone" in job.detail
    assert actions.claim(job.pk) is None, "the pause is not over"


def test_a_fatal_error_that_is_no_exception_is_a_failed_attempt(transactional_db):
    job = ask_for("end_fatally")

    tasks.attempt(job.pk)

    assert "the stylesheet is out of reach" in again(job).detail


def test_six_failures_are_the_end_until_somebody_says_try_again(transactional_db, marta, settings):
    job = ask_for("stumble", by=marta)
    pauses = []
    for _ in range(5):
        tasks.attempt(job.pk)
        pauses.append((again(job).not_before - timezone.now()).total_seconds())
        let_time_pass(job, hours=1)
    tasks.attempt(job.pk)

    dead = again(job)
    assert [round(pause) for pause in pauses] == list(settings.JOBS_PAUSES)
    assert (dead.state, dead.attempt) == (State.FAILED, 6)
    assert "Try again" in dead.get_failure_display()

    actions.retry_job(job=dead, by=marta)
    for _ in range(6):
        let_time_pass(job, hours=1)
        tasks.attempt(job.pk)

    assert (again(job).state, again(job).attempt) == (State.FAILED, 12)


def test_what_no_attempt_can_mend_fails_at_once_with_its_reasons(transactional_db, marta):
    job = ask_for("refuse", by=marta)

    tasks.attempt(job.pk)

    job = again(job)
    assert (job.state, job.attempt) == (State.FAILED, 1)
    assert job.reasons == ["The note has no symbol; give it one."]


def test_the_reasons_stand_in_the_language_in_which_it_was_asked(transactional_db, maria, monkeypatch):
    def refuse_in_the_readers_language(key):
        raise Final([translation.gettext("Yes")])

    with translation.override("fr"):
        job = ask_for("refuse", by=maria)
    declared = tasks.Task("tests.refuse", refuse_in_the_readers_language, "", None)
    monkeypatch.setitem(tasks.DECLARED, "tests.refuse", declared)

    tasks.attempt(job.pk)

    assert again(job).reasons == ["Oui"]


def test_only_a_failed_job_is_tried_again(transactional_db, marta):
    job = ask_for("keep", by=marta)
    actions.claim(job.pk)

    actions.retry_job(job=job, by=marta)

    assert again(job).state == State.RUNNING


def test_a_job_goes_from_state_to_state_only_as_the_table_says(transactional_db):
    """Every verb, tried in every state, leads where `NEXT` allows, or nowhere."""
    job = ask_for("keep")
    lease = timezone.now() - timedelta(minutes=1)
    rows = {
        State.QUEUED: {"lease_until": None, "failure": ""},
        State.RUNNING: {"lease_until": lease, "failure": ""},
        State.DONE: {"lease_until": None, "failure": ""},
        State.FAILED: {"lease_until": None, "failure": Failure.LOST},
    }
    verbs = [
        lambda: actions.claim(job.pk),
        lambda: actions.finish(job=again(job)),
        lambda: actions.fail(job=again(job), failure=Failure.LOST, reasons=[], detail=""),
        lambda: actions.fail(job=again(job), failure=Failure.REFUSED, reasons=[], detail=""),
        lambda: actions.retry_job(job=again(job), by=None),
        actions.sweep,
    ]
    seen = {state: set() for state in State}
    for state, row in rows.items():
        for verb in verbs:
            Job.objects.filter(pk=job.pk).update(state=state, attempt=1, attempts_reset=0, **row)
            with suppress(Superseded):
                verb()
            seen[state] |= {again(job).state} - {state}

    assert seen == NEXT


# Sweeping -------------------------------------------------------------------------------------------------------------


def test_the_sweep_frees_a_job_whose_worker_is_gone_and_rings(transactional_db, var):
    job = ask_for("keep")
    actions.claim(job.pk)
    let_time_pass(job, minutes=1)

    actions.sweep()

    assert (again(job).state, again(job).failure) == (State.QUEUED, Failure.LOST)
    assert notices(var) == 2


def test_the_sweep_leaves_alone_who_is_at_work_and_who_waits_for_a_moment_only(transactional_db, var):
    at_work, queued = ask_for("keep"), ask_for("keep", key=2)
    actions.claim(at_work.pk)

    actions.sweep()

    assert again(at_work).state == State.RUNNING
    assert again(queued).state == State.QUEUED
    assert notices(var) == 2


def test_the_sweep_gives_up_what_has_cost_six_workers(transactional_db):
    job = ask_for("keep")
    for _ in range(6):
        actions.claim(job.pk)
        let_time_pass(job, minutes=1)
        actions.sweep()

    assert (again(job).state, again(job).failure) == (State.FAILED, Failure.LOST)


def test_the_sweep_gives_up_work_that_no_part_of_the_portal_does_any_more(transactional_db):
    job = Job.objects.create(task="tests.abolished", key=1, language="en")
    actions.sweep()
    assert again(job).state == State.QUEUED  # a newer worker may know it

    let_time_pass(job, minutes=11)
    actions.sweep()

    assert (again(job).state, again(job).failure) == (State.FAILED, Failure.UNKNOWN)


def test_the_sweep_rings_again_ever_more_seldom(transactional_db, var):
    job = ask_for("keep")
    waits = []
    for _ in range(7):
        waited = again(job).notify_at - timezone.now()
        waits.append(waited.total_seconds())
        let_time_pass(job, seconds=waited.total_seconds() + 0.1)
        actions.sweep()

    assert notices(var) == 8
    assert waits == pytest.approx([30, 30, 60, 120, 240, 480, 600], rel=0.05)


def test_the_sweep_rings_for_a_hundred_at_most(transactional_db, var, settings):
    settings.JOBS_NOTICES_PER_SWEEP = 3
    for key in range(5):
        let_time_pass(ask_for("keep", key=key), minutes=1)

    actions.sweep()

    assert notices(var) == 5 + 3
