"""The outbox: every message that leaves the house is a row first, and goes once."""

import re
import socketserver
import threading
from email import message_from_bytes

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from django.urls import reverse

from jobs import actions, emails
from jobs.choices import Failure, State
from jobs.models import Job, Message
from jobs.refusals import Final
from tests.processes import wait_until

pytestmark = pytest.mark.both_engines


def post(key: str = "invitation/1", **changes) -> Message:
    words = {"to": "maria@example.org", "subject": "Invitation", "body": "Come to Geneva.", "language": "fr"}
    return actions.post_message(key=key, by=None, **words | changes)


def sent(settings) -> list:
    """The messages that the demo's transport has taken."""
    return [message_from_bytes(file.read_bytes()) for file in sorted(settings.EMAIL_FILE_PATH.glob("*.eml"))]


# Posting --------------------------------------------------------------------------------------------------------------


def test_a_mail_of_django_waits_in_the_outbox_until_the_worker_sends_it(db, settings, do_the_work):
    send_mail("Your account", "Choose a password.", None, ["maria@example.org"])

    message = Message.objects.get()
    assert (message.to, message.sent_at, message.job.state) == ("maria@example.org", None, State.QUEUED)

    do_the_work()

    message = Message.objects.get()
    assert message.sent_at is not None
    assert message.job.state == State.DONE
    assert message.body == ""  # it may have let its reader sign in
    assert [mail["Message-ID"] for mail in sent(settings)] == [message.message_id]


def test_somebody_who_forgot_their_password_is_written_to_through_the_outbox(client, maria):
    client.post(reverse("account_reset_password"), {"email": maria.email})

    assert Message.objects.get().to == maria.email


def test_each_recipient_gets_a_message_of_their_own(db):
    EmailMultiAlternatives("News", "…", to=["Maria Silva <maria@example.org>"], cc=["marta@example.org"]).send()

    assert set(Message.objects.values_list("to", flat=True)) == {"maria@example.org", "marta@example.org"}


def test_what_the_outbox_cannot_carry_is_refused_and_not_dropped(db):
    mail = EmailMultiAlternatives("News", "…", to=["maria@example.org"])
    mail.attach("programme.pdf", b"%PDF")

    with pytest.raises(ValueError, match="no attachments"):
        mail.send()


def test_the_same_message_is_posted_once_and_sent_once(db, settings, do_the_work):
    first = post()
    do_the_work()

    assert post(subject="Invitation, once more") == first
    do_the_work()

    assert [mail["Subject"] for mail in sent(settings)] == ["Invitation"]


def test_a_message_is_posted_with_what_it_tells_or_not_at_all(transactional_db):
    with transaction.atomic():
        post()
        transaction.set_rollback(True)

    assert not Message.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    "to",
    [
        "",
        "maria",
        "maria@example.org, marta@example.org",
        "maria@example.org\nBcc: all@example.org",
        "<maria@example.org>",
    ],
)
def test_an_address_that_is_none_or_more_than_one_is_refused(db, to):
    with pytest.raises(Final, match="e-mail address"):
        post(to=to)

    assert not Message.objects.exists()


@pytest.mark.parametrize("subject", ["Invitation\nBcc: all@example.org", "Invitation\r\nX: y", "Invitation\u2028X: y"])
def test_a_subject_of_several_lines_is_refused(db, subject):
    with pytest.raises(Final, match="one line"):
        post(subject=subject)


# Sending --------------------------------------------------------------------------------------------------------------


def test_a_message_goes_in_its_language_and_in_both_forms(db, settings, do_the_work):
    post(subject="Invitation à Genève", body="Venez à Genève.", alternative="<p>Venez à Genève.</p>")
    do_the_work()

    (mail,) = sent(settings)
    text, html = mail.get_payload()
    assert mail["Content-Language"] == "fr"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert text.get_payload(decode=True).decode().strip() == "Venez à Genève."
    assert html.get_content_type() == "text/html"


def test_a_message_that_is_handed_over_twice_is_still_the_same_message(db, settings):
    message = post()

    emails.transport(message)
    emails.transport(message)

    assert [mail["Message-ID"] for mail in sent(settings)] == [message.message_id]


class MailServer(socketserver.ThreadingTCPServer):
    """A mail server that takes mail, or answers a recipient with what the test says."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answer_to_recipient = "250 OK"
        self.answer_to_mail = "250 OK"
        self.taken: list[bytes] = []

    @property
    def port(self) -> int:
        return self.server_address[1]


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.say("220 mail.example.org")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                self.say(self.server.answer_to_recipient)
            elif word == b"DATA":
                self.say("354 Go on")
                mail = b"".join(iter(self.rfile.readline, b".\r\n"))
                if self.server.answer_to_mail.startswith("250"):
                    self.server.taken.append(mail)
                self.say(self.server.answer_to_mail)
            elif word == b"QUIT":
                return self.say("221 Bye")
            else:
                self.say("250 OK")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def mail_server(settings):
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        settings.OUTBOX_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
        server.shutdown()


def test_a_message_is_sent_by_the_mail_server(db, mail_server, do_the_work):
    message = post()
    do_the_work()

    (taken,) = mail_server.taken
    assert message_from_bytes(taken)["Message-ID"] == message.message_id
    assert Message.objects.get().sent_at is not None


@pytest.mark.parametrize(
    ("way", "answer", "state", "failure"),
    [
        ("answer_to_recipient", "550 No such user", State.FAILED, Failure.REFUSED),
        ("answer_to_recipient", "450 Mailbox busy", State.QUEUED, Failure.UNREACHABLE),
        ("answer_to_mail", "554 Not that", State.FAILED, Failure.REFUSED),
        ("answer_to_mail", "452 Disk full", State.QUEUED, Failure.UNREACHABLE),
    ],
)
def test_what_the_mail_server_refuses_is_not_sent(db, mail_server, do_the_work, way, answer, state, failure):
    """Refused for good, the message has failed; refused for now, it is tried again."""
    setattr(mail_server, way, answer)

    post()
    do_the_work()

    message = Message.objects.get()
    assert message.sent_at is None
    assert (message.job.state, message.job.failure) == (state, failure)


def test_a_message_waits_for_a_mail_server_that_is_away(db, mail_server, do_the_work):
    mail_server.shutdown()
    mail_server.server_close()

    post()
    do_the_work()

    assert Message.objects.get().job.failure == Failure.UNREACHABLE


@pytest.mark.processes
def test_a_real_worker_sends_each_message_once_however_often_it_is_rung(quick_worker, transactional_db, mail_server):
    for number in range(10):
        message = post(f"invitation/{number}")
        actions._notify_broker(message.job)
    quick_worker(concurrency=2, EMAIL_URL=f"smtp://127.0.0.1:{mail_server.port}")

    wait_until(lambda: not Message.objects.unsent().exists())

    went = [re.search(rb"Message-ID: (.*)\r", mail)[1].decode() for mail in mail_server.taken]
    assert sorted(went) == sorted(Message.objects.values_list("message_id", flat=True))
