"""Every page of the portal, looked at in a real browser.

`make test` looks at each page once, in a language and at a width that change from day to day; `make looks` in all of
them, and leaves the pictures in `var/looks/`.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from zlib import crc32

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from idm_portal.demo.users import PASSWORD
from idm_portal.templatetags.navigation import in_language
from membership.models import User
from tests.journeys import in_use
from tests.journeys.conftest import WIDTHS, faults_of
from tests.pages import names_of_addresses, signed_in, visit

PARTS = 2  # of about the same length, for as many processes
EVERY_LOOK = bool(os.environ.get("EVERY_LOOK"))
WAYS_TO_LOOK = list(product([code for code, _name in settings.LANGUAGES], WIDTHS.values()))
PICTURES = settings.VAR_DIR / "looks"

# Why no link and no form leads to these addresses.
NOT_REACHED = {
    "livez": "a monitor asks",
    "readyz": "a monitor asks",
    "state_preference": "only the page on which an answer is checked posts there; test_a_sounding sends it",
    "adopt_house_style": "only a form posts there, where no style is kept yet; test_a_record_moves_on looks at it",
}


@dataclass(frozen=True)
class Look:
    """A page as somebody sees it; where it `sends` its form as it stands, what comes once this is on the page."""

    name: str
    client: Client
    address: str
    sends: str = ""

    @property
    def ways(self) -> list[tuple[str, int]]:
        """In which languages and at which widths it is looked at."""
        if EVERY_LOOK:
            return WAYS_TO_LOOK
        return [WAYS_TO_LOOK[(crc32(self.name.encode()) + timezone.localdate().toordinal()) % len(WAYS_TO_LOOK)]]


@dataclass(frozen=True)
class Reader:
    """Somebody who looks round: where they begin besides the front page, and what they look at besides its kind."""

    client: Client
    starts: tuple[str, ...] = ()
    besides: Mapping[str, str] = field(default_factory=dict)  # names of looks and their addresses
    checks: Mapping[str, str] = field(default_factory=dict)  # the same, of soundings in which the own answer is checked
    examples: int = 1
    looks_for_the_rest: bool = False  # and goes no further when what others have not reached is found
    suffix: str = ""  # of the names of looks at pages that others see differently


def readers(links: in_use.Links) -> list[Reader]:
    """The smallest cast that reaches everything, whoever may most first."""
    workshops = f"/workshops/{timezone.localdate().year}"
    this_years = {
        "workshop-cancelled": f"{workshops}/in-the-same-team/",
        "workshop-moved": f"{workshops}/keys-to-the-town-housing-and-first-work/",
    }
    tomasz = Reader(
        _client_of("Tomasz Lis"),
        starts=(
            links.closed_account,
            links.own_account,
            links.undo,
            links.two_languages,
            links.overtaken,
            links.without_note,
            links.selected_topic,
            links.offers,
            links.without_consent,
            links.empty_draft,
            links.held_together,
            *links.with_documents,
            links.prepared_sounding,
            *links.with_files,
            *this_years.values(),
            "/years/2008/",
        ),
        besides=this_years
        | {
            "user_accreditations-closed": links.closed_account,
            "user_accreditations-own": links.own_account,
            "year-not-published": f"/years/{timezone.localdate().year + 1}/",
            "year-without-theme": f"/years/{timezone.localdate().year + 2}/",
            "documents-none-found": "/documents/?q=zeppelin",
            "members-none-found": "/members/?words=zeppelin",
            "write_note-undo": links.undo,
            "write_note-two-languages": links.two_languages,
            "write_note-three-languages": links.three_languages,
            "write_note-overtaken": links.overtaken,
            "write_note-empty": links.empty_draft,
            "workshop-held-together": links.held_together,
            "consultation-without-note": links.without_note,
            "materials-in-every-state": links.offers,
            "material-without-consent": links.without_consent,
            **{f"workshop-with-documents-{place}": each for place, each in enumerate(links.with_documents, start=1)},
            "sounding-prepared": links.prepared_sounding,
            "sounding-open": links.open_sounding,
            "sounding_result-even-split": links.even_split,
            "decide_topic-even-split": links.split_topic,
        },
        examples=1,
    )
    anahit = Reader(
        _client_of("Anahit Soryan"),
        starts=(
            *(f"/account/confirm/{way}" for way in ("", "code/", "passkey/")),
            "/account/security/codes/generate/",
            links.open_sounding,
        ),
        besides={
            "forbidden": "/secretariat/",
            "materials-of-a-delegation": links.offers,
            "material-of-a-delegation": links.without_consent,
            "offer_material-of-a-delegation": f"{links.offers}offer/",
            "sounding-delegate": links.open_sounding,
            "preference_stated-delegate": f"{links.open_sounding}done/",
            "sounding_result-delegate": links.even_split,
        },
        checks={"check_preference-delegate": links.open_sounding},
    )
    anahit_at_sign_in = Reader(_at_second_factor(), starts=("/sign-in/second-factor/",))
    somebody = Reader(
        signed_in(None),
        starts=(
            links.invitation,
            links.forgotten_password,
            *(f"/sign-in/{way}/" for way in ("password/sent", "password/changed", "closed")),
        ),
        besides={
            "search-found": "/search/?q=migration",
            "search-none-found": "/search/?q=zeppelin",
            "year-2008": "/years/2008/",
            "not-found": "/nowhere/",
        },
        suffix="-public",
    )
    ines = Reader(_client_of("Inès Favre"), looks_for_the_rest=True)
    return [tomasz, anahit, anahit_at_sign_in, somebody, ines]


def _client_of(name: str) -> Client:
    return signed_in(User.objects.get(name=name))


def _at_second_factor() -> Client:
    """Anahit has typed her password, and not yet the code of her second factor."""
    client = Client()
    client.post("/sign-in/", {"login": "anahit@example.org", "password": PASSWORD})
    return client


FORMS_SENT_EMPTY = (
    "offer_material",
    "decline_material",
    "add_member",
    "add_sitting",
    "add_announcement",
    "invite",
    "accredit",
    "account_login",
)


@pytest.fixture
def portal_in_use(transactional_db, settings):
    """The demo, with its year of today, after some weeks of work."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 3600  # s, for which everybody's password counts as just typed
    call_command("load_demo", verbosity=0)
    return in_use.put_to_use()


