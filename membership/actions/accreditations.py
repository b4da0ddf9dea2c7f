"""Who may do what: every change of accreditations.

Lock order: the administrators, the user, the accreditation.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from membership import rules
from membership.models import Accreditation, Member, Organization, User
from membership.roles import Role
from records import history
from records.refusals import refuse_if


@transaction.atomic
def accredit(
    *,
    user: User,
    role: Role,
    member: Member | None = None,
    organization: Organization | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    by,
    why: str = "",
) -> Accreditation:
    """Give somebody a role, from a day until a day; without days from today on."""
    accreditation = Accreditation(
        user=User.objects.select_for_update(of=("self",)).get(pk=user.pk),
        role=role,
        member=member,
        organization=organization,
        valid_from=valid_from or timezone.localdate(),
        valid_until=valid_until,
    )
    refuse_if(rules.obstacles_to_accrediting(accreditation, by=by))
    history.save(accreditation, by=by, why=why)
    return accreditation


@transaction.atomic
def end_accreditation(*, accreditation: Accreditation, last_day: date | None = None, by, why: str = "") -> None:
    """Let the accreditation end with this day; without a day it ends at once, and yesterday was its last.

    One that would end before it began is taken out; the history keeps it.
    """
    lock_administrators()
    accreditation = Accreditation.objects.select_for_update(of=("self",)).get(pk=accreditation.pk)
    last_day = last_day or timezone.localdate() - timedelta(days=1)
    refuse_if(rules.obstacles_to_ending(accreditation, last_day))
    end(accreditation, last_day, by=by, why=why)


def lock_administrators() -> None:
    """Let no two administrators go at once."""
    administrators = User.objects.holding(Role.ADMINISTRATOR, timezone.localdate())
    list(administrators.select_for_update(of=("self",)).order_by("pk"))


def end(accreditation: Accreditation, last_day: date, *, by, why: str) -> None:
    """Let it end with this day, or take it out where it would end before it began."""
    if last_day < accreditation.valid_from:
        history.delete(accreditation, by=by, why=why)
        return
    accreditation.valid_until = last_day
    history.save(accreditation, by=by, why=why)
