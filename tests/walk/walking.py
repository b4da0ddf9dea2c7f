"""How one person walks: every row with every method, each request undone before the next."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import quote

from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from .addresses import arguments
from .marks import BEGINNING, NEVER_WRITTEN, SHAPED, everything_in, marks_in, word
from .table import METHODS, Row, Table
from .world import World

SIGN_IN = re.compile(r"(/fr|/es)?/sign-in/\?next=")


class Walker:
    """One person of the cast, with a browser, before the addresses of a world."""

    def __init__(self, person: str, world: World, table: Table) -> None:
        self.person, self.world, self.table = person, world, table
        self.column = table.columns[person]
        self.arguments = arguments(world)
        browser = Client()
        world.cast.sign_in(browser, person)
        self.requests_of = RequestFactory()
        self.requests_of.cookies = browser.cookies
        self.portal = ClientHandler(enforce_csrf_checks=False)
        self.seen: set[str] = set()

    def walk(self, names: Iterable[str] | None = None, methods: Iterable[str] = METHODS) -> list[str]:
        """Take these rows, or all; what was answered otherwise than the table says, in words."""
        rows = self.table.rows
        chosen = [rows[name] for name in names] if names else rows.values()
        return list(chain.from_iterable(self._faults_at(row, methods) for row in chosen))

    def search(self, name: str) -> list[str]:
        """Search a list for what the person may not see: it must find what a word finds that nobody has written.

        All words that are marks begin alike; where that beginning finds nothing, none of them does.
        """
        nothing = self._found(name, NEVER_WRITTEN)
        if all(self._found(name, wanted) == nothing for wanted in (BEGINNING, *SHAPED.values())):
            return []
        hidden = set(self.table.marks) - self.table.marks_for(self.person)
        return [
            f"{name}, searched by {self.person}: the mark {mark} is found"
            for mark in sorted(hidden)
            if self._found(name, word(mark)) != nothing
        ]

    def address(self, name: str) -> str:
        """Where the row stands."""
        return reverse(self.table.rows[name].url_name, kwargs=self.arguments.get(name))

    def _faults_at(self, row: Row, methods: Iterable[str]) -> Iterator[str]:
        address = self.address(row.name)
        for method in methods:
            response = self._ask(method, address)
            expected, answer = row.expected(self.column, method), _answer(response)
            if response.status_code >= 500 or (expected and answer not in expected):
                yield f"{row.name}, {method} by {self.person}: {answer} instead of {' or '.join(sorted(expected))}"
            said = everything_in(response).replace(address.lower().encode(), b"")  # which the person knows already
            marks = marks_in(said, self.table.marks)
            self.seen |= marks
            for mark in sorted(marks - self.table.marks_for(self.person)):
                yield f"{row.name}, {method} by {self.person}: the mark {mark} is shown"

    def _found(self, name: str, wanted: str) -> bytes:
        """What a list answers to a word, but for the word itself and for how long the answer is."""
        said = everything_in(self._ask("GET", self.address(name), {"q": wanted, "words": wanted}))
        for spelt in (wanted, quote(wanted, safe="")):
            said = said.replace(spelt.lower().encode(), b"")
        return _without_length(said)

    def _ask(self, method: str, address: str, data: dict | None = None) -> HttpResponse:
        """The answer to one request, after which everything is as it was."""
        if method == "POST":
            data = {"filled-in": "nothing"}
        request = getattr(self.requests_of, method.lower())(address, data)
        with transaction.atomic():
            response = self.portal(request.environ)
            transaction.set_rollback(True)
        return response


def patterns(urlconf: str | None = None) -> list[tuple[str, URLPattern]]:
    """The addresses of the URLconf, with their whole routes."""
    return list(_patterns(get_resolver(urlconf)))


def _patterns(resolver: URLResolver, route: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each, f"{route}{each.pattern}")
        else:
            yield f"{route}{each.pattern}", each


def without_row(table: Table, urlconf: str | None = None) -> set[str]:
    """The names of addresses that the table does not know."""
    return {pattern.name for _route, pattern in patterns(urlconf)} - {row.url_name for row in table.rows.values()}


def without_guard(table: Table, urlconf: str | None = None) -> set[str]:
    """The names of addresses whose views wear no guard and are not of a third party."""
    theirs = {row.url_name for row in table.rows.values() if not row.is_ours}
    return {
        pattern.name
        for _route, pattern in patterns(urlconf)
        if not (hasattr(pattern.callback, "guarded_by") or hasattr(pattern.callback, "public_because"))
        if not (pattern.name in theirs and pattern.callback.__module__.startswith("allauth."))
    }


def _answer(response: HttpResponse) -> str:
    """The status, or `sign-in` where one is sent to the sign-in page."""
    if response.status_code == 302 and SIGN_IN.match(response["Location"]):
        return "sign-in"
    return str(response.status_code)


def _without_length(said: bytes) -> bytes:
    """The same without the line of the head that counts its bytes."""
    return b"\n".join(line for line in said.split(b"\n") if not line.startswith(b"content-length:"))
