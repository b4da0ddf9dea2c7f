"""The people who can sign in to the demo."""

from collections.abc import Iterable

from django.utils.text import slugify

from membership.actions import accounts, accreditations
from membership.models import User
from membership.roles import Role

from .known import Known

PASSWORD = "dialogue-demo"  # of invented people; printed at the start of the demo


def address_of(name: str) -> str:
    """The e-mail address of a demo person."""
    return f"{slugify(name.split(maxsplit=1)[0])}@example.org"


def open_accounts(told: Iterable[dict]) -> dict[str, User]:
    """An account for each of them, which may do nothing yet."""
    return {
        each["name"]: accounts.open_account(
            email=address_of(each["name"]),
            name=each["name"],
            password=PASSWORD,
            language=each.get("language", "en"),
            by=None,
        )
        for each in told
    }


def accredit(told: Iterable[dict], users: dict[str, User], known: Known) -> None:
    """Give each of them the role that the file tells; close the accounts of those who have left."""
    for each in told:
        accreditations.accredit(
            user=users[each["name"]],
            role=Role(each["role"]),
            member=known.members.get(each.get("member")),
            organization=known.organizations.get(each.get("organization")),
            by=None,
        )
        if each.get("closed"):
            accounts.deactivate_user(user=users[each["name"]], by=known.staff)


def lines(told: Iterable[dict]) -> list[str]:
    """Who may come in, and as what: for the terminal."""
    return [f"  {address_of(each['name']):22} {each['name']:15} {_part(each)}" for each in told]


def _part(told: dict) -> str:
    """The role, for whom it is held, and whether the account is closed."""
    held_for = told.get("member") or told.get("organization") or ""
    closed = "account closed" if told.get("closed") else ""
    return ", ".join(filter(None, [str(Role(told["role"]).label), held_for.capitalize(), closed]))
