"""When a workshop was moved: a pure function of the days that it had, version by version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language

from records import dates

TIME_TO_CORRECT = timedelta(hours=1)  # in which whoever fixed the days may put them right, as if nobody had read them

Days = tuple[date | None, date | None]


@dataclass(frozen=True)
class Kept:
    """The days of a workshop as somebody kept them; None by the portal itself."""

    days: Days
    moment: datetime
    by: int | None = None


@dataclass(frozen=True)
class Move:
    """From which days a workshop was moved, and on which day that was decided."""

    first: date
    last: date
    on: date

    @property
    def dates(self) -> str:
        """The days that it had before, in words."""
        return dates.label(self.first, self.last, get_language())

    @property
    def on_in_words(self) -> str:
        """The day on which it was moved."""
        return dates.label(self.on, None, get_language())


def latest_move(versions: Iterable[Kept], *, published_at: datetime | None) -> Move | None:
    """The latest move of a workshop whose versions these are, oldest first; None where it was never moved.

    Days move only where others had been announced: in a year open to everybody, for longer than it takes to correct a
    slip, and not as a mere record of what lies behind.
    """
    if published_at is None:
        return None
    stood: list[Kept] = []
    for version in versions:
        kept = version
        if stood and stood[-1].days == kept.days:
            continue
        if stood and not _was_announced(stood[-1], kept, published_at):
            before = stood.pop()
            if stood and stood[-1].days == kept.days:
                continue
            if _corrects_the_record(before, kept):
                kept = replace(kept, moment=before.moment)
        stood.append(kept)
    if len(stood) < 2:
        return None
    (first, last), now = stood[-2].days, stood[-1]
    return Move(first, last, on=timezone.localdate(now.moment))


def _was_announced(before: Kept, after: Kept, published_at: datetime) -> bool:
    """Whether people had reason to count on the days that were replaced."""
    return not (
        before.days[0] is None
        or after.moment <= published_at
        or (before.by == after.by and after.moment - before.moment < TIME_TO_CORRECT)
        or _corrects_the_record(before, after)
    )


def _corrects_the_record(before: Kept, after: Kept) -> bool:
    """Whether both lay behind when the days were changed, so that only what is recorded was put right."""
    today = timezone.localdate(after.moment)
    return (
        all(last is None or last < today for _first, last in (before.days, after.days)) and before.days[1] is not None
    )
