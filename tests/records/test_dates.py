"""Days, ranges and hours, written as each of the three languages writes them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import dates

LANGUAGES = ("en", "fr", "es")


def localized_fields(function, *arguments, **options):
    """What the function writes in English, French and Spanish, with the no-break spaces shown as ordinary ones."""
    return [function(*arguments, language, **options).replace(dates.NO_BREAK, " ") for language in LANGUAGES]


LABELS = [
    ("2008-02-26", None, ["26 February 2008", "26 février 2008", "26 de febrero de 2008"]),
    ("2016-03-01", None, ["1 March 2016", "1er mars 2016", "1 de marzo de 2016"]),
    ("2007-06-18", "2007-06-19", ["18–19 June 2007", "18–19 juin 2007", "18 y 19 de junio de 2007"]),
    ("2008-07-01", "2008-07-02", ["1–2 July 2008", "1er–2 juillet 2008", "1 y 2 de julio de 2008"]),
    ("2007-11-27", "2007-11-30", ["27–30 November 2007", "27–30 novembre 2007", "27 a 30 de noviembre de 2007"]),
    (
        "2016-02-29",
        "2016-03-01",
        ["29 February–1 March 2016", "29 février–1er mars 2016", "29 de febrero a 1 de marzo de 2016"],
    ),
    (
        "2009-12-30",
        "2010-01-02",
        [
            "30 December 2009–2 January 2010",
            "30 décembre 2009–2 janvier 2010",
            "30 de diciembre de 2009 a 2 de enero de 2010",
        ],
    ),
]


@pytest.mark.parametrize(("first", "last", "written"), LABELS)
def test_headings_and_brackets_write_a_label(first, last, written):
    first, last = date.fromisoformat(first), last and date.fromisoformat(last)
    assert localized_fields(dates.label, first, last) == written


PHRASES = [
    ("2008-02-26", None, ["on 26 February 2008", "le 26 février 2008", "el 26 de febrero de 2008"]),
    ("2016-03-01", None, ["on 1 March 2016", "le 1er mars 2016", "el 1 de marzo de 2016"]),
    ("2007-06-18", "2007-06-19", ["on 18–19 June 2007", "les 18 et 19 juin 2007", "los días 18 y 19 de junio de 2007"]),
    (
        "2007-11-27",
        "2007-11-30",
        ["from 27 to 30 November 2007", "du 27 au 30 novembre 2007", "del 27 al 30 de noviembre de 2007"],
    ),
    (
        "2016-02-29",
        "2016-03-01",
        [
            "from 29 February to 1 March 2016",
            "du 29 février au 1er mars 2016",
            "del 29 de febrero al 1 de marzo de 2016",
        ],
    ),
    (
        "2009-12-30",
        "2010-01-02",
        [
            "from 30 December 2009 to 2 January 2010",
            "du 30 décembre 2009 au 2 janvier 2010",
            "del 30 de diciembre de 2009 al 2 de enero de 2010",
        ],
    ),
]


@pytest.mark.parametrize(("first", "last", "written"), PHRASES)
def test_sentences_write_a_phrase_with_its_preposition(first, last, written):
    first, last = date.fromisoformat(first), last and date.fromisoformat(last)
    assert localized_fields(dates.phrase, first, last) == written


def test_the_year_may_be_left_to_the_sentence():
    june = date(2007, 6, 18), date(2007, 6, 19)
    assert localized_fields(dates.label, *june, year=False) == ["18–19 June", "18–19 juin", "18 y 19 de junio"]
    assert localized_fields(dates.phrase, *june, year=False) == [
        "on 18–19 June",
        "les 18 et 19 juin",
        "los días 18 y 19 de junio",
    ]


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (
            [date(2007, 11, 27), date(2007, 11, 28)],
            ["27 and 28 November 2007", "27 et 28 novembre 2007", "27 y 28 de noviembre de 2007"],
        ),
        (
            [date(2007, 10, 18), date(2007, 3, 2), date(2007, 6, 21)],
            [
                "2 March, 21 June and 18 October 2007",
                "2 mars, 21 juin et 18 octobre 2007",
                "2 de marzo, 21 de junio y 18 de octubre de 2007",
            ],
        ),
        (
            [date(2007, 10, 18), date(2008, 2, 1)],
            [
                "18 October 2007 and 1 February 2008",
                "18 octobre 2007 et 1er février 2008",
                "18 de octubre de 2007 y 1 de febrero de 2008",
            ],
        ),
        ([date(2008, 2, 26)], ["26 February 2008", "26 février 2008", "26 de febrero de 2008"]),
    ],
)
def test_single_days_are_listed_with_each_month_and_year_once(days, written):
    assert localized_fields(dates.listed, days) == written


@pytest.mark.parametrize(
    ("precision", "label", "phrase"),
    [
        (
            "day",
            ["1 January 2008", "1er janvier 2008", "1 de enero de 2008"],
            ["on 1 January 2008", "le 1er janvier 2008", "el 1 de enero de 2008"],
        ),
        (
            "month",
            ["January 2008", "janvier 2008", "enero de 2008"],
            ["in January 2008", "en janvier 2008", "en enero de 2008"],
        ),
        ("year", ["2008", "2008", "2008"], ["in 2008", "en 2008", "en 2008"]),
        ("none", ["", "", ""], ["", "", ""]),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(precision, label, phrase):
    assert localized_fields(dates.partial, date(2008, 1, 1), precision) == label
    assert localized_fields(dates.partial_phrase, date(2008, 1, 1), precision) == phrase


def test_a_date_that_is_not_there_is_not_told():
    assert localized_fields(dates.partial, None, "day") == ["", "", ""]
    assert localized_fields(dates.partial_phrase, None, "day") == ["", "", ""]


def test_a_document_bears_its_place_and_day():
    written = [
        dates.dated(place, date(2008, 2, 15), language).replace(dates.NO_BREAK, " ")
        for place, language in [("Geneva", "en"), ("Genève", "fr"), ("Ginebra", "es")]
    ]
    assert written == ["Geneva, 15 February 2008", "Genève, le 15 février 2008", "Ginebra, 15 de febrero de 2008"]


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (time(18, 0), ["18:00", "18 h", "18.00 h"]),
        (time(9, 30), ["09:30", "9 h 30", "9.30 h"]),
        (time(0, 5), ["00:05", "0 h 05", "0.05 h"]),
    ],
)
def test_an_hour_in_a_table(moment, written):
    assert localized_fields(dates.hour, moment) == written


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (
            datetime(2007, 11, 9, 17, 0, tzinfo=UTC),
            [
                "Friday, 9 November 2007, 18:00, Geneva time",
                "vendredi 9 novembre 2007, 18 heures (heure de Genève)",
                "viernes 9 de noviembre de 2007, a las 18.00 horas (hora de Ginebra)",
            ],
        ),
        (
            datetime(2008, 6, 30, 23, 30, tzinfo=UTC),
            [
                "Tuesday, 1 July 2008, 01:30, Geneva time",
                "mardi 1er juillet 2008, 1 h 30 (heure de Genève)",
                "martes 1 de julio de 2008, a la 1.30 hora (hora de Ginebra)",
            ],
        ),
    ],
)
def test_a_deadline_names_the_weekday_and_the_zone(moment, written):
    assert localized_fields(dates.deadline, moment) == written


def test_day_and_month_stay_on_one_line():
    assert dates.label(date(2008, 2, 15), None, "en") == "15\u00a0February 2008"
    assert dates.label(date(2008, 2, 15), None, "fr") == "15\u00a0février 2008"
    assert dates.label(date(2008, 2, 15), None, "es") == "15\u00a0de\u00a0febrero de 2008"


days = st.dates(date(1951, 1, 1), date(2100, 12, 31))
languages = st.sampled_from(LANGUAGES)


@given(days, st.integers(0, 400), languages)
def test_a_range_names_each_year_it_touches_and_ends_with_the_last(first, length, language):
    last = first + timedelta(length)
    for written in (dates.label(first, last, language), dates.phrase(first, last, language)):
        assert written.endswith(str(last.year))
        assert written.count(str(first.year)) == 1
        assert "-" not in written
        assert "  " not in written


@given(days, st.integers(1, 400), languages)
def test_different_ranges_are_written_differently(first, length, language):
    last, later = first + timedelta(length), first + timedelta(length + 1)
    assert dates.label(first, last, language) != dates.label(first, later, language)
    assert dates.phrase(first, last, language) != dates.phrase(first, later, language)


@given(days, languages)
def test_a_range_of_one_day_is_that_day(day, language):
    assert dates.label(day, day, language) == dates.label(day, None, language) == dates.listed([day], language)


@given(st.lists(days, min_size=1, max_size=6), languages)
def test_a_list_of_days_does_not_depend_on_their_order(several, language):
    assert dates.listed(several, language) == dates.listed(reversed(several), language)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()), languages)
def test_a_deadline_is_the_same_wherever_it_was_set(moment, language):
    assert dates.deadline(moment, language) == dates.deadline(moment.astimezone(UTC), language)
