"""Donors, budgets, contributions and project documents of the demo."""

from funding import actions, money
from funding.choices import Target
from funding.models import Budget, BudgetLine, Contribution, Donor, ProjectDocument
from records.actions import keep_record
from training.models import TrainingSession
from workshops.models import Workshop

from .known import Known
from .reading import all_said, said


def load(content: dict, known: Known) -> None:
    """Keep the money that a file tells, after the events that it is for."""
    for told in content.get("donor", ()):
        _load_donor(told, known)
    for told in content.get("budget", ()):
        _load_budget(told, known)
    for told in content.get("contribution", ()):
        _load_contribution(told, known)
    for told in content.get("project_document", ()):
        document = ProjectDocument(**_facts(told, known), **said(told["title"], "title"))
        keep_record(record=document, by=known.staff)


def _load_donor(told: dict, known: Known) -> None:
    donor = Donor(
        member=known.members.get(told.get("member")),
        organization=known.organizations.get(told.get("organization")),
        **all_said(told, ["interests"]),
    )
    actions.keep_donor(record=donor, by=known.staff)
    known.donors[told.get("member") or told["organization"]] = donor


def _load_budget(told: dict, known: Known) -> None:
    currency = told.get("currency", "")
    budget = Budget(currency=currency, **_facts(told, known), **_purpose(told, known))
    lines = [
        BudgetLine(amount=money.parsed(line["amount"], currency, "en"), position=place, **said(line["title"], "title"))
        for place, line in enumerate(told.get("line", ()), start=1)
    ]
    actions.keep_budget(record=budget, parts=lines, by=known.staff)


def _load_contribution(told: dict, known: Known) -> None:
    contribution = Contribution(
        year=known.years[told["year"]],
        donor=known.donors[told["donor"]],
        kind=told.get("kind", ""),
        **_purpose(told, known),
        **all_said(told, ["thanks", "description"]),
    )
    actions.keep_contribution(record=contribution, by=known.staff)


def _facts(told: dict, known: Known) -> dict:
    """The year, and the consultation at which the Membership got to see it."""
    return {"year": known.years[told["year"]], "available_from": known.consultations[told["available_from"]]}


def _purpose(told: dict, known: Known) -> dict:
    """What the money is for: an event by its English title, or else the programme."""
    of_year = {"year": known.years[told["year"]]}
    if title := told.get("workshop"):
        return {"target": Target.WORKSHOP, "workshop": Workshop.objects.get(title_en=title, **of_year)}
    if title := told.get("training_session"):
        session = TrainingSession.objects.get(title_en=title, **of_year)
        return {"target": Target.TRAINING, "training_session": session}
    return {"target": Target.PROGRAMME}
