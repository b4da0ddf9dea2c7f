"""The pages about jobs and messages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jobs import actions
from jobs.choices import Failure, State
from jobs.models import Job, Message


@pytest.fixture
def job(maria):
    """Work that Maria has asked for."""
    return actions.enqueue("tests.keep", key=7, by=maria)


@pytest.fixture
def dead(job):
    """Work of Maria's that was given up, for a reason."""
    end(job, state=State.FAILED, failure=Failure.REFUSED, reasons=["The note has no symbol."], detail="Traceback …")
    return job


def end(job: Job, *, state: State, **changes) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, attempt=1, finished_at=timezone.now(), **changes)
    job.refresh_from_db()


def look(client, job, *, shown="", looks=""):
    """What htmx gets when a page looks how far the job is."""
    return client.get(reverse("job", args=[job.pk]), {"shown": shown, "looks": looks}, headers={"HX-Request": "true"})


# A job ----------------------------------------------------------------------------------------------------------------


def test_maria_watches_the_work_she_has_asked_for(client, maria, job):
    client.force_login(maria)

    page = client.get(reverse("job", args=[job.pk])).content.decode()

    assert "Keeping tests.keep 7: queued" in page
    assert "Reload this page to see how far it is." in page


def test_marta_of_the_secretariat_sees_it_too(client, marta, job):
    client.force_login(marta)

    assert client.get(reverse("job", args=[job.pk])).status_code == 200


def test_another_delegate_finds_nothing(client, joao, job):
    client.force_login(joao)

    assert client.get(reverse("job", args=[job.pk])).status_code == 404
    assert look(client, job).status_code == 404
    assert client.post(reverse("retry_job", args=[job.pk])).status_code == 404


def test_who_has_not_signed_in_is_asked_to(client, job):
    assert client.get(reverse("job", args=[job.pk])).status_code == 302


def test_the_page_looks_every_two_seconds_and_after_a_minute_every_ten(client, maria, job):
    client.force_login(maria)

    first, later = look(client, job), look(client, job, looks="29")

    assert "every 2s" in first.content.decode()
    assert "every 10s" in later.content.decode()


def test_the_page_stops_looking_when_the_job_is_over(client, maria, job):
    client.force_login(maria)
    end(job, state=State.DONE)

    answer = look(client, job, shown="running")

    assert answer.status_code == 286
    assert "hx-trigger" not in answer.content.decode()
    assert "job-over" in answer.headers["HX-Trigger"]


def test_only_a_new_state_is_said_aloud(client, maria, job):
    client.force_login(maria)

    assert 'id="live"' not in look(client, job, shown="queued").content.decode()
    assert 'id="live"' in look(client, job, shown="running").content.decode()


def test_progress_is_told_in_the_readers_language(client, maria, job):
    client.force_login(maria)
    Job.objects.filter(pk=job.pk).update(step="Yes", facts={"done": 3, "of": 5})

    page = client.get(f"/fr{reverse('job', args=[job.pk])}").content.decode()

    assert "Keeping tests.keep 7\u00a0: Oui" in page
    assert 'value="3" max="5"' in page


def test_a_failed_job_says_why_and_can_be_tried_again(client, maria, dead):
    client.force_login(maria)

    page = client.get(reverse("job", args=[dead.pk])).content.decode()
    assert "The note has no symbol." in page
    assert "Traceback" not in page

    client.post(reverse("retry_job", args=[dead.pk]))
    dead.refresh_from_db()
    assert dead.state == State.QUEUED


def test_the_secretariat_sees_what_the_machine_says(client, marta, dead):
    client.force_login(marta)

    assert "Traceback" in client.get(reverse("job", args=[dead.pk])).content.decode()


def test_trying_again_without_leaving_the_page_shows_the_job_queued(client, maria, dead):
    client.force_login(maria)

    answer = client.post(reverse("retry_job", args=[dead.pk]), headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert "queued" in answer.content.decode()


@pytest.mark.parametrize(
    "way", ["https://elsewhere.example/", "//elsewhere.example/", "151", "NaN", "secretariat", "²"]
)
def test_after_trying_again_nobody_is_led_but_to_an_address_of_the_portal(client, maria, dead, way):
    client.force_login(maria)

    answer = client.post(reverse("retry_job", args=[dead.pk]), {"next": way})

    assert answer.url == dead.get_absolute_url()


# All jobs, and all messages -------------------------------------------------------------------------------------------


def test_failed_jobs_stand_first(client, marta, maria, dead):
    newer = actions.enqueue("tests.keep", key=8, by=maria)
    client.force_login(marta)

    page = client.get(reverse("jobs")).content.decode()

    assert page.index(dead.get_absolute_url()) < page.index(newer.get_absolute_url())


def test_jobs_are_looked_for_by_state_and_by_work(client, marta, maria, dead):
    queued = actions.enqueue("tests.refuse", key=8, by=maria)
    client.force_login(marta)

    failed = client.get(reverse("jobs"), {"state": "failed"}).content.decode()
    refusing = client.get(reverse("jobs"), {"task": "tests.refuse"}).content.decode()

    assert dead.get_absolute_url() in failed
    assert queued.get_absolute_url() not in failed
    assert queued.get_absolute_url() in refusing
    assert dead.get_absolute_url() not in refusing


def test_a_delegate_sees_neither_list(client, maria):
    client.force_login(maria)

    assert client.get(reverse("jobs")).status_code == 403
    assert client.get(reverse("messages")).status_code == 403


def post(number: int) -> Message:
    return actions.post_message(
        key=f"test/{number}",
        to=f"reader{number}@example.org",
        subject=f"Invitation {number}",
        body="Choose your password: the-secret-of-the-reader",
        language="en",
        by=None,
    )


def test_messages_that_did_not_go_stand_first_and_can_be_tried_again(client, marta):
    failed, newer = post(1), post(2)
    end(failed.job, state=State.FAILED, failure=Failure.UNREACHABLE)
    client.force_login(marta)

    page = client.get(reverse("messages")).content.decode()
    assert page.index(failed.to) < page.index(newer.to)

    answer = client.post(reverse("retry_job", args=[failed.job.pk]), {"next": reverse("messages")})
    assert answer.url == reverse("messages")


def test_the_text_of_a_message_is_shown_to_nobody(client, marta):
    post(1)
    client.force_login(marta)

    assert "the-secret-of-the-reader" not in client.get(reverse("messages")).content.decode()


def test_messages_are_looked_for_by_address(client, marta):
    post(1)
    post(2)
    client.force_login(marta)

    page = client.get(reverse("messages"), {"q": "READER2@"}).content.decode()

    assert "reader2@example.org" in page
    assert "reader1@example.org" not in page


@pytest.mark.parametrize("name", ["jobs", "messages"])
def test_a_list_asks_the_database_as_often_for_many_as_for_few(client, marta, name, django_assert_max_num_queries):
    client.force_login(marta)
    for number in range(30):
        post(number)
    actions.enqueue("tests.keep", key=1, by=marta)

    with django_assert_max_num_queries(8):
        client.get(reverse(name))
