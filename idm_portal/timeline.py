"""A year of the dialogue as steps in the order of their days, whatever floor they come from.

Where the steps come from stands in `steps`; one that needs more room than its lines names its own template.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import get_month_names
from django.utils.translation import get_language

from documents.models import Note
from records import dates

MONTHS = 15  # that the strip shows
WORD_JOINER = "\u2060"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that happens in the year: what, when, where, and where it leads.

    A step without a day stands after `anchor`, the day of what it belongs to, or at the end. One that never has a day
    has a word in its place, and knows itself whether it lies behind.
    """

    kind: str  # "Informal consultations"
    short: str  # the same on the strip
    title: str
    address: str
    first: date | None = None
    last: date | None = None
    anchor: date | None = None
    in_place_of_days: str = ""  # "Outcome"
    is_settled: bool = False
    is_cancelled: bool = False
    place: str = ""
    sentence: str = ""
    parts: tuple[tuple[str, str], ...] = ()  # titles and addresses of what it consists of
    notes: tuple[Note, ...] = ()
    status: str = ""  # a choice with a badge, `label` its words, `fact` what it comes with
    label: str = ""
    fact: str = ""
    template: str = ""  # what stands under the lines, where the step has more to show
    rows: tuple = ()  # and what it shows there

    @property
    def end(self) -> date | None:
        """The last day, or the only one."""
        return self.last or self.first

    @property
    def when(self) -> str:
        """The day or days without their year, in the reader's language; empty while they are not known."""
        if self.first is None:
            return ""
        label = dates.label(self.first, self.last, get_language(), year=False)
        return label.replace(dates.EN_DASH, f"{dates.EN_DASH}{WORD_JOINER}")  # a column is narrow, 27–30 stays together

    @property
    def place_in_order(self) -> tuple:
        """By what the steps are sorted: by day; without one, after the anchor or at the end."""
        return (self.first or self.anchor or date.max, self.first is None)


@dataclass(frozen=True)
class Point:
    """A step on the strip of months: in which column, and on which line where labels would meet."""

    step: Step
    column: int
    line: int
    is_past: bool


@dataclass(frozen=True)
class Month:
    """One month of the strip."""

    name: str
    is_now: bool


class Timeline:
    """The steps of a year, as they stand on a day."""

    def __init__(self, steps: Iterable[Step], *, year: int, today: date, notes: Iterable[Note] = ()):
        self.steps = sorted(steps, key=lambda step: step.place_in_order)
        self.year, self.today, self.notes = year, today, list(notes)

    @property
    def is_current(self) -> bool:
        """Whether the year contains today."""
        return self.year == self.today.year

    @property
    def today_in_words(self) -> str:
        """Today, with its year."""
        return dates.label(self.today, None, get_language())

    @property
    def behind(self) -> list[Step]:
        """The steps above today's line: all up to the last that is over."""
        return self.steps[: self._place_of_today]

    @property
    def ahead(self) -> list[Step]:
        """The steps below today's line."""
        return self.steps[self._place_of_today :]

    @property
    def coming(self) -> list[Step]:
        """The next three things that one may attend."""
        return [step for step in self.steps if step.first and not step.is_cancelled and not self.is_over(step)][:3]

    @property
    def months(self) -> list[Month]:
        """The months of the strip; the first and each January with their year."""
        names = get_month_names("abbreviated", locale=get_language())
        return [
            Month(
                name=f"{names[month]} {year}" if month == 1 or column == 0 else names[month],
                is_now=(year, month) == (self.today.year, self.today.month),
            )
            for column, (year, month) in enumerate(self._months())
        ]

    @property
    def points(self) -> list[Point]:
        """The dated steps that fall into the months of the strip, each at its month."""
        columns = {month: column for column, month in enumerate(self._months(), start=1)}
        points, taken = [], {}
        for step in self.steps:
            column = columns.get(_month_of(step.first)) if step.first else None
            if column:
                line = next(line for line in range(len(self.steps)) if column - taken.get(line, -1) > 1)
                taken[line] = column
                points.append(Point(step, column, line + 1, self.is_over(step)))
        return points

    def is_over(self, step: Step) -> bool:
        """Whether the step lies behind today."""
        return step.is_settled or (step.end is not None and step.end < self.today)

    @property
    def _place_of_today(self) -> int:
        places = [place for place, step in enumerate(self.steps, start=1) if self.is_over(step)]
        return max(places, default=0)

    def _months(self) -> list[tuple[int, int]]:
        """From the month of the first step, but from October of the year before at the earliest."""
        days = [step.first for step in self.steps if step.first]
        start = max(min(days, default=date(self.year, 1, 1)), date(self.year - 1, 10, 1))
        first = min(start, date(self.year, 1, 1))
        count = first.year * 12 + first.month - 1
        return [(month // 12, month % 12 + 1) for month in range(count, count + MONTHS)]


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month
