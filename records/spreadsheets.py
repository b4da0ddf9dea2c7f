"""The one writer and the one reader of spreadsheets.

What people typed stays text on the way out: it never becomes a formula, neither here nor in a program that opens a
copy. What comes in is looked at before it is opened, and refused in words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from io import BytesIO
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from . import uploads
from .dates import GENEVA
from .refusals import Refused

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_FILE = 5 * 1024 * 1024
LARGEST_CONTENT = 60 * 1024 * 1024  # unpacked
MOST_ROWS = 5_000
MOST_COLUMNS = 100
LONGEST_TEXT = 32_767  # Excel's own limit

# What a spreadsheet program takes for the start of a formula, also in a copy saved as CSV.
_RISKY = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_PREFIXED = re.compile(rf"'(?='*{_RISKY.pattern})")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class CellKind(Enum):
    """What the cells of a column are."""

    TEXT = "text"
    WHOLE = "whole number"
    DAY = "day"
    MOMENT = "moment"  # shown in Geneva time


_FORMATS = {CellKind.TEXT: "@", CellKind.WHOLE: "0", CellKind.DAY: "yyyy-mm-dd", CellKind.MOMENT: "yyyy-mm-dd hh:mm"}
_TYPES = {CellKind.WHOLE: int, CellKind.DAY: date, CellKind.MOMENT: datetime}
_WIDTHS = {CellKind.TEXT: 36, CellKind.WHOLE: 12, CellKind.DAY: 12, CellKind.MOMENT: 18}


@dataclass(frozen=True)
class SpreadsheetColumn:
    """One column: its title, what its cells are, and whether a sheet that is brought in must have it."""

    title: str
    kind: CellKind = CellKind.TEXT
    required: bool = True


@dataclass
class Row:
    """One row that was read: its number in the sheet, its cells by title, and what is wrong with them, in words."""

    number: int
    cells: dict[str, str | int | date | None]
    faults: list[str] = field(default_factory=list)


def write(name: str, columns: Sequence[SpreadsheetColumn], rows: Iterable[Sequence]) -> bytes:
    """A workbook of one sheet; its first line names the columns and stays in sight."""
    book = Workbook()
    sheet = book.active
    sheet.title = _FORBIDDEN_IN_NAMES.sub(" ", str(name)).strip("' ")[:31] or "1"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[column.kind]
    sheet.append([_cell(sheet, column.title, CellKind.TEXT, bold=True) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, value, column.kind) for value, column in zip(row, columns, strict=True)])
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def read(file: BinaryIO, columns: Sequence[SpreadsheetColumn]) -> list[Row]:
    """The rows of the first sheet, by the titles in its first line; empty rows are left out.

    A file that is no spreadsheet, is too large, or lacks a column is refused. A cell that is not what its column asks
    for is a fault of its row, and stands there as None.
    """
    file = _inspected(file)
    try:
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        lines = _lines(book.worksheets[0])
    except Refused:
        raise
    except Exception as fault:  # openpyxl answers a broken file with whatever happened to break
        raise Refused([_("The spreadsheet is damaged. Save it again as .xlsx, and bring that file in.")]) from fault
    if not lines:
        raise Refused([_("The spreadsheet is empty.")])
    places = _places(lines[0][1], columns)
    return [_row(number, cells, places) for number, cells in lines[1:]]


def as_text(value: str) -> str:
    """The text as a cell may hold it: with an apostrophe before what could start a formula."""
    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
    if _RISKY.match(text.lstrip("'")):
        text = f"'{text}"
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 3]}[…]"


def as_typed(text: str) -> str:
    """The text as a person typed it, without the apostrophe that `as_text` set before it."""
    return _PREFIXED.sub("", text, count=1) if _PREFIXED.match(text) else text


# Out ------------------------------------------------------------------------------------------------------------------


def _cell(sheet: Worksheet, value, kind: CellKind, *, bold: bool = False) -> Cell:
    """One cell, of the kind that its column promises."""
    cell = Cell(sheet, row=1, column=1)
    if kind is CellKind.TEXT:
        if value not in (None, ""):
            cell.value, cell.data_type = as_text(str(value)), "s"  # not guessed from what the text looks like
    elif value is not None and not isinstance(value, _TYPES[kind]):
        raise TypeError(f"{value!r} is no {kind.value}")
    else:
        cell.value = value.astimezone(GENEVA).replace(tzinfo=None) if value and kind is CellKind.MOMENT else value
    cell.font = Font(bold=bold)
    cell.number_format = _FORMATS[kind]
    cell.alignment = Alignment(vertical="top", wrap_text=kind is CellKind.TEXT)
    return cell


# In -------------------------------------------------------------------------------------------------------------------


def _inspected(file: BinaryIO) -> BytesIO:
    """The file's bytes, once they are known to be a workbook of bearable size without traps."""
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise Refused([_("The file is larger than %(limit)d MB.") % {"limit": LARGEST_FILE // 1024**2}])
    if content.startswith(_OLD_EXCEL):
        raise Refused([_("The file is an old or a locked Excel file. Save it as .xlsx without a password.")])
    fault = uploads.faults_of_archive(content, "xl/workbook.xml", LARGEST_CONTENT)
    if fault:
        raise Refused([fault])
    return BytesIO(content)


def _lines(sheet: Worksheet) -> list[tuple[int, list]]:
    """The lines of the sheet that hold anything, with their numbers."""
    sheet.reset_dimensions()  # what the file says about its size may be wrong
    lines = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS:
            raise Refused([_("The spreadsheet has more than %(limit)d rows. Divide it.") % {"limit": MOST_ROWS}])
        if len(cells) > MOST_COLUMNS and any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
            raise Refused([_("The spreadsheet has more than %(limit)d columns.") % {"limit": MOST_COLUMNS}])
        if any(cell.value not in (None, "") for cell in cells):
            lines.append((number, list(cells[:MOST_COLUMNS])))
    return lines


def _places(cells: Sequence, columns: Sequence[SpreadsheetColumn]) -> dict[int, SpreadsheetColumn]:
    """Which column stands where, by the titles of the first line."""
    titles = {_title(cell.value): place for place, cell in reversed(list(enumerate(cells)))}
    missing = [column.title for column in columns if column.required and _title(column.title) not in titles]
    if missing:
        raise Refused([_("The first line has no column “%(title)s”.") % {"title": title} for title in missing])
    return {titles[_title(column.title)]: column for column in columns if _title(column.title) in titles}


def _title(value) -> str:
    return " ".join(str(value or "").split()).casefold()


def _row(number: int, cells: Sequence, places: dict[int, SpreadsheetColumn]) -> Row:
    row = Row(number, {})
    for place, column in places.items():
        cell = cells[place] if place < len(cells) else None
        value = None if cell is None else cell.value
        row.cells[column.title], fault = _parsed(value, column, is_formula=getattr(cell, "data_type", "") == "f")
        if fault:
            row.faults.append(fault)
    return row


def _parsed(value, column: SpreadsheetColumn, *, is_formula: bool) -> tuple[str | int | date | None, str]:
    """The value as the column's kind, and what is wrong with it where it is not."""
    words = {"title": column.title}
    if is_formula:
        return None, _("“%(title)s” holds a formula. Put its result there.") % words
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return None, _("“%(title)s” holds too long a text.") % words
    if isinstance(value, str):
        value = as_typed(value.strip())
    if value in (None, ""):
        return ("" if column.kind is CellKind.TEXT else None), ""
    understood = _READERS[column.kind](value)
    return (understood, "") if understood is not None else (None, _WRONG[column.kind]() % words)


def _text(value) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat(" ", "minutes")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _whole(value) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and re.fullmatch(r"[+-]?\d{1,15}", value, re.ASCII):
        return int(value)
    return int(value) if isinstance(value, int | float) and value == int(value) else None


def _day(value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _moment(value) -> datetime | None:
    return value.replace(tzinfo=GENEVA) if isinstance(value, datetime) else None


_READERS = {CellKind.TEXT: _text, CellKind.WHOLE: _whole, CellKind.DAY: _day, CellKind.MOMENT: _moment}
_WRONG = {
    CellKind.WHOLE: lambda: _("“%(title)s” is no whole number."),
    CellKind.DAY: lambda: _("“%(title)s” is no date. Write it as 2007-06-18."),
    CellKind.MOMENT: lambda: _("“%(title)s” is no date with an hour."),
}
