"""Loading the demo records through the verbs of the floors, as people of the secretariat would keep them."""

from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from documents.models import Note, Series
from membership.models import Member, Organization, Person, User
from sessions_app.models import Year

from . import funding, materials, membership, notes, programme, reading, soundings, training, users, workshops
from .known import LoadedRecords

STAFF, APPROVER = "Marta Keller", "Inès Favre"


def is_empty() -> bool:
    """Whether nobody has kept anything here yet."""
    return not any(model.objects.exists() for model in (User, Member, Organization, Person, Year, Series, Note))


@transaction.atomic
def load(today: date) -> None:
    """Load everything: the years 2007 and 2008 as the note tells them, and the invented year of today."""
    past = reading.read(
        *("membership.toml", "programme.toml", "workshops.toml", "training.toml", "funding.toml"),
        *("register.toml", "house_style.toml", "note_ic_2008_2.toml"),
    )
    present = reading.this_year(today)
    with translation.override("en"):
        accounts = users.open_accounts(present["user"])
        known = LoadedRecords(staff=accounts[STAFF], colleague=accounts[APPROVER], users=accounts)
        for content in (past, present):
            membership.load(content, known)
        users.accredit(present["user"], accounts, known)
        for content in (past, present):
            programme.load(content, known)
            workshops.load(content, known)
            soundings.load(content, known)
            materials.load(content, known)
            training.load(content, known)
            funding.load(content, known)
            notes.load(content, known, approver=accounts[APPROVER])


def accounts_in_words() -> list[str]:
    """The demo people and their password, for the terminal."""
    entries = reading.this_year(timezone.localdate())["user"]
    return [f"Everybody's password is {users.PASSWORD}", *users.lines(entries)]
