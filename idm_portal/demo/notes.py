"""The register of symbols, the house style and the notes of the demo."""

from documents.actions import notes, symbols
from documents.models import PlanPart, Series
from drafting import actions as drafts
from membership.models import User
from sessions_app.actions import keep_sitting
from sessions_app.models import Sitting

from .known import Known
from .reading import all_said, said


def load(content: dict, known: Known, *, approver: User) -> None:
    """Keep series, symbols and house style, have the notes drafted, and issue those that have a symbol."""
    for told in content.get("series", ()):
        series = Series(code=told["code"], shape=told["shape"], **said(told["title"], "title"))
        symbols.keep_series(record=series, by=known.staff)
    for told in content.get("elsewhere", ()):
        symbols.enter_symbol(
            symbol=told["symbol"],
            consultation=known.consultations.get(told.get("consultation")),
            by=known.staff,
            **said(told["title"], "title"),
        )
    if content.get("part"):
        plan = [
            PlanPart(kind=told["kind"], position=position, **all_said(told, ["heading", "standing"]))
            for position, told in enumerate(content["part"], start=1)
        ]
        drafts.adopt_house_style(plan=plan, by=known.staff)
    for told in content.get("note", ()):
        _write_note(told, known, approver)


def _write_note(told: dict, known: Known, approver: User) -> None:
    symbol, cover = told.get("symbol", ""), told["cover"]
    body = {f"convening_body_{language}": "\n".join(lines) for language, lines in cover["convening_body"].items()}
    note = notes.start_note(
        consultation=known.consultations[told["consultation"]],
        proposed_symbol=symbol or told["proposed_symbol"],
        issued_on=told.get("issued_on"),
        reports_on=known.years[told["reports_on"]],
        plans=known.years[told["plans"]],
        original_language=told["original_language"],
        by=known.staff,
        **body,
        **all_said(cover, ["title", "theme", "place"]),
    )
    drafts.draft_note(note=note, by=known.staff)
    for since in told.get("since", ()):
        _move_on(since, known)
    if symbol:
        notes.issue_note(note=note, symbol=symbol, by=approver)


def _move_on(told: dict, known: Known) -> None:
    """Change what is stated of a speaker, so that a note that was drafted from it is overtaken."""
    sitting = Sitting.objects.get(pk=known.sittings[tuple(told["sitting"])].pk)
    appearance = sitting.appearances.get(person=known.people[told["person"]])
    for column, text in all_said(told, ["function"]).items():
        setattr(appearance, column, text)
    keep_sitting(record=sitting, parts=[appearance], why=told["why"], by=known.staff)
