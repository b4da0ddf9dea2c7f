"""Work that is done after the page has answered, and messages that leave the house."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .choices import Failure, State
from .queries import JobQuerySet, MessageQuerySet


class Job(models.Model):
    """One piece of work left to the worker. This row is the truth about it; the queue only carries notices.

    `attempt` counts for ever and is the fence: whoever finishes must name the attempt that the row has.
    `attempts_reset` are the attempts before somebody said "Try again"; they no longer count towards giving up.
    """

    task = models.CharField(_("task"), max_length=100, help_text=_("Named after its floor, as in “documents.typeset”."))
    key = models.BigIntegerField(_("key"), help_text=_("The primary key of the record that the work is about."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name=_("asked by"),
    )
    language = models.CharField(_("asked in"), max_length=2, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)

    attempt = models.PositiveIntegerField(_("attempt"), default=0)
    attempts_reset = models.PositiveIntegerField(_("attempts forgiven"), default=0, db_column="forgiven")
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True)
    notify_at = models.DateTimeField(_("ring again at"), default=timezone.now, db_column="ring_at")

    step = models.CharField(_("step"), max_length=200, blank=True, help_text=_("A message id, translated when shown."))
    facts = models.JSONField(_("facts of the step"), default=dict, blank=True)

    failure = models.CharField(_("failure"), max_length=20, choices=Failure.choices, blank=True)
    reasons = models.JSONField(
        _("reasons"), default=list, blank=True, help_text=_("Sentences, in the language asked in.")
    )
    detail = models.TextField(_("technical detail"), blank=True)

    enqueued_at = models.DateTimeField(_("asked at"), default=timezone.now)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [
            models.Index(fields=["state", "not_before"], name="jobs_by_state_and_time"),
            models.Index(fields=["task", "key"], name="jobs_by_task_and_key"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_lease_is_held_while_running_and_only_then",
                condition=Q(state=State.RUNNING, lease_until__isnull=False)
                | (~Q(state=State.RUNNING) & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(name="a_failed_job_says_why", condition=~Q(state=State.FAILED) | ~Q(failure="")),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.key}"

    def get_absolute_url(self) -> str:
        """The page on which the person who asked for it watches it."""
        return reverse("job", args=[self.pk])

    @property
    def tries(self) -> int:
        """How often it was tried since it was asked for, or asked for again."""
        return self.attempt - self.attempts_reset

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state in {State.DONE, State.FAILED}

    @property
    def is_taking_long(self) -> bool:
        """Whether it is worth saying that one need not wait for it."""
        return not self.is_over and (timezone.now() - self.enqueued_at).total_seconds() > 10

    @property
    def done(self) -> int | None:
        """How many of the steps that can be counted are done."""
        return self.facts.get("done")

    @property
    def of(self) -> int | None:
        """How many steps there are to count."""
        return self.facts.get("of")

    @property
    def progress(self) -> str:
        """How far the work was at the last report, in the reader's language."""
        return gettext(self.step) % self.facts if self.step else ""


class Message(models.Model):
    """One e-mail to one address, posted once and sent once.

    The Message-ID is fixed when it is posted: should a transport take it twice, it is still the same message.
    """

    key = models.CharField(_("key"), max_length=200, unique=True, help_text=_("What the message is about, said once."))
    message_id = models.CharField(_("Message-ID"), max_length=255, unique=True)
    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=255)
    body = models.TextField(_("text"), help_text=_("Forgotten once it is sent."))
    alternative = models.TextField(_("text as HTML"), blank=True)
    job = models.OneToOneField(Job, models.PROTECT, null=True, related_name="message", verbose_name=_("job"))
    posted_at = models.DateTimeField(_("posted at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return self.subject
