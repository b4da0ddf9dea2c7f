"""The register of symbols, the house style and the notes of the demo."""

from documents.actions import notes, symbols
from documents.models import PlanPart, Series
from drafting import actions as drafts
from membership.models import User
from sessions_app.actions import keep_sitting
from sessions_app.models import Sitting

from .known import LoadedRecords
from .reading import all_localized, localized


def load(content: dict, known: LoadedRecords, *, approver: User) -> None:
    """Keep series, symbols and house style, have the notes drafted, and issue those that have a symbol."""
    for entry in content.get("series", ()):
        series = Series(code=entry["code"], shape=entry["shape"], **localized(entry["title"], "title"))
        symbols.keep_series(record=series, by=known.staff)
    for entry in content.get("elsewhere", ()):
        symbols.enter_symbol(
            symbol=entry["symbol"],
            consultation=known.consultations.get(entry.get("consultation")),
            by=known.staff,
            **localized(entry["title"], "title"),
        )
    if content.get("part"):
        plan = [
            PlanPart(kind=entry["kind"], position=position, **all_localized(entry, ["heading", "standing"]))
            for position, entry in enumerate(content["part"], start=1)
        ]
        drafts.adopt_house_style(plan=plan, by=known.staff)
    for entry in content.get("note", ()):
        _write_note(entry, known, approver)


def _write_note(entry: dict, known: LoadedRecords, approver: User) -> None:
    symbol, cover = entry.get("symbol", ""), entry["cover"]
    body = {f"convening_body_{language}": "\n".join(lines) for language, lines in cover["convening_body"].items()}
    note = notes.start_note(
        consultation=known.consultations[entry["consultation"]],
        proposed_symbol=symbol or entry["proposed_symbol"],
        issued_on=entry.get("issued_on"),
        reports_on=known.years[entry["reports_on"]],
        plans=known.years[entry["plans"]],
        original_language=entry["original_language"],
        by=known.staff,
        **body,
        **all_localized(cover, ["title", "theme", "place"]),
    )
    drafts.draft_note(note=note, by=known.staff)
    for since in entry.get("since", ()):
        _move_on(since, known)
    if symbol:
        notes.issue_note(note=note, symbol=symbol, by=approver)


def _move_on(entry: dict, known: LoadedRecords) -> None:
    """Change what is stated of a speaker, so that a note that was drafted from it is out of date."""
    sitting = Sitting.objects.get(pk=known.sittings[tuple(entry["sitting"])].pk)
    appearance = sitting.appearances.get(person=known.people[entry["person"]])
    for column, text in all_localized(entry, ["function"]).items():
        setattr(appearance, column, text)
    keep_sitting(record=sitting, parts=[appearance], why=entry["why"], by=known.staff)
