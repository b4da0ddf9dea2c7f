"""Amounts of money: exact, with the decimals of their currency, and never known where a part is not."""

from decimal import Decimal

import pytest
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from funding import money

NNBSP, NBSP = "\u202f", "\u00a0"
LANGUAGES = ["en", "fr", "es"]
CURRENCIES = ["CHF", "USD", "JPY", "TND", "CLF"]
AMOUNTS = st.integers(0, 10**money.MOST_FIGURES - 1)


@pytest.mark.parametrize(
    ("currency", "decimals"),
    [("CHF", 2), ("EUR", 2), ("JPY", 0), ("XAF", 0), ("TND", 3), ("KWD", 3), ("CLF", 4), ("DEM", 2)],
)
def test_a_currency_has_its_decimals(currency, decimals):
    assert money.decimals(currency) == decimals


def test_currencies_in_daily_use_have_the_decimals_that_everybody_gives_them():
    daily = ["CHF", "EUR", "USD", "GBP", "SEK", "NOK", "DKK", "CAD", "AUD", "JPY", "KRW", "TND", "MAD", "XOF", "BHD"]
    assert [(code, money.decimals(code)) for code in daily] == [(code, get_currency_precision(code)) for code in daily]


@pytest.mark.parametrize(
    ("code", "is_one"), [("CHF", True), ("DEM", True), ("chf", False), ("ABC", False), ("XXX", False), ("", False)]
)
def test_a_currency_is_known_by_its_code(code, is_one):
    assert money.is_currency(code) is is_one


@pytest.mark.parametrize(
    ("amount", "currency", "english", "french", "spanish"),
    [
        (1_250_050, "CHF", "CHF 12,500.50", "12 500,50 CHF", "12.500,50 CHF"),
        (1_250_000, "CHF", "CHF 12,500", "12 500 CHF", "12.500 CHF"),
        (1_250, "JPY", "JPY 1,250", "1 250 JPY", "1.250 JPY"),
        (1_250, "TND", "TND 1.250", "1,250 TND", "1,250 TND"),
        (5, "CHF", "CHF 0.05", "0,05 CHF", "0,05 CHF"),
        (0, "CHF", "CHF 0", "0 CHF", "0 CHF"),
        (123_456_789_000, "USD", "USD 1,234,567,890", "1 234 567 890 USD", "1.234.567.890 USD"),
    ],
)
def test_an_amount_is_written_as_the_language_writes_it(amount, currency, english, french, spanish):
    written = [money.in_words(amount, currency, language) for language in LANGUAGES]

    assert [text.replace(NNBSP, " ").replace(NBSP, " ") for text in written] == [english, french, spanish]
    assert not any(" " in text for text in written)  # no line ends within an amount


def test_a_round_amount_among_others_shows_its_decimals_too():
    assert money.in_words(1_250_000, "CHF", "en", exactly=True) == f"CHF{NBSP}12,500.00"
    assert money.in_words(1_250, "JPY", "en", exactly=True) == f"JPY{NBSP}1,250"


@pytest.mark.parametrize(
    ("typed", "language", "amount"),
    [
        ("12500", "en", 1_250_000),
        ("12,500", "en", 1_250_000),
        ("12,500.50", "en", 1_250_050),
        ("12500.5", "en", 1_250_050),
        (" 7 ", "en", 700),
        ("0", "en", 0),
        ("12 500,50", "fr", 1_250_050),
        (f"12{NNBSP}500,50", "fr", 1_250_050),
        ("12.500", "es", 1_250_000),
        ("12.500,50", "es", 1_250_050),
        ("12’500", "fr", 1_250_000),
    ],
)
def test_an_amount_is_read_as_the_language_writes_it(typed, language, amount):
    assert money.parsed(typed, "CHF", language) == amount


@pytest.mark.parametrize(
    ("typed", "language", "fault"),
    [
        ("12.500", "en", money.TooFine),  # twelve francs and a half, or twelve thousand five hundred?
        ("12,500", "fr", money.TooFine),
        ("12,500", "es", money.TooFine),
        ("12.500", "fr", money.NotAnAmount),
        ("12,5", "en", money.NotAnAmount),
        ("1,25,00", "en", money.NotAnAmount),
        ("12.500,50", "en", money.NotAnAmount),
        ("-3", "en", money.NotAnAmount),
        ("1e5", "en", money.NotAnAmount),
        ("NaN", "en", money.NotAnAmount),
        ("٣", "en", money.NotAnAmount),
        ("about 300", "en", money.NotAnAmount),
        ("CHF 300", "en", money.NotAnAmount),
        ("", "en", money.NotAnAmount),
        ("9" * 14, "en", money.TooLarge),
        ("9" * 5000, "en", money.TooLarge),
    ],
)
def test_what_may_mean_something_else_is_not_read(typed, language, fault):
    with pytest.raises(fault):
        money.parsed(typed, "CHF", language)


@given(AMOUNTS, st.sampled_from(CURRENCIES), st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_again(amount, currency, language):
    assert money.parsed(money.as_typed(amount, currency, language), currency, language) == amount
    figures = money.in_words(amount, currency, language).replace(currency, "")
    assert money.parsed(figures, currency, language) == amount


@given(AMOUNTS, st.sampled_from(CURRENCIES))
def test_whole_units_are_exact(amount, currency):
    assert money.in_units(amount, currency) * 10 ** money.decimals(currency) == Decimal(amount)


@pytest.mark.parametrize(("amounts", "sum_"), [([1, 2, 3], 6), ([0], 0), ([0, 0], 0), ([], None), ([1, None], None)])
def test_a_sum_is_known_where_all_its_parts_are(amounts, sum_):
    assert money.total(amounts) == sum_


@pytest.mark.parametrize(
    ("amounts", "sums"),
    [
        ([("CHF", 1), ("CHF", 2)], {"CHF": 3}),
        ([("USD", 1), ("CHF", 2), ("USD", 5)], {"CHF": 2, "USD": 6}),
        ([("CHF", 1), ("USD", None)], {"CHF": 1, "USD": None}),
        ([("CHF", 1), ("CHF", None)], {"CHF": None}),
        ([("CHF", 1), ("", None)], {"CHF": None}),  # what is not recorded may be in francs
        ([("", None)], {}),
        ([], {}),
    ],
)
def test_there_is_a_sum_for_each_currency_and_none_across_them(amounts, sums):
    assert money.totals(amounts) == sums
    assert list(money.totals(amounts)) == sorted(sums)


@given(st.lists(st.tuples(st.sampled_from(CURRENCIES), st.none() | AMOUNTS)))
def test_nothing_that_is_not_known_is_counted_as_nothing(amounts):
    for currency, sum_ in money.totals(amounts).items():
        own = [amount for other, amount in amounts if other == currency]
        assert (sum_ is None) == (None in own)
        assert sum_ is None or sum_ == sum(own)
