"""Symbols as values: `IC/2008/2`, `MC/2210/Rev.1`, `C/106/54/Rev.1/Corr.2`, read by the shape of their series.

A shape is the ordered parts of a series' symbols, as a person writes them: `IC/{year}/{number}`, `MC/{number}`,
`C/{session}/L/{number}`. The running number stands last; corrections and additions follow it as a chain of suffixes.
"""

import re
from dataclasses import dataclass

PARTS = {"year": r"(?:19|20)\d\d", "session": r"[1-9]\d{0,2}", "number": r"[1-9]\d{0,4}"}
SUFFIXES = ("Rev", "Add", "Corr", "Amdt")
SHAPE = re.compile(r"[A-Za-z]+(?:/(?:[A-Za-z]+|\{year\}|\{session\}))*/\{number\}")

_SUFFIX = re.compile(rf"/({'|'.join(SUFFIXES)})\.([1-9]\d?)", re.IGNORECASE)


class SymbolConverter:
    """A symbol in an address, of any depth: two segments or more, the first of letters."""

    regex = r"[A-Za-z][A-Za-z0-9]*(?:/[A-Za-z0-9]+(?:\.[0-9]+)?)+"

    def to_python(self, value: str) -> str:
        """The symbol as it was typed; its canonical spelling is a matter of the register."""
        return value

    def to_url(self, value: str) -> str:
        """The symbol as it stands in the address."""
        return value


@dataclass(frozen=True)
class Symbol:
    """One symbol in its canonical spelling; those of one stem are numbered together."""

    stem: str  # IC/2008
    number: int  # 2
    suffixes: tuple[str, ...] = ()  # ("Rev.1", "Corr.2")

    def __str__(self) -> str:
        return "/".join([self.stem, str(self.number), *self.suffixes])

    @property
    def base(self) -> "Symbol | None":
        """The symbol of what this one revises, completes or corrects; None for a document of its own."""
        return Symbol(self.stem, self.number, self.suffixes[:-1]) if self.suffixes else None

    @property
    def change(self) -> str:
        """How this document changes its base: `Rev`, `Add`, `Corr` or `Amdt`; empty for a document of its own."""
        return self.suffixes[-1].partition(".")[0] if self.suffixes else ""


def read(text: str, shape: str) -> Symbol | None:
    """The symbol that a person typed, in any capitals, or None where it is not of this shape."""
    segments = shape.split("/")[:-1]
    stem = "/".join(PARTS.get(segment.strip("{}"), re.escape(segment)) for segment in segments)
    pattern = rf"({stem})/({PARTS['number']})((?:{_SUFFIX.pattern})*)"
    found = re.fullmatch(pattern, text.strip(), re.IGNORECASE)
    if not found:
        return None
    typed = found[1].split("/")
    spelled = [typed[at] if segment.startswith("{") else segment for at, segment in enumerate(segments)]
    suffixes = tuple(f"{kind.capitalize()}.{number}" for kind, number in _SUFFIX.findall(found[3]))
    return Symbol("/".join(spelled), int(found[2]), suffixes)


def year_of(symbol: Symbol, shape: str) -> int | None:
    """The year in the symbol, where its series counts by years."""
    segments = shape.split("/")
    return int(str(symbol).split("/")[segments.index("{year}")]) if "{year}" in segments else None


def stem_of(shape: str, *, year: int | None = None, session: int | None = None) -> str:
    """What stands before the running number in this year or at this session: `IC/2008`."""
    return shape.rpartition("/")[0].format(year=year, session=session)


def sort_key(symbol: str) -> str:
    """What sorts symbols as people count: IC/2007/7 before IC/2007/17, a document before its corrections."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(6), symbol.upper()).replace("/", " ")
