"""Inputs that nobody types, for every address and every form that a person of the cast is shown.

What is sent is drawn from a seed: the same seed sends the same. Each input is undone before the next.
"""

import random
import re
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.client import encode_multipart
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, Resolver404, resolve

from tests.walk.table import Table
from tests.walk.walking import Walker
from tests.walk.world import World

from . import values
from .forms import Form, forms_of

PERSONS = {"paulo": 5, "ines": 2, "tomasz": 2, "filipe": 3, "maria": 2, "dana": 2, "nobody": 2}  # and how often each
PER_PAGE = 6  # inputs to the forms of a page that has been asked for
BOUNDARY = "fuzz"
WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
NO_RECORDS = re.compile(r"^(django_session|django_cache|portal_cache|usersessions_|account_|mfa_)")
FAILED = 500


@dataclass(frozen=True)
class Input:
    """One request: who sends what to where."""

    person: str
    method: str
    address: str
    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str, bytes], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    after: "Input | None" = None  # what is sent before it, as when somebody else was faster

    def __str__(self) -> str:
        fields = ", ".join(f"{name}={value[:120]!r}" for name, value in self.fields[:60])
        files = ", ".join(f"{name}=({file!r}, {content[:40]!r})" for name, file, content in self.files)
        before = f"{self.after}\nand then\n" if self.after else ""
        headers = dict(self.headers) or ""
        return f"{before}{self.person}: {self.method} {self.address[:400]!r} {headers}\n  {fields}\n  {files}"


@dataclass
class Findings:
    """What came of the inputs."""

    faults: list[str] = field(default_factory=list)
    sent: Counter = field(default_factory=Counter)  # by person
    answers: Counter = field(default_factory=Counter)  # by status


