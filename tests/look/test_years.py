"""The page of a year, whatever happens in it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from records import history
from sessions_app.models import Consultation, Preparation
from tests.factories import CouncilSessionFactory, SittingFactory, YearFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    year = YearFactory(number=2030, theme_en="Roads and Bridges", published_at=timezone.now())
    YearFactory(number=2031)  # not published
    return year


def happenings(year, count, later=timedelta(0)):
    """As many consultations, and a session with as many sittings."""
    for number in range(count):
        consultation = Consultation(date=date(2029, 1, 1) + later + timedelta(days=number), place_en="Geneva")
        history.save(consultation, by=None, parts=[Preparation(consultation=consultation, year=year)])
    session = CouncilSessionFactory(year=year, starts_on=date(2030, 11, 5), ends_on=date(2030, 11, 8))
    for _number in range(count):
        SittingFactory(council_session=session)


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_ten_times_as_much_happens_and_no_more_is_asked(client, year):
    happenings(year, 1)
    few = queries_of(client, "/years/2030/")
    more = YearFactory(number=2040, published_at=timezone.now())
    happenings(more, 10, later=timedelta(days=3650))

    assert queries_of(client, "/years/2040/") == few
    assert few <= 12


def test_a_year_that_is_not_published_is_for_those_who_keep_it(client, year, marta):
    assert client.get("/years/2031/").status_code == 404
    client.force_login(marta)
    assert client.get("/years/2031/").status_code == 200


def test_the_front_page_shows_the_latest_published_year_where_none_contains_today(client, year):
    assert b"Roads and Bridges" in client.get("/").content


def test_the_front_page_offers_the_language_of_the_browser_once(client, year):
    offer = b'class="language-offer" lang="fr"'

    assert offer in client.get("/", headers={"accept-language": "fr-CH"}).content
    assert offer not in client.get("/", headers={"accept-language": "en"}).content
    assert offer not in client.get("/", headers={"accept-language": "fr", "referer": "http://testserver/fr/"}).content
    assert offer not in client.get("/es/", headers={"accept-language": "fr"}).content