def everything_to_look_at(links: in_use.Links) -> tuple[list[Look], list[str]]:
    """Each page once, as whoever may most on it and as the public; and what is wrong with the way there."""
    looks, faults, unreached = {}, [], names_of_addresses()
    for reader in readers(links):
        client = reader.client
        until = unreached - set(NOT_REACHED) if reader.looks_for_the_rest else set()
        found = visit(client, starts=reader.starts, examples=reader.examples, until=until)
        unreached -= found.names
        faults += found.broken
        for page in found.examples():
            name = page.name + (reader.suffix if page.name in looks else "")
            looks.setdefault(name, Look(name, client, page.address))
        for name, address in reader.besides.items():
            looks[name] = Look(name, client, address)
        for name, address in reader.checks.items():
            looks[name] = Look(name, client, address, sends=".answer")
    for name in FORMS_SENT_EMPTY:
        looks[f"{name}-empty"] = Look(f"{name}-empty", looks[name].client, looks[name].address, sends=".error-summary")
    faults += [f"No link leads to {name}." for name in sorted(unreached - set(NOT_REACHED))]
    faults += [f"A link leads to {name} after all." for name in sorted(set(NOT_REACHED) - unreached)]
    return list(looks.values()), faults


def each_with_its_reader(looks: Iterable[Look], sign_in: Callable) -> Iterator[Look]:
    """The looks, each while its reader sits at the browser."""
    seated = None
    for look in looks:
        if look.client is not seated:
            seated = look.client
            sign_in(client=seated)
        yield look


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_fit_to_be_seen(part, portal_in_use, live_server, page, sign_in):
    looks, faults = everything_to_look_at(portal_in_use)
    for look in each_with_its_reader(looks[part::PARTS], sign_in):
        for language, width in look.ways:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(live_server.url + in_language(look.address, language))
            if look.sends:
                page.locator("main form[method=post] .btn-primary").first.click()
                page.locator(look.sends).wait_for()
            faults += [f"{look.name} ({language}, {width} px): {fault}" for fault in faults_of(page)]
            if EVERY_LOOK:
                PICTURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=PICTURES / f"{look.name}-{language}-{width}.png", full_page=True)
    assert not faults, "\n".join(faults)