class Fuzz:
    """Sends inputs into a world, and looks at what comes of each."""

    def __init__(self, world: World, table: Table, seed: int) -> None:
        self.chance = random.Random(seed)
        self.table = table
        self.walkers = {person: Walker(person, world, table) for person in PERSONS}
        self.found = Findings()
        self.failure = ""
        got_request_exception.connect(self._note)  # as long as this is there: the signal holds it weakly

    def run(self, inputs: int) -> Findings:
        """Send so many inputs."""
        drawn = self._drawn()
        for _number in range(inputs):
            self.send(next(drawn))
        return self.found

    def _note(self, **_signal) -> None:
        """Remember what failed, and where."""
        lines = traceback.format_exc().strip().splitlines()
        self.failure = "\n".join([lines[-1], *lines[-7:-1]])

    # What is sent -----------------------------------------------------------------------------------------------------

    def _drawn(self) -> Iterator[Input]:
        names = sorted(self.table.rows)
        persons, often = list(PERSONS), list(PERSONS.values())
        while True:
            person, name = self.chance.choices(persons, often)[0], self.chance.choice(names)
            try:
                address = self.walkers[person].address(name)
            except NoReverseMatch:  # pragma: no cover -- the walk would have failed before
                continue
            yield from self._at(person, name, address)

    def _at(self, person: str, name: str, address: str) -> Iterator[Input]:
        """Some inputs at one address: beside it, into it, and into the forms of its page."""
        yield Input(person, "GET", f"{address}?{self.chance.choice(values.QUERIES)}", headers=self._headers())
        yield Input(person, self.chance.choice(("GET", "POST")), self._bent(address), headers=self._headers())
        forms = self.forms_at(person, address)
        for _number in range(PER_PAGE if forms else 1):
            yield self._filled(person, self.chance.choice(forms or [Form(address)]))

    def _headers(self) -> tuple[tuple[str, str], ...]:
        return tuple(self.chance.choice(values.HEADERS).items()) if self.chance.random() < 0.3 else ()

    def _bent(self, address: str) -> str:
        """The address with one of its parts replaced."""
        parts = address.split("/")
        place = self.chance.randrange(1, len(parts)) if len(parts) > 1 else 0
        text = self.chance.choice([*values.RAW_PARTS, *(quote(text[:300], errors="replace") for text in values.TEXTS)])
        if parts[place].isdigit():
            text = self.chance.choice(["99999999999999999999", "9" * 400, "2147483648", text])
        return "/".join([*parts[:place], text, *parts[place + 1 :]])

    def forms_at(self, person: str, address: str) -> list[Form]:
        """The forms that this person is shown there."""
        answer = self._ask(Input(person, "GET", address))
        if answer.status_code != 200 or not answer.get("Content-Type", "").startswith("text/html"):
            return []
        return forms_of(address, answer.content.decode())

    def _filled(self, person: str, form: Form) -> Input:
        """The form as it stands, with some of its fields changed, left out, sent twice or added."""
        fields = []
        share = self.chance.choice((0.1, 0.3, 0.8))
        for name, value in form.fields:
            if self.chance.random() > share:
                fields.append((name, value))
            elif (act := self.chance.random()) < 0.1:
                continue
            elif act < 0.2:
                fields += [(name, value), (name, self.chance.choice(values.TEXTS))]
            elif act < 0.3:
                fields.append((name, self._of_another(form)))
            else:
                fields.append((name, self.chance.choice(values.TEXTS)))
        if named := [button for button in form.buttons if button[0]]:
            fields += [self.chance.choice(named)] if self.chance.random() < 0.5 else []
        if self.chance.random() < 0.05:
            fields += [(f"field-{number}", "x") for number in range(10_000)]
        if self.chance.random() < 0.1:
            fields.append((self.chance.choice(("version", "seen", "order", "pick:x", "third:x", "act")), "x"))
        files = [(name, *self.chance.choice(values.FILES)) for name in form.files if self.chance.random() < 0.7]
        faster = self.somebody_elses(form) if self.chance.random() < 0.5 else None
        return Input(person, "POST", form.action, tuple(fields), tuple(files), self._headers(), faster)

    def somebody_elses(self, form: Form) -> Input | None:
        """What somebody else has saved by the same form meanwhile: its first text is another."""
        texts = [name for name, value in form.fields if name.endswith("_en") or name in {"name", "title", "text"}]
        if "version" not in dict(form.fields) or not texts:
            return None
        fields = [(name, f"{value} again" if name == texts[0] else value) for name, value in form.fields]
        return Input("ines", "POST", form.action, tuple(fields))

    def _of_another(self, form: Form) -> str:
        """What another field of the form says: a key of another kind, a text where a number belongs."""
        return self.chance.choice(form.fields)[1]

    # What comes of it -------------------------------------------------------------------------------------------------

    def send(self, sent: Input) -> None:
        """Send one input, and note what is wrong with what comes of it."""
        with CaptureQueriesContext(connection) as asked:
            try:
                answer = self._ask(sent)
            except Exception as failure:
                self.found.faults.append(f"{failure.__class__.__name__}: {failure}\n{sent}"[:3000])
                return
        self.found.sent[sent.person] += 1
        self.found.answers[answer.status_code] += 1
        if answer.status_code >= FAILED:
            self.found.faults.append(f"answered {answer.status_code}: {self.failure}\n{sent}")
        elif values.MARKUP.encode() in _content(answer):
            self.found.faults.append(f"the markup comes back as markup\n{sent}")
        elif self._may_not(sent) and (written := _written(asked)):
            self.found.faults.append(f"wrote {', '.join(sorted(written))}, and may not\n{sent}")

    def _may_not(self, sent: Input) -> bool:
        """Whether the walk's table turns this person away, whatever they send to this address."""
        try:
            name = resolve(urlsplit(sent.address).path).url_name
        except (Resolver404, ValueError):
            return False
        rows = [row for row in self.table.rows.values() if row.url_name == name and row.is_ours]
        column = self.walkers[sent.person].column
        return bool(rows) and all(row.door[column] in {"sign-in", "no", "hidden"} for row in rows)

    def _ask(self, sent: Input) -> HttpResponse:
        """The answer to one request, after which everything is as it was."""
        with transaction.atomic():
            if sent.after:
                self._answer(sent.after)
            answer = self._answer(sent)
            transaction.set_rollback(True)
        return answer

    def _answer(self, sent: Input) -> HttpResponse:
        walker = self.walkers[sent.person]
        headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in sent.headers}
        content_type = headers.pop("HTTP_CONTENT_TYPE", f"multipart/form-data; boundary={BOUNDARY}")
        path, _mark, query = sent.address.partition("?")
        request = walker.requests_of.generic(
            sent.method, path, _body(sent), content_type=content_type, QUERY_STRING=query, **headers
        )
        request.environ["PATH_INFO"] = unquote_to_bytes(path).decode("latin-1")  # as a server hands it over
        answer = walker.portal(request.environ)
        if answer.streaming:
            b"".join(answer.streaming_content)
        return answer


def _body(sent: Input) -> bytes:
    if sent.method != "POST":
        return b""
    several: dict[str, list] = {}
    for name, value in sent.fields:
        several.setdefault(name, []).append(value.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    for name, file, content in sent.files:
        several.setdefault(name, []).append(SimpleUploadedFile(file or "x", content))
    return encode_multipart(BOUNDARY, several)


def _content(answer: HttpResponse) -> bytes:
    return b"" if answer.streaming else answer.content


def _written(asked: CaptureQueriesContext) -> set[str]:
    """The tables of records into which the request has written, undone or not."""
    tables = {found[1] for query in asked if (found := WRITES.match(query["sql"]))}
    return {table for table in tables if not NO_RECORDS.match(table)}
