"""Members come in by a spreadsheet: first with a verdict on each row, then, once confirmed."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from membership import exports, rules
from membership.actions import members
from membership.choices import MemberStanding, Outcome
from membership.models import Member, MemberName
from records import history, spreadsheets

BLANK = dict.fromkeys(exports.COLUMNS, "") | {"admitted_on": None, "left_on": None, "faults": []}


def row(number=2, **said):
    return BLANK | {"number": number} | said


def workbook(*rows):
    columns = list(exports.COLUMNS.values())
    cells = [[each.get(field) for field in exports.COLUMNS] for each in rows]
    return SimpleUploadedFile("members.xlsx", spreadsheets.write("Members", columns, cells))


@pytest.fixture
def morocco(marta):
    names = [MemberName(short_name_en="Morocco", short_name_fr="Maroc")]
    return members.admit_member(names=names, iso_code="MA", by=marta)


def verdict(**said):
    [judged] = rules.verdicts_on([row(**said)])
    return judged


def test_an_unknown_name_is_a_new_member(db):
    judged = verdict(short_name_en="Portugal", iso_code="PT", standing="state")

    assert (judged.outcome, judged.facts) == (Outcome.NEW, {"iso_code": "PT", "standing": "state"})


@pytest.mark.parametrize("known_by", [{"iso_code": "MA"}, {}])
def test_a_known_member_is_completed(morocco, known_by):
    judged = verdict(short_name_en="Morocco", short_name_es="Marruecos", standing="state", **known_by)

    assert not judged.reasons
    assert (judged.outcome, judged.member) == (Outcome.CHANGED, morocco)
    assert judged.names == {"short_name_es": "Marruecos"}
    assert judged.changes == [("Short name (Spanish)", "", "Marruecos"), ("Standing", "", "Member State")]


def test_an_empty_cell_changes_nothing(morocco):
    assert verdict(short_name_en="Morocco").outcome == Outcome.SAME


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"short_name_en": "", "iso_code": "PT"}, "The short name is needed in English."),
        ({"short_name_en": "The Moroccan Kingdom", "iso_code": "MA"}, "Its name here is “Morocco”"),
        ({"short_name_en": "Portugal", "iso_code": "P1"}, "An ISO code has two capital letters"),
        ({"short_name_en": "Portugal", "faults": ["“Left on” holds no day."]}, "“Left on” holds no day."),
        (
            {"short_name_en": "Portugal", "admitted_on": date(2000, 1, 2), "left_on": date(2000, 1, 1)},
            "The day on which a Member left comes after",
        ),
        ({"short_name_en": "x" * 201}, "at most 200 characters"),
    ],
)
def test_a_row_is_refused_with_its_reason(morocco, said, reason):
    judged = verdict(**said)

    assert judged.outcome == Outcome.REFUSED
    assert any(reason in sentence for sentence in judged.reasons)


def test_a_code_of_one_member_and_a_name_of_another_is_refused(morocco, marta):
    members.admit_member(names=[MemberName(short_name_en="Portugal")], iso_code="PT", by=marta)

    assert "the name that of Morocco" in verdict(short_name_en="Morocco", iso_code="PT").reasons[0]


def test_a_member_that_stands_there_twice_is_refused_the_second_time(db):
    first, second = rules.verdicts_on([row(2, short_name_en="Portugal"), row(3, short_name_en="PORTUGAL")])

    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.REFUSED)


def test_what_is_judged_is_what_is_done(morocco, marta):
    rows = [
        row(2, short_name_en="Portugal", iso_code="PT", standing="state", admitted_on=date(1975, 1, 1)),
        row(3, short_name_en="Morocco", short_name_es="Marruecos", standing="state"),
        row(4, short_name_en="", iso_code="ES"),
    ]

    verdicts = members.import_members(rows=rows, by=marta, why="list of 2008")

    assert [each.outcome for each in verdicts] == [Outcome.NEW, Outcome.CHANGED, Outcome.REFUSED]
    assert Member.objects.get(iso_code="PT").admitted_on == date(1975, 1, 1)
    assert Member.objects.get(iso_code="MA").name_es == "Marruecos"
    assert history.versions_of(morocco)[0].why == "list of 2008"
    assert Member.objects.count() == 2


def test_the_browser_shows_the_verdicts_before_anything_changes(client, marta, morocco):
    client.force_login(marta)
    file = workbook(
        {"short_name_en": "Portugal", "standing": "State"}, {"short_name_en": "Morocco", "standing": "king"}
    )

    preview = client.post("/members/import/", {"file": file})

    page = preview.content.decode()
    assert "Bring in 1 Member" in page
    assert "it can be State or observer" in page
    assert Member.objects.count() == 1

    signed = preview.context["form"].initial["rows"]
    done = client.post("/members/import/", {"rows": signed})

    assert done["Location"] == "/members/"
    assert Member.objects.get(slug="portugal").standing == MemberStanding.STATE


def test_a_preview_that_was_tampered_with_is_refused(client, marta):
    client.force_login(marta)

    response = client.post("/members/import/", {"rows": "made up"})

    assert response.status_code == 422
    assert "This preview is too old." in response.content.decode()


def test_a_file_that_is_no_spreadsheet_is_refused_in_words(client, marta):
    client.force_login(marta)

    response = client.post("/members/import/", {"file": SimpleUploadedFile("members.xlsx", b"no spreadsheet")})

    assert "The content of the file is not what its ending says." in response.content.decode()


def test_what_goes_out_comes_in_again_and_changes_nothing(client, marta, morocco):
    client.force_login(marta)
    file = BytesIO(client.get("/members/export/").content)
    file.name = "members.xlsx"

    preview = client.post("/members/import/", {"file": file})

    assert preview.context["counts"] == {"new": 0, "changed": 0, "same": 1, "refused": 0}
