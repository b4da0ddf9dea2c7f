"""Symbols: read by their shape, registered once, never given out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.actions import symbols as actions
from documents.choices import SymbolStanding
from documents.models import Series, SymbolEntry
from documents.queries import Gap
from documents.symbols import SUFFIXES, Symbol, read, sort_key, stem_of, year_of
from records import history
from records.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "shape", "symbol"),
    [
        ("IC/2008/2", "IC/{year}/{number}", Symbol("IC/2008", 2)),
        (" ic/2008/2 ", "IC/{year}/{number}", Symbol("IC/2008", 2)),
        ("mc/2210/REV.1", "MC/{number}", Symbol("MC", 2210, ("Rev.1",))),
        ("C/106/54/Rev.1/Corr.2", "C/{session}/{number}", Symbol("C/106", 54, ("Rev.1", "Corr.2"))),
        ("c/sp/7/l/1", "C/Sp/{session}/L/{number}", Symbol("C/Sp/7/L", 1)),
        ("MC/2258/Amdt.1", "MC/{number}", Symbol("MC", 2258, ("Amdt.1",))),
    ],
)
def test_a_symbol_is_read_by_the_shape_of_its_series(typed, shape, symbol):
    assert read(typed, shape) == symbol


@pytest.mark.parametrize("typed", ["IC/2008", "IC/2008/0", "IC/208/2", "IC/2008/2/Rev", "IC/2008/2/3", "IC 2008 2", ""])
def test_what_is_not_of_the_shape_is_no_symbol_of_the_series(typed):
    assert read(typed, "IC/{year}/{number}") is None


SYMBOLS = st.builds(
    Symbol,
    st.integers(1951, 2099).map(lambda year: f"IC/{year}"),
    st.integers(1, 99999),
    st.lists(st.builds("{}.{}".format, st.sampled_from(SUFFIXES), st.integers(1, 99)), max_size=3).map(tuple),
)


@given(SYMBOLS)
def test_what_is_written_in_any_capitals_is_read_as_the_same_symbol(symbol):
    for typed in (str(symbol), str(symbol).lower(), str(symbol).upper()):
        assert read(typed, "IC/{year}/{number}") == symbol


@given(SYMBOLS, SYMBOLS)
def test_symbols_sort_as_people_count(one, other):
    counted = [[symbol.stem, symbol.number, bool(symbol.suffixes)] for symbol in (one, other)]
    if counted[0] < counted[1]:
        assert sort_key(str(one)) < sort_key(str(other))


def test_a_correction_knows_what_it_corrects():
    correction = read("IC/2008/2/Rev.1/Corr.1", "IC/{year}/{number}")

    assert (correction.change, str(correction.base)) == ("Corr", "IC/2008/2/Rev.1")
    assert read("IC/2008/2", "IC/{year}/{number}").base is None


def test_a_symbol_bears_its_year_where_its_series_counts_by_years():
    assert year_of(Symbol("IC/2008", 2), "IC/{year}/{number}") == 2008
    assert year_of(Symbol("MC", 2210), "MC/{number}") is None
    assert stem_of("IC/{year}/{number}", year=2008) == "IC/2008"
    assert stem_of("C/{session}/L/{number}", session=106) == "C/106/L"


# The register ---------------------------------------------------------------------------------------------------------


def test_a_symbol_is_registered_in_its_canonical_spelling(ic, ines):
    entry = actions.enter_symbol(symbol="ic/2007/17", title_en="Note for October", by=ines)

    assert (entry.symbol, entry.stem, entry.number, entry.standing) == (
        "IC/2007/17",
        "IC/2007",
        17,
        SymbolStanding.ELSEWHERE,
    )


def test_a_symbol_is_never_given_twice(ic, ines):
    actions.enter_symbol(symbol="IC/2007/7", by=ines)

    with pytest.raises(Refused, match="IC/2007/7 is taken already"):
        actions.enter_symbol(symbol="ic/2007/7", by=ines)
    with pytest.raises(Refused, match="is taken already"):
        actions.reserve_symbol(series=ic, symbol="IC/2007/7", by=ines)


def test_what_has_the_shape_of_no_series_is_refused(ic, ines):
    with pytest.raises(Refused, match="ZZ/1 has not the shape of any series"):
        actions.enter_symbol(symbol="ZZ/1", by=ines)


def test_the_next_number_follows_the_highest_and_leaves_the_gaps(ic, ines):
    for symbol in ("IC/2007/1", "IC/2007/7", "IC/2007/17"):
        actions.enter_symbol(symbol=symbol, by=ines)

    assert str(actions.reserve_symbol(series=ic, year=2007, remark="For December", by=ines)) == "IC/2007/18"
    assert str(actions.reserve_symbol(series=ic, year=2008, remark="For February", by=ines)) == "IC/2008/1"


def test_the_register_shows_its_gaps(ic, ines):
    for symbol in ("IC/2007/17", "IC/2007/1", "IC/2007/7", "IC/2007/7/Corr.1", "IC/2007/3"):
        actions.enter_symbol(symbol=symbol, by=ines)

    rows = [str(row) for row in SymbolEntry.objects.of_stem("IC/2007").with_gaps()]

    assert rows == [
        "IC/2007/1",
        str(Gap("IC/2007", 2, 2)),
        "IC/2007/3",
        "IC/2007/4 – IC/2007/6",
        "IC/2007/7",
        "IC/2007/7/Corr.1",
        "IC/2007/8 – IC/2007/16",
        "IC/2007/17",
    ]


def test_the_shape_of_a_series_stays_once_a_symbol_is_taken(ic, ines):
    ic.shape = "IC/{number}"
    actions.keep_series(record=ic, by=ines)
    actions.enter_symbol(symbol="IC/5", by=ines)

    ic.shape = "IC/{year}/{number}"
    with pytest.raises(Refused, match=r"its shape IC/\{number\} stays"):
        actions.keep_series(record=ic, by=ines)


def test_a_series_with_strokes_in_its_code_is_told_apart(ic, tomasz, ines):
    for code, shape in (("MC", "MC/{number}"), ("MC/INF", "MC/INF/{number}")):
        history.save(Series(code=code, shape=shape, title_en=code), by=tomasz)

    assert actions.enter_symbol(symbol="MC/INF/274", by=ines).series.code == "MC/INF"
    assert actions.enter_symbol(symbol="MC/2210/Rev.1", by=ines).series.code == "MC"


# The pages ------------------------------------------------------------------------------------------------------------


def test_ines_enters_a_symbol_and_finds_it_in_the_register(client, ic, ines):
    client.force_login(ines)

    answer = client.post("/documents/symbols/-/enter/", {"symbol": "ic/2007/7", "title_en": "June"}, follow=True)

    assert "IC/2007/7 stands in the register." in answer.text
    register = client.get("/documents/symbols/").text
    assert "IC/2007/1 – IC/2007/6" in register
    assert "June" in register


def test_a_taken_symbol_is_refused_where_it_was_typed(client, ic, ines):
    actions.enter_symbol(symbol="IC/2007/7", by=ines)
    client.force_login(ines)

    answer = client.post("/documents/symbols/-/enter/", {"symbol": "IC/2007/7"})

    assert answer.status_code == 422
    assert "The symbol IC/2007/7 is taken already" in answer.text


def test_ines_reserves_the_next_number_and_says_for_what(client, ic, ines):
    client.force_login(ines)

    page = client.post("/documents/symbols/-/reserve/", {"series": ic.pk, "remark": "For spring"})
    assert "Symbols of this series bear a year." in page.text

    client.post("/documents/symbols/-/reserve/", {"series": ic.pk, "year": 2009, "remark": "For spring"})
    assert SymbolEntry.objects.get().symbol == "IC/2009/1"


def test_marta_reads_the_register_and_keeps_it_not(client, ic, marta):
    client.force_login(marta)

    assert client.get("/documents/symbols/").status_code == 200
    assert client.get("/documents/symbols/-/enter/").status_code == 403


@pytest.mark.django_db
def test_the_public_does_not_read_the_register(client):
    assert client.get("/documents/symbols/").status_code == 302
