"""The table of the walk, as it is read: which answers a person may get at a row with a method."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
REFUSALS = {"sign-in": "sign-in", "no": "403", "hidden": "404", "home": "302"}
THIRD_PARTY = "allauth"  # the section of views that are not ours


@dataclass(frozen=True)
class Row:
    """One address, or one of several records at the same address."""

    name: str
    section: str
    kind: str
    audience: dict[str, str]  # column -> in, or how one is turned away
    answers: dict[str, str]  # method -> answer to whoever is in
    exceptions: dict[tuple[str, str], str]  # (column, method) -> answer
    reason: str

    @property
    def url_name(self) -> str:
        """The name of the address, without the brackets."""
        return self.name.split(" (")[0]

    @property
    def is_ours(self) -> bool:
        """Whether the view is the portal's own."""
        return self.section != THIRD_PARTY

    @property
    def is_open(self) -> bool:
        """Whether whoever has not signed in is let in."""
        return self.audience["visitor"] == "in"

    def expected(self, column: str, method: str) -> set[str]:
        """The answers that are right; empty where any will do that is no failure."""
        if method == "OPTIONS" and not self.is_ours:
            return set()
        place = self.audience[column]
        answer = self.answers.get(method) or self.answers.get("ANY") or "405"
        if place == "in":
            return {self.exceptions.get((column, method), answer)}
        return {REFUSALS[place]} if answer != "405" else {REFUSALS[place], "405"}


class Table:
    """The rows by name, the columns by person, and who may see which mark."""

    def __init__(self) -> None:
        self.written = tomllib.loads((Path(__file__).parent / "table.toml").read_text())

    @cached_property
    def columns(self) -> dict[str, str]:
        """Under which heading a person stands."""
        return {person: column for column, persons in self.written["columns"].items() for person in persons}

    @cached_property
    def audiences(self) -> dict[str, dict[str, str]]:
        """How each column fares in each audience."""
        headings = list(self.written["columns"])
        return {
            name: dict(zip(headings, places.split(), strict=True)) for name, places in self.written["audiences"].items()
        }

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every row, those of the kept records written out."""
        sections = {section: dict(rows) for section, rows in self.written["addresses"].items()}
        reasons = {section: rows.pop("because", "") for section, rows in sections.items()}
        rows = {
            name: self._row(name, section, said, reasons[section])
            for section, named in sections.items()
            for name, said in named.items()
        }
        return self._kept() | rows

    @cached_property
    def marks(self) -> list[str]:
        """All marks."""
        return [mark for marks in self.written["marks"].values() for mark in marks]

    def marks_for(self, person: str) -> set[str]:
        """The marks that this person may see."""
        column = self.columns[person]
        return {
            mark
            for audience, marks in self.written["marks"].items()
            for mark in marks
            if self.audiences[audience][column] == "in"
        }

    def _kept(self) -> dict[str, Row]:
        addresses = dict(self.written["kept-addresses"])
        without = addresses.pop("not")
        rows = {}
        for kind, audience in self.written["kept"].items():
            for pattern, said in addresses.items():
                what, comma, exceptions = said.partition(", ")
                name = pattern.format(kind)
                rows[name] = self._row(name, "kept", f"{what} for {audience}{comma}{exceptions}", "")
        return {name: row for name, row in rows.items() if name not in without}

    def _row(self, name: str, section: str, said: str, reason: str) -> Row:
        """Read `kind for audience, METHOD answer, METHOD answer for column column: reason`."""
        said, _colon, own_reason = said.partition(": ")
        head, *others = said.split(", ")
        kind, audience = head.split(" for ")
        answers = {method: str(answer) for method, answer in self.written["kinds"][kind].items()}
        exceptions = {}
        for other in others:
            answered, _for, columns = other.partition(" for ")
            method, answer = answered.split()
            if columns:
                exceptions |= {(column, method): answer for column in columns.split()}
            else:
                answers[method] = answer
        return Row(name, section, kind, self.audiences[audience], answers, exceptions, own_reason or reason)
