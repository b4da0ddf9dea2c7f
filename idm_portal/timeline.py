"""A year of the dialogue as steps in the order of their days, whatever floor they come from.

The consultations come with the notes, which the page shows beside the steps too. `SOURCES` names where the other steps
come from: functions of a year and its reader. A floor that brings a new kind of step adds its source there; a step that
needs more room than its lines names its own template.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.dates import get_month_names
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from documents.models import Note
from records import dates
from records.words import ordinal
from sessions_app.models import Consultation, CouncilSession, Year
from workshops.choices import Basis, WorkshopKind
from workshops.models import Topic, Workshop

MONTHS = 15  # that the strip shows
WORD_JOINER = "\u2060"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that happens in the year: what, when, where, and where it leads.

    A step without a day stands after `anchor`, the day of what it belongs to, or at the end. One that never has a day
    bears a word in its place, and knows itself whether it lies behind.
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


def timeline(year: Year, user, today: date) -> Timeline:
    """The year as this person may see it today, with the notes about it."""
    found = list(Consultation.objects.visible_to(user).on_the_way_to(year))
    notes = Note.objects.visible_to(user).issued().about(year, and_for=found).with_facts().with_files()
    steps = consultations(found, notes) + [step for source in SOURCES for step in source(year, user)]
    about = [note for note in notes if note.is_about(year)]
    return Timeline(steps, year=year.number, today=today, notes=about)


def consultations(found: Iterable[Consultation], notes: Iterable[Note]) -> list[Step]:
    """The informal consultations on the way to the year, each with its notes among these."""
    return [
        Step(
            kind=_("Informal consultations"),
            short=_("Consultations"),
            title=str(consultation),
            address=consultation.get_absolute_url(),
            first=consultation.date,
            place=consultation.place,
            sentence=_on_endorsement(consultation),
            notes=tuple(note for note in notes if note.consultation_id == consultation.pk),
        )
        for consultation in found
    ]


def _on_endorsement(consultation: Consultation) -> str:
    if not consultation.has_endorsed:
        return ""
    if consultation.others_have:
        return _("One of the consultations on which the theme of the year rests.")
    return _("The Membership endorsed the theme of the year.")


def council_sessions(year: Year, user) -> list[Step]:
    """The sessions of the Council at which the dialogue of the year sits."""
    found = CouncilSession.objects.visible_to(user).of_year(year).with_sittings()
    return [_council_step(session) for session in found]


def _council_step(session: CouncilSession) -> Step:
    sittings = session.sittings.all()
    days = sorted(sitting.day for sitting in sittings if sitting.day)
    number = ordinal(session.number, get_language(), feminine=True)
    return Step(
        kind=_("%(ordinal)s Session of the Council") % {"ordinal": number},
        short=_("Council"),
        title=_("The dialogue at the Council"),
        address=session.get_absolute_url(),
        first=days[0] if days else session.starts_on,
        last=days[-1] if days else session.ends_on,
        place=session.place,
        sentence=(
            ngettext("%(count)d sitting:", "%(count)d sittings:", len(sittings)) % {"count": len(sittings)}
            if sittings
            else _("The sittings are to be announced.")
        ),
        parts=tuple((sitting.title, sitting.get_absolute_url()) for sitting in sittings),
    )


# Topics and workshops -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """A topic that was offered, and the workshops that it became or entered, each under its short name."""

    topic: Topic
    becomes: tuple[tuple[Workshop, str], ...]


def topics_and_workshops(year: Year, user) -> list[Step]:
    """The topics offered for the year with what became of them, and its workshops."""
    workshops = {each.pk: each for each in Workshop.objects.visible_to(user).of_year(year).with_year().with_number()}
    choices = _choices(Topic.objects.visible_to(user).chosen_for(year), workshops)
    by_consultation = groupby(choices, key=lambda choice: choice.topic.consultation)
    bases = {choice.topic.workshop_id: choice.topic.basis for choice in choices}
    offered = max((choice.topic.consultation.date for choice in choices), default=None)
    last = max((each.starts_on for each in workshops.values() if each.starts_on), default=offered)
    return [
        *(_outcome_step(consultation, tuple(of_it)) for consultation, of_it in by_consultation),
        *(_workshop_step(each, bases.get(each.pk), anchor=last) for each in workshops.values()),
    ]


def _choices(topics: Iterable[Topic], workshops: dict[int, Workshop]) -> list[Choice]:
    """The topics, which come once for every workshop that takes elements of them, once each."""
    choices = []
    for _key, rows in groupby(topics, key=lambda topic: topic.pk):
        topic, *others = rows
        keys = [topic.workshop_id, *(row.taken_by for row in (topic, *others))]
        becomes = [(workshops[key], _short_name(workshops[key])) for key in keys if key in workshops]
        choices.append(Choice(topic, tuple(becomes)))
    return choices


def _outcome_step(consultation: Consultation, choices: tuple[Choice, ...]) -> Step:
    is_settled = all(choice.topic.outcome for choice in choices)
    return Step(
        kind=_("Choice of topics"),
        short=_("Outcome"),
        title=_("How the topics were chosen") if is_settled else _("The topics offered to the Membership"),
        address=f"{consultation.get_absolute_url()}#topics",
        anchor=consultation.date,
        in_place_of_days=_("Outcome"),
        is_settled=is_settled,
        template="idm_portal/_chain.html",
        rows=choices,
    )


def _workshop_step(workshop: Workshop, basis: str | None, *, anchor: date | None) -> Step:
    return Step(
        kind=workshop.kind_in_words,
        short=_short_name(workshop),
        title=str(workshop),
        address=workshop.get_absolute_url(),
        first=workshop.starts_on,
        last=workshop.ends_on,
        anchor=anchor,
        place=workshop.place,
        sentence=_on_basis(basis),
        is_cancelled=workshop.is_cancelled,
        status="called_off" if workshop.is_cancelled else "",
        label=_("Cancelled") if workshop.is_cancelled else "",
        fact=workshop.cancelled_on_in_words,
    )


def _short_name(workshop: Workshop) -> str:
    if workshop.number and workshop.kind == WorkshopKind.WORKSHOP:
        return _("Workshop %(number)d") % {"number": workshop.number}
    return capfirst(workshop.get_kind_display())


def _on_basis(basis: str | None) -> str:
    return {
        Basis.FIRST_CHOICE: _("The first choice of the Membership."),
        Basis.CHOICE: _("Chosen by the Membership."),
        Basis.AFTER_EVEN_SPLIT: _("Chosen after the preferences of the Membership were evenly divided."),
        Basis.ADMINISTRATION: _("Chosen by the Administration."),
    }.get(basis, "")


SOURCES: tuple[Callable[[Year, object], list[Step]], ...] = (topics_and_workshops, council_sessions)


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month
