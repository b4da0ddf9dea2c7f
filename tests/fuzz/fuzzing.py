"""Inputs that nobody types, for every address and every form that a person of the cast is shown.

What is sent is drawn from a seed: the same seed sends the same. Each input is undone before the next.
"""

import random
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes, urlencode, urlsplit

from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from idm_portal.wsgi import readable
from membership.access import Visitor
from tests.walk.table import Table
from tests.walk.walking import Walker
from tests.walk.world import World

from . import values
from .changes import Change, Writes, changes_between, rows_of, wrong_changes
from .forms import Form, forms_of

PERSONS = {"paulo": 5, "ines": 2, "tomasz": 2, "filipe": 3, "maria": 2, "dana": 2, "nobody": 2}  # and how often each
PER_PAGE = 6  # inputs to the forms of a page that has been asked for
BOUNDARY = "fuzz"
IN_PARTS = f"multipart/form-data; boundary={BOUNDARY}"
URLENCODED = "application/x-www-form-urlencoded"
SAFE = {"GET", "HEAD"}
REFUSED = 400
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
    encoded: str = ""  # otherwise than in several parts
    after: "Input | None" = None  # what is sent before it, as when somebody else was faster

    def __str__(self) -> str:
        fields = ", ".join(f"{name}={value[:120]!r}" for name, value in self.fields[:60])
        files = ", ".join(f"{name}=({file!r}, {content[:40]!r})" for name, file, content in self.files)
        before = f"{self.after}\nand then\n" if self.after else ""
        headers = dict(self.headers) or ""
        return (
            f"{before}{self.person}: {self.method} {self.address[:400]!r} {headers} {self.encoded}"
            f"\n  {fields}\n  {files}"
        )


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
        self.users = {person: world.cast.persons[person] or Visitor() for person in PERSONS}
        self.found = Findings()
        self.failure = ""
        got_request_exception.connect(self._note)  # as long as this is there: the signal holds it weakly

    def run(self, inputs: int, only: int = 0) -> Findings:
        """Send so many inputs; or, to see one again, draw as many as before, and send that one alone."""
        drawn = self._drawn()
        for number in range(1, inputs + 1):
            sent = next(drawn)
            if only in {0, number}:
                self.send(sent, number)
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
            yield from self._at(person, self.walkers[person].address(name))

    def _at(self, person: str, address: str) -> Iterator[Input]:
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
        if self.chance.random() < 0.2:
            fields += self._about_cards(form)
        files = [(name, *self.chance.choice(values.FILES)) for name in form.files if self.chance.random() < 0.7]
        faster = self.somebody_elses(form) if self.chance.random() < 0.5 else None
        encoded = URLENCODED if not files and self.chance.random() < 0.3 else ""
        return Input(person, "POST", form.action, tuple(fields), tuple(files), self._headers(), encoded, faster)

    def _about_cards(self, form: Form) -> Iterator[tuple[str, str]]:
        """What a form says of its cards: their order, those taken out, and what a button does with one."""
        orders = [(name, key) for name, key in form.fields if name.endswith("-order")]
        name, key = self.chance.choice(orders or [("x-order", "1")])
        cards = name.removesuffix("-order")
        other = self.chance.choice([key, *values.CARDS, *values.TEXTS])
        yield self.chance.choice(
            [
                (name, other),
                (f"{cards}-removed", other),
                ("arrange", f"{cards}:{self.chance.choice(values.ACTS)}:{other}"),
                (f"pick:{cards}-{other}", self.chance.choice(("theirs", "yours", "third", "x"))),
            ]
        )

    def somebody_elses(self, form: Form) -> Input | None:
        """What somebody else has saved by the same form meanwhile: its first text is another."""
        texts = [name for name, value in form.fields if name.endswith("_en") or name in {"name", "title", "text"}]
        if "version" not in dict(form.fields) or not texts:
            return None
        fields = [(name, f"{value} again" if name == texts[0] else value) for name, value in form.fields]
        return Input("ines", "POST", form.action, tuple(fields))

    def _of_another(self, form: Form) -> str:
        """What another field of the form says, or the key of another record."""
        return self.chance.choice([self.chance.choice(form.fields)[1], str(self.chance.randrange(1, 200))])

    # What comes of it -------------------------------------------------------------------------------------------------

    def send(self, sent: Input, number: int = 0) -> None:
        """Send one input, and note what is wrong with what comes of it."""
        try:
            answer, changes = self._ask_and_watch(sent)
        except Exception as failure:
            self.found.faults.append(f"{failure.__class__.__name__}: {failure}\n{number}, {sent}"[:3000])
            return
        self.found.sent[sent.person] += 1
        self.found.answers[answer.status_code] += 1
        self.found.faults += [f"{wrong}\n{number}, {sent}" for wrong in self._wrong(sent, answer, changes)]

    def _wrong(self, sent: Input, answer: HttpResponse, changes: list[Change]) -> list[str]:
        if answer.status_code >= FAILED:
            return [f"answered {answer.status_code}: {self.failure}"]
        if values.MARKUP.encode() in _content(answer):
            return ["the markup comes back as markup"]
        if changes and self._may_not(sent):
            return [f"changed {', '.join(map(str, changes))}, and is turned away"]
        is_safe, is_refused = sent.method in SAFE, answer.status_code >= REFUSED
        return wrong_changes(changes, self.users[sent.person], is_safe=is_safe, is_refused=is_refused)

    def _may_not(self, sent: Input) -> bool:
        """Whether the walk's table turns this person away, whatever they send to this address."""
        try:
            name = resolve(urlsplit(sent.address).path).url_name
        except (Resolver404, ValueError):
            return False
        rows = [row for row in self.table.rows.values() if row.url_name == name and row.is_ours]
        column = self.walkers[sent.person].column
        return bool(rows) and all(row.audience[column] in {"sign-in", "no", "hidden"} for row in rows)

    def _ask(self, sent: Input) -> HttpResponse:
        """The answer to one request, after which everything is as it was."""
        return self._ask_and_watch(sent)[0]

    def _ask_and_watch(self, sent: Input) -> tuple[HttpResponse, list[Change]]:
        """The answer, and what it has changed."""
        writes = Writes()
        with transaction.atomic():
            if sent.after:
                self._answer(sent.after)
            with connection.execute_wrapper(writes), transaction.atomic():
                answer = self._answer(sent)
                after = rows_of(writes.tables) if answer.status_code < FAILED else {}
                transaction.set_rollback(True)
            changes = changes_between(rows_of(writes.tables), after) if answer.status_code < FAILED else []
            transaction.set_rollback(True)
        return answer, changes

    def _answer(self, sent: Input) -> HttpResponse:
        walker = self.walkers[sent.person]
        headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in sent.headers}
        content_type = headers.pop("HTTP_CONTENT_TYPE", sent.encoded or IN_PARTS)
        path, _mark, query = sent.address.partition("?")
        request = walker.requests_of.generic(sent.method, path, _body(sent), QUERY_STRING=query, **headers)
        request.environ["PATH_INFO"] = unquote_to_bytes(path).decode("latin-1")  # as a server hands it over
        request.environ["CONTENT_TYPE"] = readable(content_type)
        answer = walker.portal(request.environ)
        if answer.streaming:
            b"".join(answer.streaming_content)
        return answer


def _body(sent: Input) -> bytes:
    if sent.method != "POST":
        return b""
    if sent.encoded:
        return urlencode(sent.fields, errors="surrogatepass").encode()
    parts = [_part(f'name="{name}"', value.encode("utf-8", "surrogatepass")) for name, value in sent.fields]
    parts += [_part(f'name="{name}"; filename{file}', content) for name, file, content in sent.files]
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def _part(said: str, content: bytes) -> bytes:
    """One part of a form; what it says of itself stands there as it is, in whatever characters."""
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {said}\r\n\r\n"
    return head.encode("utf-8", "surrogatepass") + content + b"\r\n"


def _content(answer: HttpResponse) -> bytes:
    return b"" if answer.streaming else answer.content
