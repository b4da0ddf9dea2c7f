"""Why not: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

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
