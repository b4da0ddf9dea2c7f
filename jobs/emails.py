"""Mail: what Django would send becomes a message of the outbox, and what stands in the outbox goes to the transport."""

import os
from email.utils import format_datetime, parseaddr
from pathlib import Path
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import actions  # the one import upwards: Django comes in here, and posting is a verb
from .models import Message
from .refusals import Final


class OutboxBackend(BaseEmailBackend):
    """Django's way into the outbox: each recipient of each mail gets a message of their own."""

    def send_messages(self, email_messages) -> int:
        """Post every mail; it is sent once the transaction it was written in is committed."""
        for mail in email_messages:
            if mail.attachments:
                raise ValueError("A message of the outbox carries no attachments; link to the file.")
            for recipient in mail.recipients():
                actions.post_message(
                    key=f"mail:{uuid4()}",
                    to=parseaddr(recipient)[1] or recipient,
                    subject=mail.subject,
                    body=mail.body,
                    alternative=_as_html(mail),
                    language=get_language() or settings.LANGUAGE_CODE,
                    by=None,
                )
        return len(email_messages)


def _as_html(mail) -> str:
    alternatives = getattr(mail, "alternatives", ())
    return next((content for content, kind in alternatives if kind == "text/html"), "")


def transport(message: Message) -> None:
    """Hand the message over; return only once the transport said that it took it.

    What the mail server refuses for good is `Final`; whatever else goes wrong may go better another time.
    """
    connection = get_connection(settings.OUTBOX_TRANSPORT)
    try:
        taken = connection.send_messages([_as_email(message)])
    except (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError) as refused:
        if _is_permanent(refused):
            raise Final([_("The mail server refuses to deliver to %(to)s.") % {"to": message.to}]) from refused
        raise
    if taken != 1:
        raise ConnectionError(f"The transport did not say that it took message {message.pk}.")


def _is_permanent(refused: SMTPRecipientsRefused | SMTPResponseException) -> bool:
    """Whether the server's code says "never" (5xx) rather than "not now" (4xx)."""
    if isinstance(refused, SMTPRecipientsRefused):
        return all(code >= 500 for code, words in refused.recipients.values())
    return refused.smtp_code >= 500


def _as_email(message: Message) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": message.message_id,
        "Date": format_datetime(message.posted_at),
        "Content-Language": message.language,
        "Auto-Submitted": "auto-generated",
    }
    mail = EmailMultiAlternatives(message.subject, message.body, to=[message.to], headers=headers)
    if message.alternative:
        mail.attach_alternative(message.alternative, "text/html")
    return mail


class FolderTransport(BaseEmailBackend):
    """The demo's transport: a file per message, named after its Message-ID, so that twice is still once."""

    def send_messages(self, email_messages) -> int:
        """Write every mail into the folder as a whole file, or not at all."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            name = mail.extra_headers["Message-ID"].strip("<>").partition("@")[0]
            draft = folder / f".{name}.{os.getpid()}"
            draft.write_bytes(mail.message().as_bytes())
            draft.replace(folder / f"{name}.eml")
        return len(email_messages)
