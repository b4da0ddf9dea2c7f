"""Every change of donors, budgets, contributions and project documents; and the start of a year, with all that it has.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved, with its parts.
Lock order: the year, the year that follows it.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from records import history
from records.models import Part
from records.queries import localized_fields
from records.refusals import refuse_if
from sessions_app.actions import keep_consultation, keep_year
from sessions_app.models import Consultation, Preparation, Year
from training.actions import keep_training_session
from training.models import LanguageOffered, TrainingPassage, TrainingSession
from workshops.actions.workshops import keep_workshop
from workshops.models import Workshop

from . import rules
from .models import Budget, BudgetLine, Contribution, Donor


@transaction.atomic
def keep_donor(*, record: Donor, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a donor; a new one takes its address from the name of the Member or organization."""
    refuse_if(rules.obstacles_to_keeping_donor(record))
    if record.pk is None:
        record.slug = Donor.objects.free_slug(record.is_who.name_en)
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_budget(*, record: Budget, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a budget with its lines; every amount is in the budget's currency."""
    parts, without = list(parts), list(without)
    if record.pk:
        Budget.objects.select_for_update(of=("self",)).get(pk=record.pk)
    refuse_if(rules.obstacles_to_keeping_budget(record, _lines_that_stay(record, [*parts, *without])))
    for line in parts:
        line.currency = "" if line.amount is None else record.currency
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_contribution(
    *, record: Contribution, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a contribution of a donor to the programme or to an event of the same year."""
    refuse_if(rules.obstacles_to_the_target(record))
    history.save(record, by=by, why=why, parts=parts, without=without)


# The next year --------------------------------------------------------------------------------------------------------


@transaction.atomic
def start_next_year(
    *,
    year: Year,
    consultations: Mapping[Consultation, date],
    workshops: Mapping[Workshop, Mapping[str, str]],
    training_sessions: Mapping[TrainingSession, Mapping[str, str]],
    budgets: Collection[Budget],
    by,
) -> Year:
    """Make the year after this one, without a theme, and in it a copy of each of these records; all of it or nothing.

    A consultation comes with its new day, a workshop with its new title by language. A training session has the title
    of the workshop that it mirrors; only one that mirrors none comes with its own.
    """
    year = Year.objects.select_for_update(of=("self",)).get(pk=year.pk)
    refuse_if(rules.obstacles_to_starting_next_year(year, Year.objects.numbered(year.number + 1).first()))
    refuse_if(rules.obstacles_to_copying(consultations, workshops, training_sessions, budgets))
    said = {"by": by, "why": _("Copied from %(year)d") % {"year": year.number}}
    following = Year(number=year.number + 1)
    keep_year(record=following, **said)
    copies = {}  # by what they were copied from
    for consultation, day in consultations.items():
        copies[consultation] = _copy_of_consultation(consultation, day)
        keep_consultation(record=copies[consultation], parts=[Preparation(year=following)], **said)
    for workshop, titles in workshops.items():
        copies[workshop] = _copy_of_workshop(workshop, following, titles)
        keep_workshop(record=copies[workshop], **said)
    for session, titles in training_sessions.items():
        copy = _copy_of_training_session(session, following, workshops.get(session.workshop, titles), copies)
        keep_training_session(record=copy, parts=_copies_of_aims_and_languages(session), **said)
        copies[session] = copy
    for budget in budgets:
        keep_budget(record=_copy_of_budget(budget, following, copies), parts=_copies_of_lines(budget), **said)
    return following


def _copy_of_consultation(consultation: Consultation, day: date) -> Consultation:
    return Consultation(date=day, **_same(consultation, *localized_fields("place", "convening_body")))


def _copy_of_workshop(workshop: Workshop, year: Year, titles: Mapping[str, str]) -> Workshop:
    return Workshop(year=year, **_titled(titles), **_same(workshop, "kind", "attendance", *localized_fields("place")))


def _copy_of_training_session(
    session: TrainingSession, year: Year, titles: Mapping[str, str], copies: Mapping
) -> TrainingSession:
    facts = _same(session, "partner", *localized_fields("place", "tool", "audience"))
    return TrainingSession(year=year, workshop=copies.get(session.workshop), **_titled(titles), **facts)


def _copies_of_aims_and_languages(session: TrainingSession) -> list[Part]:
    aims = [TrainingPassage(**_same(aim, "position", *localized_fields("text"))) for aim in session.passages.all()]
    offered = [LanguageOffered(**_same(each, "position", "language")) for each in session.languages_offered.all()]
    return aims + offered


def _copy_of_budget(budget: Budget, year: Year, copies: Mapping) -> Budget:
    """A budget for the copy of what this one is for, made available at the copy of the consultation where this one was.

    Where that consultation has no copy, it is left open.
    """
    events = {name: copies.get(getattr(budget, name)) for name in ("workshop", "training_session")}
    available_from = copies.get(budget.available_from)
    return Budget(year=year, available_from=available_from, **events, **_same(budget, "target", "currency"))


def _copies_of_lines(budget: Budget) -> list[BudgetLine]:
    """The lines without their amounts."""
    return [BudgetLine(**_same(line, "position", *localized_fields("title"))) for line in budget.lines.all()]


def _same(record, *names: str) -> dict:
    """What the record says in these fields."""
    return {name: getattr(record, name) for name in names}


def _titled(titles: Mapping[str, str]) -> dict[str, str]:
    return {f"title_{language}": said for language, said in titles.items()}


def _lines_that_stay(budget: Budget, changed: Iterable[BudgetLine]) -> list[BudgetLine]:
    apart = {line.pk for line in changed}
    return [line for line in budget.lines.all() if line.pk not in apart] if budget.pk else []
