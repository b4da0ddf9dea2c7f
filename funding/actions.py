"""Every change of donors, budgets, contributions and project documents.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved, with its parts.
"""

from collections.abc import Iterable

from django.db import transaction

from records import memory
from records.models import Part
from records.refusals import refuse_if

from . import rules
from .models import Budget, BudgetLine, Contribution, Donor


@transaction.atomic
def keep_donor(*, record: Donor, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a donor; a new one takes its address from the name of the Member or organization."""
    refuse_if(rules.obstacles_to_keeping_donor(record))
    if record.pk is None:
        record.slug = Donor.objects.free_slug(record.is_who.name_en)
    memory.keep(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_budget(*, record: Budget, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a budget with its lines; every amount is in the budget's currency."""
    parts, without = list(parts), list(without)
    if record.pk:
        Budget.objects.select_for_update(of=("self",)).get(pk=record.pk)
    refuse_if(rules.obstacles_to_keeping_budget(record, _lines_that_stay(record, [*parts, *without])))
    for line in parts:
        line.currency = "" if line.amount is None else record.currency
    memory.keep(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def keep_contribution(
    *, record: Contribution, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep a contribution of a donor to the programme or to an event of the same year."""
    refuse_if(rules.obstacles_to_the_target(record))
    memory.keep(record, by=by, why=why, parts=parts, without=without)


def _lines_that_stay(budget: Budget, changed: Iterable[BudgetLine]) -> list[BudgetLine]:
    apart = {line.pk for line in changed}
    return [line for line in budget.lines.all() if line.pk not in apart] if budget.pk else []
