"""How people come to the portal: every change of invitations.

Accepting one is a matter of `accounts`.
"""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from membership import emails, rules
from membership.models import Invitation, Member, Organization, Person
from membership.roles import Role
from records import history
from records.refusals import refuse_if

INVITED_FOR = timedelta(days=14)


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    role: Role,
    language: str = "en",
    member: Member | None = None,
    organization: Organization | None = None,
    person: Person | None = None,
    by,
) -> tuple[Invitation, str]:
    """Invite somebody to a role. Returns the invitation and the token of its link, which is kept nowhere."""
    invitation = Invitation(
        email=email.strip().lower(),
        name=name,
        role=role,
        language=language,
        member=member,
        organization=organization,
        person=person,
        invited_by=by,
    )
    refuse_if(rules.obstacles_to_inviting(invitation, by=by))
    return invitation, _send(invitation, by=by, why="")


@transaction.atomic
def send_invitation_again(*, invitation: Invitation, by) -> str:
    """Send a new link for an invitation, which is now this person's; the earlier link ends."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    refuse_if(rules.obstacles_to_withdrawing(invitation, by=by) or rules.obstacles_to_inviting(invitation, by=by))
    invitation.invited_by = by
    return _send(invitation, by=by, why=_("sent again"))


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by) -> None:
    """Take an invitation back; its link ends."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    refuse_if(rules.obstacles_to_withdrawing(invitation, by=by))
    invitation.withdrawn_at = timezone.now()
    history.save(invitation, by=by, why=_("withdrawn"))


@transaction.atomic
def invite_first_administrator(*, email: str) -> str:
    """Invite whoever administers a new portal, once. Returns the token of the link."""
    refuse_if(rules.obstacles_to_a_first_administrator())
    for earlier in Invitation.objects.open().to_address(email):
        withdraw_invitation(invitation=earlier, by=None)
    _invitation, token = invite(email=email, name=email, role=Role.ADMINISTRATOR, by=None)
    return token


def hash_of(token: str) -> str:
    """What is kept of an invitation's token."""
    return sha256(token.encode()).hexdigest()


def _send(invitation: Invitation, *, by, why: str) -> str:
    """Give the invitation a new token and a new last day, and send its link."""
    token = token_urlsafe(32)
    invitation.token_hash = hash_of(token)
    invitation.expires_at = timezone.now() + INVITED_FOR
    history.save(invitation, by=by, why=why)
    emails.send_invitation(invitation, token, by=by)
    return token
