"""The people who can sign in to the demo."""

from collections.abc import Iterable

from django.utils.text import slugify

from membership.actions import accounts, accreditations
from membership.models import User
from membership.roles import Role

from .known import LoadedRecords

PASSWORD = "dialogue-demo"  # of invented people; printed at the start of the demo


def address_of(name: str) -> str:
    """The e-mail address of a demo person."""
    return f"{slugify(name.split(maxsplit=1)[0])}@example.org"


def open_accounts(entries: Iterable[dict]) -> dict[str, User]:
    """An account for each of them, which may do nothing yet."""
    return {
        each["name"]: accounts.open_account(
            email=address_of(each["name"]),
            name=each["name"],
            password=PASSWORD,
            language=each.get("language", "en"),
            by=None,
        )
        for each in entries
    }


def accredit(entries: Iterable[dict], users: dict[str, User], known: LoadedRecords) -> None:
    """Give each of them the role that the file tells; close the accounts of those who have left."""
    for each in entries:
        accreditations.accredit(
            user=users[each["name"]],
            role=Role(each["role"]),
            member=known.members.get(each.get("member")),
            organization=known.organizations.get(each.get("organization")),
            by=None,
        )
        if each.get("closed"):
            accounts.deactivate_user(user=users[each["name"]], by=known.staff)


def lines(entries: Iterable[dict]) -> list[str]:
    """Who may come in, and as what: for the terminal."""
    return [f"  {address_of(each['name']):22} {each['name']:15} {_part(each)}" for each in entries]


def _part(entry: dict) -> str:
    """The role, for whom it is held, and whether the account is closed."""
    held_for = entry.get("member") or entry.get("organization") or ""
    closed = "account closed" if entry.get("closed") else ""
    return ", ".join(filter(None, [str(Role(entry["role"]).label), held_for.capitalize(), closed]))
