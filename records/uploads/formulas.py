"""The formulas of an Excel file: those that fetch something from elsewhere, or start a program, are refused."""

import re

from . import reasons
from .links import is_plain_link

FORMULAS = frozenset(
    {"f", "definedName", "formula", "formula1", "formula2", "oldFormula", "calculatedColumnFormula", "totalsRowFormula"}
)

_TEXT = re.compile(r'"[^"]*"')
_SHEET = re.compile(r"'[^']*'")
_COMMAND = re.compile(
    r"(?<![\w.])(?:_xl\w{1,10}\.)?(?:CALL|EXEC|REGISTER(?:\.ID)?|RTD|DDE|RUN|INITIATE)\s{0,20}\(|\|", re.IGNORECASE
)
_FETCH = re.compile(r"(?<![\w.])(?:_xl\w{1,10}\.){0,2}(?:WEBSERVICE|IMAGE|SQL\.REQUEST)\s{0,20}\(", re.IGNORECASE)
_LINK = re.compile(r'(?<![\w.])HYPERLINK\s{0,20}\(\s{0,20}"([^"]*)"', re.IGNORECASE)


def is_worth_a_look(formula: str) -> bool:
    """Whether a formula may do more than reckon; most do not, and are not taken to pieces."""
    return any(look.search(formula) for look in (_COMMAND, _FETCH, _LINK))


def faults_of_formula(formula: str) -> str:
    """What is wrong with a formula, in words; empty where nothing is."""
    if not all(is_plain_link(address) or _is_place(address) for address in _LINK.findall(formula)):
        return reasons.link()
    bare = _SHEET.sub("''", _TEXT.sub('""', formula))
    if _COMMAND.search(bare):
        return reasons.command()
    return reasons.fetched() if _FETCH.search(bare) else ""


def _is_place(address: str) -> bool:
    """Whether an address is put together from what follows, or names a place in the table itself."""
    return address.startswith("[") and "\\" not in address and ":" not in address
