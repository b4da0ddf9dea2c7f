"""The programme of a year as a spreadsheet."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from records import history
from sessions_app.models import Preparation
from tests.factories import (
    ConsultationFactory,
    CouncilSessionFactory,
    SittingAppearanceFactory,
    SittingFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    """The year 2007 with one consultation, and a session with two sittings, one of them without speakers."""
    year = YearFactory(number=2007, published_at=timezone.now())
    consultation = ConsultationFactory(date=date(2007, 3, 2), convening_body_en="Steering Group", place_fr="Genève")
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    session = CouncilSessionFactory(number=94, year=year)
    SittingAppearanceFactory(
        sitting=SittingFactory(council_session=session, title_en="Highlights", day=date(2007, 11, 28)),
        person__name_en="Vladimir Naumov",
        function_en="=Minister",
        state_en="Republic of Belarus",
    )
    SittingFactory(council_session=session, title_en="Environment")
    return year


def lines_of(answer) -> list[list]:
    [sheet] = load_workbook(BytesIO(answer.content)).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_marta_downloads_the_programme_with_a_line_for_each_person(client, marta, programme):
    client.force_login(marta)

    answer = client.get("/years/2007/programme.xlsx")
    heads, consultation, naumov, environment = lines_of(answer)

    assert answer["Content-Disposition"] == 'attachment; filename="idm-2007.xlsx"'
    assert heads[:5] == ["Date", "Event", "Title", "Place", "Name"]
    assert (consultation[0].date(), consultation[2]) == (date(2007, 3, 2), "Steering Group")
    assert naumov[4:8] == ["Vladimir Naumov", "'=Minister", None, "Republic of Belarus"]
    assert naumov[9:] == ["panel", "panellist", "Announced"]
    assert environment[2] == "Environment"
    assert environment[4] is None


def test_the_programme_comes_in_the_readers_language(client, marta, programme):
    client.force_login(marta)

    _heads, consultation, *_rest = lines_of(client.get("/fr/years/2007/programme.xlsx"))

    assert consultation[3] == "Genève"


def test_delegates_do_not_export(client, maria, programme):
    client.force_login(maria)

    assert client.get("/years/2007/programme.xlsx").status_code == 403
