"""The register of symbols and the notes of the demo."""

from documents.actions import blocks, notes, symbols
from documents.choices import Level
from documents.models import Series
from membership.models import User

from .known import Known
from .reading import all_said, in_languages, said


def load(content: dict, known: Known, *, approver: User) -> None:
    """Keep series and symbols, write the notes, and issue those that have a symbol."""
    for told in content.get("series", ()):
        series = Series(code=told["code"], shape=told["shape"], **said(told["title"], "title"))
        symbols.keep_series(record=series, by=known.staff)
    for told in content.get("elsewhere", ()):
        symbols.enter_symbol(symbol=told["symbol"], by=known.staff, **said(told["title"], "title"))
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
    for block in told["block"]:
        level = Level(block.get("level", Level.PARAGRAPH))
        blocks.add_block(note=note, level=level, texts=_texts(block), by=known.staff)
    if symbol:
        notes.issue_note(note=note, symbol=symbol, by=approver)


def _texts(block: dict) -> dict[str, str]:
    """A block's text by language, each with its footnotes below."""
    footnotes = [in_languages(note) for note in block.get("notes", ())]
    return {
        language: "\n\n".join(
            filter(
                None,
                [text, "\n".join(f"[^{label}]: {note[language]}" for label, note in enumerate(footnotes, start=1))],
            )
        )
        for language, text in in_languages(block).items()
    }
