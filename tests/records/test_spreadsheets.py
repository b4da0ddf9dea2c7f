"""Spreadsheets out and in: text stays text, and a trap is refused in words."""

import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from records import spreadsheets
from records.refusals import Refused
from records.spreadsheets import CellKind, SpreadsheetColumn

NAME = SpreadsheetColumn("Name")
PLACES = SpreadsheetColumn("Places", CellKind.WHOLE)
ADMITTED = SpreadsheetColumn("Admitted on", CellKind.DAY, required=False)
SENT = SpreadsheetColumn("Sent at", CellKind.MOMENT)


def opened(content: bytes):
    return load_workbook(BytesIO(content)).active


def workbook(*rows) -> BytesIO:
    """A spreadsheet as somebody else's program makes it."""
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    file.seek(0)
    return file


def repacked(file: BytesIO, **parts: bytes) -> BytesIO:
    """The same workbook with some parts replaced or added."""
    result = BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        names = {name.replace("/", "__").replace(".", "_"): name for name in old.namelist()}
        for name in old.namelist():
            new.writestr(name, parts.pop(name.replace("/", "__").replace(".", "_"), None) or old.read(name))
        for name, content in parts.items():
            new.writestr(names.get(name, name.replace("__", "/")), content)
    result.seek(0)
    return result


def refusal(file, *columns) -> str:
    with pytest.raises(Refused) as refused:
        spreadsheets.read(file, columns or [NAME])
    return str(refused.value)


# Out ------------------------------------------------------------------------------------------------------------------


def test_the_first_line_names_the_columns_and_stays_in_sight():
    sheet = opened(spreadsheets.write("Members", [NAME, PLACES], [["Vardany", 3]]))
    assert [cell.value for cell in sheet[1]] == ["Name", "Places"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet.title == "Members"


def test_whole_numbers_days_and_moments_are_real():
    moment = datetime(2007, 11, 9, 17, 0, tzinfo=UTC)
    sheet = opened(spreadsheets.write("x", [PLACES, ADMITTED, SENT], [[3, date(2007, 6, 18), moment]]))
    assert [cell.value for cell in sheet[2]] == [3, datetime(2007, 6, 18), datetime(2007, 11, 9, 18, 0)]
    assert [cell.data_type for cell in sheet[2]] == ["n", "d", "d"]


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        "+41 22",
        "-3",
        "@SUM(A1)",
        "\t=1",
        "\n=1",
        "＝1+1",
        '=HYPERLINK("http://x","y")',
        "=cmd|'/C calc'!A0",
        "'=1+1",
        "''@x",
    ],
)
def test_what_looks_like_a_formula_goes_out_as_text_behind_an_apostrophe(typed):
    content = spreadsheets.write("x", [NAME], [[typed]])
    cell = opened(content)["A2"]
    assert cell.data_type == "s"
    assert cell.value == f"'{typed}"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    "typed", ["Ali Abdullah Al-Ka'abi", "'quoted'", "3 = 3", "0041", "2007-06-18", "1E5", "TRUE", "#N/A"]
)
def test_other_text_goes_out_as_it_is(typed):
    cell = opened(spreadsheets.write("x", [NAME], [[typed]]))["A2"]
    assert cell.value == typed
    assert cell.data_type == "s"


def test_an_empty_value_is_an_empty_cell():
    assert opened(spreadsheets.write("x", [NAME, PLACES], [[None, None]]))["B2"].value is None
    assert opened(spreadsheets.write("x", [NAME], [[""]]))["A2"].value is None


def test_a_value_of_the_wrong_kind_is_a_fault_of_ours():
    with pytest.raises(TypeError, match="is no whole number"):
        spreadsheets.write("x", [PLACES], [["three"]])


def test_a_name_that_no_sheet_may_bear_is_mended():
    assert opened(spreadsheets.write("IC/2008/2: [draft]?" * 3, [NAME], [])).title.startswith("IC 2008 2   draft")
    assert opened(spreadsheets.write("'/'", [NAME], [])).title == "1"


def test_a_text_longer_than_a_cell_says_that_it_was_cut():
    assert opened(spreadsheets.write("x", [NAME], [["a" * 40_000]]))["A2"].value.endswith("a[…]")


plain_text = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60)


@given(plain_text)
def test_whatever_is_typed_comes_back_as_it_was(typed):
    assert spreadsheets.as_typed(spreadsheets.as_text(typed)) == typed


@given(st.text())
def test_no_cell_starts_a_formula(typed):
    assert not re.match(r"[=+\-@\t\r\n]", spreadsheets.as_text(typed))


# In -------------------------------------------------------------------------------------------------------------------


def test_rows_come_in_by_title_with_their_numbers():
    file = workbook(
        ["  name ", "Colour", "PLACES", "Admitted on"],
        ["Vardany", "blue", 3, date(2007, 6, 18)],
        [],
        ["Ostrel", None, "4"],
    )
    rows = spreadsheets.read(file, [NAME, PLACES, ADMITTED])
    assert [(row.number, row.cells, row.faults) for row in rows] == [
        (2, {"Name": "Vardany", "Places": 3, "Admitted on": date(2007, 6, 18)}, []),
        (4, {"Name": "Ostrel", "Places": 4, "Admitted on": None}, []),
    ]


