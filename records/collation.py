"""Alphabetical order, as a reader of each language expects it.

`sort_key` gives a text of hexadecimal figures only: kept in a column beside the name, it sorts alike in Python, in
SQLite and in PostgreSQL, whatever the database's own collation is.

É sorts as E and decides only between names that are otherwise equal; Ñ is a letter after N in Spanish; capitals, the
form of an apostrophe, a hyphen for a space, and articles in brackets or in small letters before the name do not count.
An article with a capital belongs to the name: El Salvador stands under E, "the Gambia" and "Gambia (the)" under G.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache

from pyuca import Collator

MOST_WORDS = 12  # of a search; what somebody pastes into the field beyond them narrows nothing more
LONGEST_WORD = 100  # letters of it: every row is looked through for all of them

_ARTICLES = {
    "en": re.compile(r"^the\s+"),
    "fr": re.compile(r"^(?:l[ea]s?\s+|l['’]\s*)"),
    "es": re.compile(r"^(?:el|l[ao]s?)\s+"),
}
_BRACKETED_ARTICLE = re.compile(r"\s*\((?:the|l[aeo]s?|el|l['’])\)", re.IGNORECASE)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
_HYPHENS = re.compile(r"\s*[-‐‑–]\s*|\s+")
_ENYE = "n\N{COMBINING TILDE}"
_AFTER_EVERY_LETTER = 0xFFFF
_PLAIN = 0x20  # the secondary weight of a letter without an accent


def sort_key(text: str, language: str) -> str:
    """The text's place in the alphabet of the language, as a text that any engine sorts."""
    letters, accents = [], []
    for part in _parts(_bare(text, language), language):
        primary, secondary = _weights(part)
        letters += primary
        accents += secondary
        if part == _ENYE:
            letters.append(_AFTER_EVERY_LETTER)
    while accents and accents[-1] == _PLAIN:
        accents.pop()
    return "".join(f"{weight:04x}" for weight in [*letters, 0, *accents])


def plain(text: str) -> str:
    """The text in small letters without accents, as somebody may type it who searches."""
    letters = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def words_of(search: str) -> list[str]:
    """The words of what somebody types into a search."""
    return [word[:LONGEST_WORD] for word in search.split()[:MOST_WORDS]]


def pattern_of(text: str) -> str:
    """A regular expression, of any engine, that finds the text whatever the accents, capitals and apostrophes."""
    letters = plain(text).replace("\0", "")  # no text of a database holds a NUL, and PostgreSQL takes none
    return "".join(_likes().get(letter, re.escape(letter)) for letter in letters)


def _bare(text: str, language: str) -> str:
    """The text without what does not count."""
    text = unicodedata.normalize("NFC", text).strip().translate(_APOSTROPHES)
    text = _ARTICLES[language].sub("", _BRACKETED_ARTICLE.sub("", text))
    return _HYPHENS.sub(" ", text).strip().lower()


def _parts(text: str, language: str) -> list[str]:
    """The text split before and after each letter that the language counts as one of its own."""
    if language != "es":
        return [text]
    return [part.replace("ñ", _ENYE) for part in re.split("(ñ)", text) if part]


def _weights(text: str) -> tuple[list[int], list[int]]:
    """The weights of letters and of accents."""
    weights = list(_collator().sort_key(_ENYE[0] if text == _ENYE else text))
    first = weights.index(0)
    second = weights.index(0, first + 1)
    return weights[:first], weights[first + 1 : second]


@cache
def _collator() -> Collator:
    """The Unicode collation table, read once."""
    return Collator()


@cache
def _likes() -> dict[str, str]:
    """For each plain letter of the Latin alphabet, the class of all letters that are it with some accent."""
    letters = defaultdict(set)
    for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]:
        letter = chr(code)
        if letter.isalpha() and len(plain(letter)) == 1:
            letters[plain(letter)].add(letter)
    classes = {letter: f"[{''.join(sorted(likes))}]" for letter, likes in letters.items()}
    return classes | {"'": "['’ʼ‘]", "-": "[-‐‑–]"}
