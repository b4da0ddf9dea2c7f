"""What one request has changed, row by row, and whether its person may change that."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from membership.roles import Permission
from tests.walk.walking import patterns

WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
NO_RECORDS = {"django_session", "portal_cache"}  # what a browser is known by, and how often somebody has tried
CONSEQUENCES = {"jobs_job", "jobs_message"}  # work and messages follow from what was allowed
IN_PASSING = {
    "usersessions_usersession",
    "account_emailaddress",
}  # kept up to date by every request, where they are own

# Who may change what has no editing page of its own; one permission of those named is enough.
KEPT_OTHERWISE = {
    "auth_group": set(),
    "auth_permission": set(),
    "django_content_type": set(),
    "account_emailaddress": set(),
    "account_emailconfirmation": set(),
    "mfa_authenticator": set(),
    "usersessions_usersession": {Permission.ACCREDIT_PEOPLE},
    "membership_user": {Permission.ACCREDIT_PEOPLE},
    "membership_accreditation": {Permission.ACCREDIT_PEOPLE},
    "membership_invitation": {Permission.INVITE_PEOPLE},
    "records_storedfile": {Permission.KEEP_PROGRAMME},  # those of the secretariat keep all that carries files
    "documents_relation": {Permission.DRAFT_NOTES},
    "documents_snapshot": {Permission.ISSUE_NOTES},
    "documents_rendition": {Permission.DRAFT_NOTES},
    "workshops_preference": {Permission.RUN_SOUNDINGS},
    "workshops_rankedtopic": {Permission.RUN_SOUNDINGS},
    "workshops_materialfile": {Permission.KEEP_PROGRAMME},
    "workshops_materialarchive": {Permission.KEEP_PROGRAMME},
}


def _is_of(member, person, permission: Permission) -> bool:
    return person.is_authenticated and member in {each.pk for each in person.members_where(permission)}


def _is_own_paper(material, person) -> bool:
    return person.is_authenticated and (
        getattr(material, "offered_by_id", None) == person.pk
        or _is_of(getattr(material, "member_id", None), person, Permission.OFFER_MATERIALS)
    )


# What whoever keeps no such records may change: their own, and their Member's.
OWN: dict[str, Callable[[Model, object], bool]] = {
    "membership_user": lambda user, person: user.pk == person.pk,
    "mfa_authenticator": lambda factor, person: factor.user_id == person.pk,
    "usersessions_usersession": lambda session, person: session.user_id == person.pk,
    "account_emailaddress": lambda address, person: address.email == address.user.email,  # kept up to date by allauth
    "membership_invitation": lambda invitation, person: _is_of(
        invitation.member_id, person, Permission.INVITE_DELEGATES
    ),
    "workshops_preference": lambda preference, person: _is_of(
        preference.member_id, person, Permission.STATE_PREFERENCES
    ),
    "workshops_rankedtopic": lambda ranked, person: _is_of(
        ranked.preference.member_id, person, Permission.STATE_PREFERENCES
    ),
    "workshops_material": _is_own_paper,
    "workshops_materialfile": lambda file, person: _is_own_paper(file.material, person),
    "workshops_materialarchive": lambda archive, person: (
        person.is_authenticated
    ),  # asked for, and made of what is public
    "records_storedfile": lambda stored, person: _is_own_paper(stored.record, person),
}


@dataclass(frozen=True)
class Change:
    """One row that was added, altered or taken out."""

    table: str
    key: object
    row: Model  # as it was, or as it is where it was added
    was_there: bool
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.table} {self.key} ({', '.join(self.columns) or ('taken out' if self.was_there else 'added')})"


class Writes:
    """Notes the tables into which something is written; `with connection.execute_wrapper(writes)`."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute, sql, params, many, context):
        if (found := WRITES.match(sql)) and found[1] not in NO_RECORDS:
            self.tables.add(found[1])
        return execute(sql, params, many, context)


def rows_of(tables: Iterable[str]) -> dict[tuple[str, object], Model]:
    """Every row of these tables."""
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {(table, row.pk): row for table in sorted(tables) for row in models[table]._base_manager.all()}


def changes_between(before: dict[tuple[str, object], Model], after: dict[tuple[str, object], Model]) -> list[Change]:
    """The rows that differ."""
    changes = []
    for place in [*before, *(place for place in after if place not in before)]:
        was, now = before.get(place), after.get(place)
        columns = [
            column.attname for column in (was or now)._meta.concrete_fields if was and now and _differ(column, was, now)
        ]
        if columns or not (was and now):
            changes.append(Change(*place, was or now, was is not None, tuple(columns)))
    return changes


def _differ(column, was: Model, now: Model) -> bool:
    return str(getattr(was, column.attname)) != str(getattr(now, column.attname))


def wrong_changes(changes: Iterable[Change], person, *, is_safe: bool, is_refused: bool) -> list[str]:
    """What was changed that must not be: by a mere look, by what was refused, or by somebody who may not."""
    wrong = []
    for change in changes:
        if change.table in IN_PASSING and _is_own(change, person):
            continue
        if is_safe:
            wrong.append(f"a mere look changed {change}")
        elif is_refused:
            wrong.append(f"refused, and yet it changed {change}")
        elif not _may(change, person):
            wrong.append(f"changed {change}, and may not")
    return wrong


def _may(change: Change, person) -> bool:
    if change.table in CONSEQUENCES:
        return True
    if _is_history(change):
        return not change.was_there  # what is remembered is never altered
    return any(person.may(permission) for permission in keepers()[change.table]) or _is_own(change, person)


def _is_own(change: Change, person) -> bool:
    return change.table in OWN and OWN[change.table](change.row, person)


def _is_history(change: Change) -> bool:
    return hasattr(change.row, "history_date")


def keepers() -> dict[str, set[str]]:
    """For every table of records, the permissions with which its rows are changed: as the editing pages say."""
    kept = {
        record_admin.model: {record_admin.permission}
        for _route, pattern in patterns()
        if (record_admin := pattern.default_args.get("record_admin"))
    }
    for model in apps.get_models():
        if (part_of := getattr(model, "part_of", "")) and (
            whole := model._meta.get_field(part_of).related_model
        ) in kept:
            kept[model] = kept[whole]
    return KEPT_OTHERWISE | {model._meta.db_table: permissions for model, permissions in kept.items()}