def test_what_we_wrote_we_read():
    rows = [["=1+1", 3, date(2007, 6, 18)], ["'", 0, None], ["Ñu", -1, date(1951, 12, 5)]]
    content = spreadsheets.write("x", [NAME, PLACES, ADMITTED], rows)
    assert [list(row.cells.values()) for row in spreadsheets.read(BytesIO(content), [NAME, PLACES, ADMITTED])] == rows


def test_a_moment_comes_back_in_geneva_time():
    moment = datetime(2007, 11, 9, 17, 0, tzinfo=UTC)
    content = spreadsheets.write("x", [SENT], [[moment]])
    assert spreadsheets.read(BytesIO(content), [SENT])[0].cells["Sent at"] == moment


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        (PLACES, "three", "“Places” is no whole number."),
        (PLACES, 3.5, "“Places” is no whole number."),
        (PLACES, True, "“Places” is no whole number."),
        (PLACES, "9" * 40, "“Places” is no whole number."),
        (ADMITTED, "18 June", "“Admitted on” is no date. Write it as 2007-06-18."),
        (ADMITTED, "2007-02-30", "“Admitted on” is no date. Write it as 2007-06-18."),
        (SENT, "soon", "“Sent at” is no date with an hour."),
        (NAME, "=1+1", "“Name” holds a formula. Put its result there."),
    ],
)
def test_a_cell_that_is_not_what_its_column_asks_is_told_at_its_row(column, value, fault):
    (row,) = spreadsheets.read(workbook([column.title], [value]), [column])
    assert row.cells[column.title] is None
    assert row.faults == [fault]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1951.0, "1951"),
        (1.5, "1.5"),
        (date(2007, 6, 18), "2007-06-18"),
        (datetime(2007, 6, 18, 9, 30), "2007-06-18 09:30"),
    ],
)
def test_numbers_and_dates_in_a_column_of_text_are_read_as_they_look(value, text):
    assert spreadsheets.read(workbook(["Name"], [value]), [NAME])[0].cells == {"Name": text}


def test_a_missing_column_is_named():
    assert refusal(workbook(["Nom"], ["Vardany"]), NAME, PLACES, ADMITTED) == (
        "The first line has no column “Name”. The first line has no column “Places”."
    )


def test_an_empty_sheet_is_refused():
    assert refusal(workbook()) == "The spreadsheet is empty."


@pytest.mark.parametrize(
    "content",
    [b"", b"Name;Places\nVardany;3", b"%PDF-1.7", b"PK\x03\x04 nothing", b"<html><table>", b"PK\x05\x06" + b"\0" * 18],
)
def test_what_is_no_spreadsheet_is_refused(content):
    assert refusal(BytesIO(content)) == "The content of the file is not what its ending says."


def test_an_old_or_locked_excel_file_is_named_as_such():
    assert "old or a locked Excel file" in refusal(BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))


def test_a_word_document_is_no_spreadsheet():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    file.seek(0)
    assert "not what its ending says" in refusal(file)


def test_macros_are_refused():
    assert "holds macros" in refusal(
        repacked(workbook(["Name"]), xl__vbaProject_bin=b"x", **{"xl__vbaProject.bin": b"x"})
    )


def test_a_file_that_is_too_large_is_refused_unread():
    assert refusal(BytesIO(b"PK" + b"\0" * spreadsheets.LARGEST_FILE)) == "The file is larger than 5 MB."


def test_a_zip_bomb_is_refused_unpacked():
    bomb = repacked(workbook(["Name"]), xl__media__x=b"\0" * (spreadsheets.LARGEST_CONTENT + 1))
    assert len(bomb.getvalue()) < 200_000
    assert "holds too much" in refusal(bomb)


def test_too_many_parts_are_refused():
    assert "holds too much" in refusal(repacked(workbook(["Name"]), **{f"x{number}": b"x" for number in range(2_001)}))


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>',
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'.encode(
            "utf-16"
        ),
        b"<worksheet",
        b"nonsense",
    ],
)
def test_xml_with_entities_or_damage_is_refused(content):
    file = repacked(workbook(["Name"], ["Vardany"]), xl__worksheets__sheet1_xml=content)
    assert "is damaged" in refusal(file)


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is():
    file = workbook(["Name"], ["Vardany"])
    sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert len(spreadsheets.read(repacked(file, xl__worksheets__sheet1_xml=sheet), [NAME])) == 1


def test_too_many_rows_are_refused():
    assert "more than 5000 rows" in refusal(workbook(["Name"], *[["x"]] * spreadsheets.MOST_ROWS))


def test_a_far_row_is_refused_without_walking_there():
    file = workbook(["Name"], ["Vardany"])
    sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")
    far = sheet.replace(b'<row r="2"', b'<row r="1048576"').replace(b'r="A2"', b'r="A1048576"')
    started = datetime.now()
    assert "more than 5000 rows" in refusal(repacked(file, xl__worksheets__sheet1_xml=far))
    assert datetime.now() - started < timedelta(seconds=5)


def test_too_many_columns_are_refused():
    assert "more than 100 columns" in refusal(workbook(["Name"] * 101))
