"""How people come and go: every change of accounts.

Lock order: the administrators, the invitations to one address, the user, the accreditation.
"""

import logging
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from membership import rules
from membership.models import Invitation, Person, User
from membership.roles import Role
from records import history
from records.refusals import Refused, refuse_if

from .accreditations import accredit, end, lock_administrators
from .invitations import hash_of, withdraw_invitation

logger = logging.getLogger(__name__)


def open_account(
    *, email: str, name: str, password: str, language: str = "en", person: Person | None = None, by
) -> User:
    """Open an account; it may do nothing before somebody is accredited."""
    user = User(email=email.strip().lower(), name=name, language=language)
    if person is not None and not hasattr(person, "user"):
        user.person = person
    user.set_password(password)
    user.save()
    logger.info("An account was opened for %s by %s.", user.pk, by)
    return user


@transaction.atomic
def accept_invitation(*, token: str, name: str = "", language: str = "", password: str = "") -> tuple[User, bool]:
    """Come to the portal by the link of an invitation; whoever is known already is only accredited.

    Nobody has signed in yet: the token stands for the person. Returns the user, and whether the account is new: into
    one that was there before nobody comes by a link alone, whatever password they have just chosen.
    """
    invitation = _lock_invitation(token)
    refuse_if(rules.obstacles_to_accepting(invitation))
    user = User.objects.with_address(invitation.email).first()
    is_new = user is None
    if is_new:
        user = open_account(
            email=invitation.email,
            name=name or invitation.name,
            language=language or invitation.language,
            password=password,
            person=invitation.person,
            by=invitation.invited_by,
        )
    accredit(
        user=user,
        role=Role(invitation.role),
        member=invitation.member,
        organization=invitation.organization,
        by=invitation.invited_by,
        why=_("invitation accepted"),
    )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    history.save(invitation, by=user, why=_("accepted"))
    return user, is_new


@transaction.atomic
def deactivate_user(*, user: User, by, why: str = "") -> None:
    """Close an account: its accreditations, sessions and invitations end now, and nobody can sign in with it."""
    lock_administrators()
    invitations = list(user.invitations_sent.open().select_for_update(of=("self",)).order_by("pk"))
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    refuse_if(rules.obstacles_to_deactivating(user, by=by))
    user.is_active = False
    user.save(update_fields=["is_active"])
    yesterday = timezone.localdate() - timedelta(days=1)
    for accreditation in user.accreditations.overlapping(timezone.localdate(), None):
        end(accreditation, yesterday, by=by, why=why or _("account closed"))
    for invitation in invitations:
        withdraw_invitation(invitation=invitation, by=by)
    end_sessions(user=user, by=by)


@transaction.atomic
def reactivate_user(*, user: User, by) -> None:
    """Open a closed account again; what the person may do is accredited anew."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    user.is_active = True
    user.save(update_fields=["is_active"])
    logger.info("The account of %s was opened again by %s.", user.pk, by)


def end_sessions(*, user: User, by) -> None:
    """Sign the person out everywhere."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    logger.info("The sessions of %s were ended by %s.", user.pk, by)


@transaction.atomic
def change_my_details(*, user: User, name: str, language: str, by) -> None:
    """Change how somebody is called in the portal, and in which language messages reach them."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])


def _lock_invitation(token: str) -> Invitation:
    """The invitation of this token; whoever follows another link to the same address waits, for it is one account."""
    address = Invitation.objects.get(token_hash=hash_of(token)).email
    for invitation in Invitation.objects.to_address(address).select_for_update(of=("self",)).order_by("pk"):
        if invitation.token_hash == hash_of(token):
            return invitation
    raise Refused([_("A newer link has been sent meanwhile. Come in by that one.")])
