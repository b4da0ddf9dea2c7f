"""Loading the demo records: into an empty database only, and fitting the day."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from idm_portal.demo import reading
from membership.models import Member, User


@pytest.mark.django_db
def test_a_database_that_is_not_empty_is_refused_and_left_as_it_is(marta):
    with pytest.raises(CommandError, match="is not empty"):
        call_command("load_demo")
    assert list(User.objects.all()) == [marta]
    assert not Member.objects.exists()


@pytest.mark.django_db
def test_a_second_start_of_the_demo_says_nothing_and_changes_nothing(marta, capsys):
    call_command("load_demo", "--if-empty")
    assert capsys.readouterr().out == ""
    assert not Member.objects.exists()


@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_whatever_the_day_of_loading_the_invented_year_fits_it(today):
    content = reading.this_year(today)
    (session,) = content["council_session"]
    last_year, past, early, recent, coming = (consultation["date"] for consultation in content["consultation"])
    assert [year["number"] for year in content["year"]] == [today.year, today.year + 1]
    assert last_year.year == today.year - 1
    assert past < early < recent < today < coming < session["starts_on"] < session["ends_on"]
    days = (last_year, past, early, recent, coming, session["starts_on"], session["ends_on"])
    assert all(day.isoweekday() < 6 for day in days)
    held, workshop, cancelled, undated = content["workshop"]
    assert held["ends_on"] < today < workshop["starts_on"] < workshop["ends_on"] < session["starts_on"]
    assert coming < workshop["starts_on"]
    assert "starts_on" not in undated
    assert today < workshop["moved_from"][0] < workshop["starts_on"]
    assert cancelled["cancelled"]["day"] <= today < cancelled["starts_on"]
    assert all(session["starts_on"] <= sitting["day"] <= session["ends_on"] for sitting in session["sitting"])
