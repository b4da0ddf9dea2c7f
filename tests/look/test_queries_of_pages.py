"""How many questions each page puts to the database, in a ledger that is read whenever it changes.

The number of a page is that of all its queries for somebody of the secretariat with every permission: also the three
with which each page finds out who reads it (the session, the user, the accreditations in force). Pages that only a
visitor sees are counted for a visitor. What is asked once per process, such as content types, is not counted.
"""

import tomllib
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from idm_portal.views.search import SECTIONS
from membership.choices import MemberStanding
from membership.models import Accreditation
from membership.roles import Role
from tests.factories import MemberFactory
from tests.look.rows import Rows
from tests.pages import names_of_addresses, signed_in, visit

LEDGER = tomllib.loads(Path(__file__).with_name("queries_of_pages.toml").read_text())
MOST = 12
ASKS_EACH_KIND = {  # docs/decisions/0040
    "search": 3 + len(SECTIONS),
    "decide_topic": 15,  # the topic, the sounding on it with all that was stated, and one that was held before
    "consultation": 13,  # notes, years, topics, soundings and proposals, with what hangs on each
    "mfa_add_webauthn": 13,  # the package asks for each kind of second factor by itself, ten times in all
}

# Why a page that can be opened has no line in the ledger.
NOT_COUNTED = {
    "livez": "a monitor asks; it has no query",
    "readyz": "a monitor asks; it has one query",
    "download_file": "a file, and no page",
    "download_archive": "a file, and no page",
    "order_archive": "only a form posts there",
    "give_consent": "one form, of a document that has no consent; here they all have",
    "draft_pdf": "a file, and no page",
    "note_pdf": "a file, and no page",
    "reactivate_user": "only a form posts there",
    "restore_block": "only a form posts there",
    "confirm_translation": "only a form posts there",
    "draft_note": "only a form posts there, on a draft that follows no record",
    "make_workshop": "only a form posts there, under a selected topic",
    **dict.fromkeys(("rank_topics", "check_preference", "state_preference"), "only a form posts there"),
    "adopt_house_style": "only a form posts there, where no style is kept yet",
    "usersessions_list": "asks three times for each session of the reader, who has few: so does the package it is from",
    "account_inactive": "only words",
    "account_reset_password_done": "only words",
    "account_reset_password_from_key": "stands at the end of a link that is sent, and shows one form",
    "account_reset_password_from_key_done": "only words",
    **dict.fromkeys(
        (
            "account_reauthenticate",
            "mfa_authenticate",
            "mfa_deactivate_totp",
            "mfa_download_recovery_codes",
            "mfa_edit_webauthn",
            "mfa_generate_recovery_codes",
            "mfa_login_webauthn",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
            "mfa_remove_webauthn",
            "mfa_view_recovery_codes",
        ),
        "of the sign-in package, about one account, for whoever has a password or a second factor",
    ),
}


@pytest.fixture
def staff(tomasz):
    """Tomasz Lis administers the portal, and for once he approves notes, and speaks for a Member, too."""
    Accreditation.objects.create(user=tomasz, role=Role.APPROVER)
    Accreditation.objects.create(user=tomasz, role=Role.DELEGATE, member=MemberFactory(standing=MemberStanding.STATE))
    return tomasz


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert answer.status_code == 200, f"{address} answered {answer.status_code}"
    return len(asked)


def test_no_page_asks_more_often_when_there_is_ten_times_as_much(staff):
    rows = Rows(by=staff)
    pages, met = {}, set()
    for client, starts in ((signed_in(staff), rows.addresses), (signed_in(None), [rows.invitation])):
        found = visit(client, starts=starts)
        met |= found.names
        for name, (page, *_others) in found.pages.items():
            if page.status == 200 and name not in NOT_COUNTED:
                pages.setdefault(name, (client, page.address))
    assert names_of_addresses() - met <= set(NOT_COUNTED)
    pages["search"] = (pages["search"][0], "/search/?q=a")

    few = {name: queries_of(*page) for name, page in pages.items()}
    for _time in range(9):
        rows.grow()
    pages |= {name: (client, address) for name, (client, address) in _pages_of(rows.long_note(10), pages).items()}
    many = {name: queries_of(*page) for name, page in pages.items()}

    assert {name: (few[name], many[name]) for name in pages if few[name] != many[name]} == {}
    assert many == LEDGER


def test_no_page_asks_more_than_a_dozen_times():
    assert {name: queries for name, queries in LEDGER.items() if queries > ASKS_EACH_KIND.get(name, MOST)} == {}


def _pages_of(note, pages: dict) -> dict:
    """The pages of another note, which has as many paragraphs as an issued one would have if it could grow."""
    address = note.get_absolute_url()
    there = {"note": address, "note_json": f"{address.removesuffix('/')}.json"}
    return {name: (pages[name][0], address) for name, address in there.items()}
