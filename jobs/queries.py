"""Questions about jobs and messages."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When

from .choices import State
from .roles import SEE_JOBS


class JobQuerySet(models.QuerySet):
    """Jobs; a person sees their own, the secretariat sees all."""

    def visible_to(self, user) -> "JobQuerySet":
        """Everybody's jobs for those who may see them; otherwise the jobs this person asked for."""
        if user.may(SEE_JOBS):
            return self
        return self.filter(by=user) if user.is_authenticated else self.none()

    def about(self, task: str, keys: Iterable[int]) -> "JobQuerySet":
        """Those of one kind of work about these records, the newest of each last."""
        return self.filter(task=task, key__in=keys).order_by("pk")

    def due(self, now: datetime) -> "JobQuerySet":
        """Those that a worker may claim."""
        return self.filter(state=State.QUEUED, not_before__lte=now)

    def overdue(self, now: datetime) -> "JobQuerySet":
        """Those due that no worker has claimed for so long that the notice may be lost; the longest overdue first."""
        return self.due(now).filter(notify_at__lte=now).order_by("notify_at")

    def abandoned(self, now: datetime) -> "JobQuerySet":
        """Those whose worker has not renewed its lease."""
        return self.filter(state=State.RUNNING, lease_until__lt=now)

    def out_of_attempts(self) -> "JobQuerySet":
        """Those whose running attempt is the last that they have."""
        return self.filter(attempt__gt=F("attempts_reset") + len(settings.JOBS_PAUSES))

    def held_by(self, job) -> "JobQuerySet":
        """The row of this job, as long as this very attempt owns it."""
        return self.filter(pk=job.pk, attempt=job.attempt, state=State.RUNNING)

    def are_under_way(self) -> bool:
        """Whether any of them is still to be done, or being done."""
        return self.filter(state__in=[State.QUEUED, State.RUNNING]).exists()

    def failed(self) -> "JobQuerySet":
        """Those that were given up."""
        return self.filter(state=State.FAILED)

    def failed_first(self) -> "JobQuerySet":
        """The failed, then the others; the newest of each first."""
        return self.order_by(_failed_first("state"), "-enqueued_at", "-pk")


class MessageQuerySet(models.QuerySet):
    """Messages; only the secretariat sees them, and nobody is shown their text, which may hold a way to sign in."""

    def visible_to(self, user) -> "MessageQuerySet":
        """All messages for those who may see jobs, none for others."""
        return self if user.may(SEE_JOBS) else self.none()

    def found(self, words: str) -> "MessageQuerySet":
        """Those in whose address or subject these words stand."""
        return self.filter(Q(to__icontains=words) | Q(subject__icontains=words))

    def unsent(self) -> "MessageQuerySet":
        """Those that no transport has taken yet."""
        return self.filter(sent_at__isnull=True)

    def failed(self) -> "MessageQuerySet":
        """Those that did not go."""
        return self.unsent().filter(job__state=State.FAILED)

    def failed_first(self) -> "MessageQuerySet":
        """Those that did not go, then the others; the newest of each first."""
        return self.order_by(_failed_first("job__state"), "-posted_at", "-pk")


def _failed_first(state: str) -> Case:
    return Case(When(Q((state, State.FAILED)), then=Value(0)), default=Value(1))
