"""Amounts of money: pure functions of values.

An amount is a whole number of the smallest units of its currency, so that nothing is ever rounded: 1250 is CHF 12.50,
JPY 1,250 and TND 1.250. How many decimals a currency has is said here once and for all, after ISO 4217, and not looked
up in a table of customs, which changes from one edition to the next: amounts that are kept must not.

`None` is an amount that is not known; a sum of which any part is not known is not known either.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from babel.numbers import format_currency, format_decimal, get_decimal_symbol, get_group_symbol, list_currencies

MOST_FIGURES = 15  # of an entry, in the smallest units; what is beyond was mistyped, and sums have room above it

_DECIMALS = {
    code: places
    for places, codes in (
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    )
    for code in codes.split()
}
_NO_MONEY = {"XXX", "XTS"}  # codes for "no currency" and for tests


class NotAnAmount(ValueError):
    """What was typed is no amount, or not written as the language writes one."""


class TooFine(ValueError):
    """What was typed has more decimals than the currency."""


class TooLarge(ValueError):
    """What was typed is more than anybody gives."""


def is_currency(code: str) -> bool:
    """Whether this is the ISO code of a currency, of today or of former days."""
    return code in list_currencies() and code not in _NO_MONEY


def decimals(currency: str) -> int:
    """How many decimals the currency has: CHF 2, JPY 0, TND 3."""
    return _DECIMALS.get(currency, 2)


def in_units(amount: int, currency: str) -> Decimal:
    """The amount in whole units of its currency, exactly."""
    return Decimal(amount).scaleb(-decimals(currency))


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum of amounts in one currency; not known where there is none, or where any of them is not known."""
    amounts = list(amounts)
    return None if not amounts or None in amounts else sum(amounts)


def totals(amounts: Iterable[tuple[str, int | None]]) -> dict[str, int | None]:
    """The sum in each currency, in the order of their codes.

    An amount whose currency is not known may be in any of them; then the sum of none is known.
    """
    amounts = list(amounts)
    is_complete = all(currency for currency, _amount in amounts)
    return {
        currency: total(amount for other, amount in amounts if other == currency) if is_complete else None
        for currency in sorted({currency for currency, _amount in amounts if currency})
    }


def is_round(amount: int, currency: str) -> bool:
    """Whether the amount is one of whole units."""
    return amount % 10 ** decimals(currency) == 0


def in_words(amount: int, currency: str, language: str, *, exactly: bool = False) -> str:
    """The amount with its currency, as the language writes it: CHF 12,500.50 · 12 500,50 CHF · 12.500,50 CHF.

    A round amount stands without decimals, unless it stands among others that have some.
    """
    units, places = in_units(amount, currency), decimals(currency)
    figures = "#,##0"
    if places and (exactly or not is_round(amount, currency)):
        figures += "." + "0" * places
    pattern = f"¤¤\u00a0{figures}" if language == "en" else f"{figures}\u00a0¤¤"
    return format_currency(units, currency, format=pattern, locale=language, currency_digits=False)


def as_typed(amount: int, currency: str, language: str) -> str:
    """The amount without its currency, as somebody would type it: 12500.50 · 12500,50."""
    places = decimals(currency)
    figures = "0" + ("." + "0" * places if places else "")
    return format_decimal(in_units(amount, currency), format=figures, locale=language)


def parsed(typed: str, currency: str, language: str) -> int:
    """The amount that somebody typed, in figures as their language writes them, with or without thousands set apart.

    Decimals that the currency does not have are refused even where they are noughts: 12.500 typed on an English page
    would be CHF 12.50, and twelve thousand five hundred were meant.
    """
    sign, apart = re.escape(get_decimal_symbol(language)), rf"[\s'’{re.escape(get_group_symbol(language))}]"
    figures = rf"(?P<whole>\d{{1,3}}(?:{apart}\d{{3}})+|\d+)(?:{sign}(?P<part>\d+))?"
    read = re.fullmatch(figures, typed.strip().translate(_PLAIN_SPACES), re.ASCII)
    if read is None:
        raise NotAnAmount
    whole, part = re.sub(r"\D", "", read["whole"]), read["part"] or ""
    if len(part) > decimals(currency):
        raise TooFine
    smallest = (whole + part.ljust(decimals(currency), "0")).lstrip("0") or "0"
    if len(smallest) > MOST_FIGURES:
        raise TooLarge
    return int(smallest)


_PLAIN_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ")
