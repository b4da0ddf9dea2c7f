"""The pages of the portal, found as a reader finds them: by following the links from the front page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

FOREIGN = tuple(f"/{code}/" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


@dataclass(frozen=True)
class Page:
    """One address that was asked for, and what came."""

    name: str  # of the URL
    address: str
    status: int
    is_html: bool

    @property
    def can_be_looked_at(self) -> bool:
        """Whether it is a page, and neither a file nor the way to another page."""
        return self.is_html and self.status == 200


@dataclass
class Visit:
    """What one person finds."""

    pages: dict[str, list[Page]] = field(default_factory=lambda: defaultdict(list))  # by the name of the URL
    acts: set[str] = field(default_factory=set)  # names of the URLs to which the forms of the pages post

    @property
    def names(self) -> set[str]:
        """Every name of a URL that was met, as a page or as what a form does."""
        return {*self.pages, *self.acts}

    @property
    def broken(self) -> list[str]:
        """The links that lead nowhere, or to a closed door."""
        return [
            f"{page.address} answered {page.status}"
            for pages in self.pages.values()
            for page in pages
            if page.status >= 400
        ]

    def examples(self) -> Iterable[Page]:
        """One page of each name that one can look at; the last, as the first are those to which no link leads."""
        for pages in self.pages.values():
            yield from [page for page in pages if page.can_be_looked_at][-1:]


def names_of_addresses() -> set[str]:
    """The name of every URL of the live URLconf."""
    return {name for name in get_resolver().reverse_dict if isinstance(name, str)}


def signed_in(person) -> Client:
    """A browser without a screen in which this person has just typed their password; None is a visitor."""
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, person, method="password", reauthenticated=True)
        request.session.save()
        facts = {"ip": "192.0.2.7", "user_agent": "Firefox 140 on Linux"}
        UserSession.objects.create(user=person, session_key=request.session.session_key, **facts)
    return client


def visit(client: Client, *, starts: Iterable[str] = (), examples: int = 1, until: Set[str] = frozenset()) -> Visit:
    """Follow every link from the front page, and send every form that only asks.

    Of each name of a URL a few `examples` are enough, besides the `starts`, to which no link leads. Where `until` names
    what one is looking for, it ends when all that is found.
    """
    found, waiting = Visit(), ["/", *starts]
    known, seen = set(waiting), Counter()
    while waiting and not (until and until <= found.names):
        address = waiting.pop(0)
        name = name_of(address)
        if seen[name] >= examples:
            continue
        seen[name] += address not in starts
        answer = client.get(address)
        is_html = answer.get("Content-Type", "").startswith("text/html")
        found.pages[name].append(Page(name, address, answer.status_code, is_html))
        leads_to = Links(address)
        if answer.has_header("Location"):
            leads_to.links.append(answer["Location"])
        elif is_html:
            leads_to.feed(answer.content.decode())
        if answer.streaming:
            b"".join(answer.streaming_content)  # a file is closed when it is read
        found.acts |= {name_of(act) for act in leads_to.inside(leads_to.acts)}
        new = [link for link in leads_to.inside(leads_to.links) if link not in known]
        waiting += dict.fromkeys(new)
        known.update(new)
    return found


def name_of(address: str) -> str:
    """The name of the URL; of an address that nobody answers, the address."""
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return address


class Links(HTMLParser):
    """Where a page leads: its links, its forms that ask (as the addresses that they lead to), its forms that act."""

    def __init__(self, address: str):
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.acts: list[str] = []
        self._asked: list[tuple[str, str]] | None = None  # by the form that we are in, if it asks
        self._action = ""

    def inside(self, addresses: Iterable[str]) -> list[str]:
        """Those of the addresses that are of this portal and in English, without their fragments."""
        parts = [urlsplit(urljoin(self.address, address)) for address in addresses]
        return [
            part._replace(fragment="").geturl()
            for part in parts
            if not part.scheme and not part.netloc and not part.path.startswith(FOREIGN)
        ]

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        elif tag == "form":
            self._begin(attributes)
        elif tag == "input":
            self._answer(attributes)
        elif tag == "button" and attributes.get("formaction"):
            self.acts.append(attributes["formaction"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._asked is not None:
            self.links.append(f"{self._action}?{urlencode(self._asked)}")
            self._asked = None

    def _begin(self, attributes: Mapping[str, str | None]) -> None:
        self._action = attributes.get("action") or self.address
        if attributes.get("method") == "get":
            self._asked = []
        else:
            self.acts.append(self._action)

    def _answer(self, attributes: Mapping[str, str | None]) -> None:
        """Leave the field as it stands."""
        is_left_out = attributes.get("type") in {"radio", "checkbox"} and "checked" not in attributes
        if self._asked is not None and attributes.get("name") and not is_left_out:
            self._asked.append((attributes["name"], attributes.get("value") or ""))
