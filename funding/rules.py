"""Why not: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection, Iterable, Mapping
from datetime import MAXYEAR, date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from records import dates
from sessions_app.models import Consultation, Year
from training.models import TrainingSession
from workshops.models import Workshop

from . import money
from .models import Budget, BudgetLine, Contribution, Donor


def obstacles_to_keeping_donor(donor: Donor) -> list[str]:
    """Why this donor cannot be kept."""
    if bool(donor.member_id) == bool(donor.organization_id):
        return [_("A donor is one Member or one organization: choose one of the two.")]
    return []


def obstacles_to_keeping_budget(budget: Budget, others: Iterable[BudgetLine]) -> list[str]:
    """Why this budget cannot be kept beside those `others` of its lines that stay as they are."""
    obstacles = obstacles_to_the_target(budget)
    if budget.currency and not money.is_currency(budget.currency):
        obstacles.append(_("“%(code)s” is no ISO code of a currency, as CHF is.") % {"code": budget.currency})
    obstacles += [
        _("The amount of “%(line)s” is in %(currency)s. Enter it in the new currency, or take the line out.")
        % {"line": line.title, "currency": line.currency}
        for line in others
        if line.amount is not None and line.currency != budget.currency
    ]
    return obstacles


def obstacles_to_the_target(record: Budget | Contribution) -> list[str]:
    """Why money of this year cannot be for this event: it belongs to another year."""
    event = record.event
    if event is None or event.year_id == record.year_id:
        return []
    return [
        _("“%(event)s” belongs to %(other)d. Money of %(year)d is for what belongs to %(year)d.")
        % {"event": event.title, "other": event.year.number, "year": record.year.number}
    ]


# The next year --------------------------------------------------------------------------------------------------------


def obstacles_to_starting_next_year(year: Year, following: Year | None) -> list[str]:
    """Why the next year cannot be started from this one; `following` is the next year, where it is recorded."""
    values = {"year": year.number, "next": year.number + 1}
    if following is not None:
        return [_("%(next)d is recorded already. Open it, and add there what it still lacks.") % values]
    if year.number >= MAXYEAR:
        return [_("No year follows %(year)d: a year has four figures.") % values]
    return []


def obstacles_to_copying(
    consultations: Mapping[Consultation, date],
    workshops: Collection[Workshop],
    training_sessions: Collection[TrainingSession],
    budgets: Collection[Budget],
) -> list[str]:
    """Why these records, and no others, cannot have copies in the next year; a consultation stands with its new day."""
    days, events = list(consultations.values()), [*workshops, *training_sessions]
    return [
        *(obstacle for place, day in enumerate(days) for obstacle in obstacles_to_consulting_on(day, days[:place])),
        *(
            obstacle
            for each in training_sessions
            for obstacle in obstacles_to_copying_training_session(each, workshops)
        ),
        *(obstacle for budget in budgets for obstacle in obstacles_to_copying_budget(budget, events)),
    ]


def obstacles_to_consulting_on(day: date, others: Collection[date]) -> list[str]:
    """Why a new consultation cannot be held on this day, when others of the new ones are held on these."""
    if day not in others:
        return []
    return [
        _("Another of the new consultations stands on %(day)s. Choose another day.")
        % {"day": dates.label(day, None, get_language())}
    ]


def obstacles_to_copying_training_session(session: TrainingSession, workshops: Collection[Workshop]) -> list[str]:
    """Why this training session has no copy, when only these workshops have one."""
    if session.workshop is None or session.workshop in workshops:
        return []
    return [
        _("The training session mirrors the workshop “%(workshop)s”, which is not to be made. Tick both, or neither.")
        % {"workshop": session.workshop.title}
    ]


def obstacles_to_copying_budget(budget: Budget, events: Collection[Workshop | TrainingSession]) -> list[str]:
    """Why this budget has no copy, when only these workshops and training sessions have one."""
    if budget.event is None or budget.event in events:
        return []
    if budget.workshop:
        sentence = _("The budget is for the workshop “%(title)s”, which is not to be made. Tick both, or neither.")
    else:
        sentence = _(
            "The budget is for the training session “%(title)s”, which is not to be made. Tick both, or neither."
        )
    return [sentence % {"title": budget.event.title}]
