"""Donors, budgets, contributions and project documents of the demo."""

from funding import actions, money
from funding.choices import Target
from funding.models import Budget, BudgetLine, Contribution, Donor, ProjectDocument
from records.actions import keep_record
from training.models import TrainingSession
from workshops.models import Workshop

from .known import LoadedRecords
from .reading import all_localized, localized


def load(content: dict, known: LoadedRecords) -> None:
    """Keep the money that a file tells, after the events that it is for."""
    for entry in content.get("donor", ()):
        _load_donor(entry, known)
    for entry in content.get("budget", ()):
        _load_budget(entry, known)
    for entry in content.get("contribution", ()):
        _load_contribution(entry, known)
    for entry in content.get("project_document", ()):
        document = ProjectDocument(**_facts(entry, known), **localized(entry["title"], "title"))
        keep_record(record=document, by=known.staff)


def _load_donor(entry: dict, known: LoadedRecords) -> None:
    donor = Donor(
        member=known.members.get(entry.get("member")),
        organization=known.organizations.get(entry.get("organization")),
        **all_localized(entry, ["interests"]),
    )
    actions.keep_donor(record=donor, by=known.staff)
    known.donors[entry.get("member") or entry["organization"]] = donor


def _load_budget(entry: dict, known: LoadedRecords) -> None:
    currency = entry.get("currency", "")
    budget = Budget(currency=currency, **_facts(entry, known), **_purpose(entry, known))
    lines = [
        BudgetLine(
            amount=money.parsed(line["amount"], currency, "en"), position=place, **localized(line["title"], "title")
        )
        for place, line in enumerate(entry.get("line", ()), start=1)
    ]
    actions.keep_budget(record=budget, parts=lines, by=known.staff)


def _load_contribution(entry: dict, known: LoadedRecords) -> None:
    contribution = Contribution(
        year=known.years[entry["year"]],
        donor=known.donors[entry["donor"]],
        kind=entry.get("kind", ""),
        **_purpose(entry, known),
        **all_localized(entry, ["thanks", "description"]),
    )
    actions.keep_contribution(record=contribution, by=known.staff)


def _facts(entry: dict, known: LoadedRecords) -> dict:
    """The year, and the consultation at which the Membership got to see it."""
    return {"year": known.years[entry["year"]], "available_from": known.consultations[entry["available_from"]]}


def _purpose(entry: dict, known: LoadedRecords) -> dict:
    """What the money is for: an event by its English title, or else the programme."""
    of_year = {"year": known.years[entry["year"]]}
    if title := entry.get("workshop"):
        return {"target": Target.WORKSHOP, "workshop": Workshop.objects.get(title_en=title, **of_year)}
    if title := entry.get("training_session"):
        session = TrainingSession.objects.get(title_en=title, **of_year)
        return {"target": Target.TRAINING, "training_session": session}
    return {"target": Target.PROGRAMME}
