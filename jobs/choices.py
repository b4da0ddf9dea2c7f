"""The words for how far a job is, and for why it could not be done."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """How far a job is."""

    QUEUED = "queued", pgettext_lazy("job", "Queued")
    RUNNING = "running", pgettext_lazy("job", "Running")
    DONE = "done", pgettext_lazy("job", "Done")
    FAILED = "failed", pgettext_lazy("job", "Failed")


NEXT = {
    State.QUEUED: {State.RUNNING},  # a worker claims it
    State.RUNNING: {State.DONE, State.QUEUED, State.FAILED},  # done, another attempt to come, or dead
    State.DONE: set(),
    State.FAILED: {State.QUEUED},  # somebody said "Try again"
}


class Failure(TextChoices):
    """Why an attempt failed: one sentence with the cause and what can be done about it."""

    REFUSED = (
        "refused",
        _("What was asked for is against the rules, for the reasons given here; put them right, then try again."),
    )
    MISSING = (
        "missing",
        _("A record that this work needs no longer exists. There is nothing to do, unless the record is restored."),
    )
    UNREACHABLE = (
        "unreachable",
        _("Another system that this work needs, such as the mail server, did not answer. Try again later."),
    )
    TOO_LONG = (
        "too_long",
        _("The work took too long and was stopped. Try again; if it is stopped again, tell the administrator."),
    )
    TOO_LARGE = (
        "too_large",
        _("The work needed more memory than it may use. Try again; if it stops again, tell the administrator."),
    )
    LOST = (
        "lost",
        _("The worker stopped in the middle each time. Try again; if it stops again, tell the administrator."),
    )
    UNKNOWN = (
        "unknown",
        _("No part of the portal does this kind of work. Tell the administrator; after an upgrade, try again."),
    )
    UNEXPECTED = (
        "unexpected",
        _("Something happened that the portal does not expect. Try again; if it fails again, tell the administrator."),
    )


FINAL = {Failure.REFUSED, Failure.MISSING}  # no other attempt would end differently
