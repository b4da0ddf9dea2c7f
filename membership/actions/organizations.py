"""Every change of organizations.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved, with its parts.
Lock order: all organizations, by their keys; who succeeds whom is a matter of all of them.
"""

from collections.abc import Iterable

from django.db import transaction

from membership import rules
from membership.models import Organization, OrganizationName
from records import history
from records.models import Part
from records.refusals import refuse_if

from .names import LANGUAGES, succession, sync_names


@transaction.atomic
def keep_organization(
    *, record: Organization, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()
) -> None:
    """Keep an organization with its dated names; a new one gets its address from its English name."""
    parts = list(parts)
    _lock_organizations()
    refuse_if(rules.obstacles_to_descent(record))
    current = sync_names(record, parts, without, text="name", also=("acronym",))
    for language in LANGUAGES:
        setattr(record, f"name_{language}", getattr(current, f"name_{language}"))
        setattr(record, f"acronym_{language}", getattr(current, f"acronym_{language}"))
    history.save(record, by=by, why=why, parts=parts, without=without)


def found_organization(*, names: Iterable[OrganizationName], by, why: str = "", **facts) -> Organization:
    """Begin to keep an organization under these names; `facts` are its successor, what it is part of, its website."""
    organization = Organization(**facts)
    keep_organization(record=organization, parts=names, by=by, why=why)
    return organization


@transaction.atomic
def rename_organization(*, organization: Organization, name: OrganizationName, by, why: str = "") -> None:
    """Give the organization a new name from a day on; records of earlier days keep the earlier one."""
    _lock_organizations()
    organization = Organization.objects.get(pk=organization.pk)
    keep_organization(record=organization, parts=succession(organization, name), by=by, why=why)


def _lock_organizations() -> None:
    """Let nobody else change meanwhile who succeeds whom, or what is a part of what."""
    list(Organization.objects.order_by("pk").values_list("pk").select_for_update())
