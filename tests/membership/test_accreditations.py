"""Who may do what: given from a day until a day, by somebody who may give it, and remembered."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from membership.actions import accounts, invitations, organizations, people
from membership.actions.accreditations import accredit, end_accreditation
from membership.models import Accreditation, Invitation, Member, OrganizationName, User
from membership.roles import GRANTS, Permission, Role
from records import history
from records.refusals import Refused

pytestmark = pytest.mark.both_engines

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def again(user):
    """The same person at their next request."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def foundation(marta):
    """The Example Foundation gives money."""
    return organizations.found_organization(names=[OrganizationName(name_en="Example Foundation")], by=marta)


def test_an_accreditation_takes_effect_at_the_next_request(maria, tomasz):
    assert not maria.may(Permission.KEEP_PROGRAMME)

    accredit(user=maria, role=Role.SECRETARIAT, by=tomasz)

    assert again(maria).may(Permission.KEEP_PROGRAMME)


def test_an_accreditation_begins_and_ends_on_its_days(maria, tomasz):
    accredit(user=maria, role=Role.SECRETARIAT, valid_from=TOMORROW, by=tomasz)
    accredit(user=maria, role=Role.APPROVER, valid_from=YESTERDAY, valid_until=TODAY, by=tomasz)

    assert not maria.accreditations.in_force(YESTERDAY).filter(role=Role.SECRETARIAT).exists()
    assert again(maria).may(Permission.ISSUE_NOTES)
    assert not maria.accreditations.in_force(TOMORROW).filter(role=Role.APPROVER).exists()


def test_an_ended_accreditation_ends_at_once_and_is_remembered(marta, tomasz):
    accreditation = marta.accreditations.get()
    Accreditation.objects.update(valid_from=YESTERDAY)

    end_accreditation(accreditation=accreditation, by=tomasz, why="went to another office")

    assert not again(marta).may(Permission.KEEP_PROGRAMME)
    newest = history.versions_of(accreditation)[0]
    assert (newest.by, newest.why, newest.row.valid_until) == (tomasz, "went to another office", YESTERDAY)


def test_what_began_today_and_ends_at_once_is_taken_out_but_remembered(maria, tomasz):
    accreditation = accredit(user=maria, role=Role.SECRETARIAT, by=tomasz)

    end_accreditation(accreditation=accreditation, by=tomasz, why="a mistake")

    assert not again(maria).may(Permission.KEEP_PROGRAMME)
    assert [row.history_type for row in Accreditation.history.filter(id=accreditation.pk)] == ["-", "+"]


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        (Role.FOCAL_POINT, "speaks for one Member"),
        (Role.DELEGATE, "speaks for one Member"),
        (Role.DONOR, "is for one donor"),
    ],
)
def test_who_speaks_for_somebody_needs_to_be_told_for_whom(maria, tomasz, role, reason):
    with pytest.raises(Refused, match=reason):
        accredit(user=maria, role=role, by=tomasz)


def test_the_secretariat_speaks_for_no_member(maria, tomasz, portugal):
    with pytest.raises(Refused, match="speaks for no Member"):
        accredit(user=maria, role=Role.SECRETARIAT, member=portugal, by=tomasz)


def test_the_database_knows_it_too(maria):
    with pytest.raises(IntegrityError), transaction.atomic():
        Accreditation.objects.create(user=maria, role=Role.DONOR)


def test_no_accreditation_ends_before_it_begins(maria, tomasz):
    with pytest.raises(Refused, match="comes after its first"):
        accredit(user=maria, role=Role.SECRETARIAT, valid_from=TOMORROW, valid_until=TODAY, by=tomasz)

    with pytest.raises(IntegrityError), transaction.atomic():
        Accreditation.objects.create(user=maria, role=Role.SECRETARIAT, valid_from=TOMORROW, valid_until=YESTERDAY)


def test_a_donor_is_a_member_or_an_organization(maria, tomasz, portugal, foundation):
    accredit(user=maria, role=Role.DONOR, member=portugal, by=tomasz)
    accredit(user=maria, role=Role.DONOR, organization=foundation, by=tomasz)

    with pytest.raises(Refused, match="is for one donor"):
        accredit(user=maria, role=Role.DONOR, member=portugal, organization=foundation, by=tomasz)


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "refused"),
    [
        (date(2020, 1, 1), date(2020, 5, 31), False),
        (date(2020, 1, 1), date(2020, 6, 1), True),
        (date(2020, 6, 30), None, True),
        (date(2020, 7, 1), None, False),
    ],
)
def test_the_same_role_is_not_held_twice_on_one_day(maria, tomasz, valid_from, valid_until, refused):
    accredit(user=maria, role=Role.SECRETARIAT, valid_from=date(2020, 6, 1), valid_until=date(2020, 6, 30), by=tomasz)

    def once_more():
        accredit(user=maria, role=Role.SECRETARIAT, valid_from=valid_from, valid_until=valid_until, by=tomasz)

    if refused:
        with pytest.raises(Refused, match="for these days already"):
            once_more()
    else:
        once_more()


def test_nobody_accredits_themselves(tomasz):
    with pytest.raises(Refused, match="Nobody accredits themselves"):
        accredit(user=tomasz, role=Role.APPROVER, by=tomasz)


def test_the_last_administrator_stays(tomasz):
    with pytest.raises(Refused, match="the only administrator"):
        end_accreditation(accreditation=tomasz.accreditations.get(), by=tomasz)
    with pytest.raises(Refused, match="the only administrator"):
        accounts.deactivate_user(user=tomasz, by=None)


def test_an_administrator_may_go_once_there_is_another(tomasz, maria):
    accredit(user=maria, role=Role.ADMINISTRATOR, by=tomasz)

    accounts.deactivate_user(user=tomasz, by=again(maria))

    assert not again(tomasz).is_active


def test_a_closed_account_may_nothing_and_is_signed_out(client, marta, tomasz, portugal):
    client.force_login(marta)
    invitations.invite(email="ana@example.org", name="Ana", role=Role.DELEGATE, member=portugal, by=marta)

    accounts.deactivate_user(user=marta, by=tomasz, why="left the house")

    assert not again(marta).permissions
    assert client.get("/secretariat/").status_code == 302
    assert not Invitation.objects.open().exists()


def test_an_account_that_is_opened_again_may_nothing_yet(marta, tomasz):
    accounts.deactivate_user(user=marta, by=tomasz)

    accounts.reactivate_user(user=again(marta), by=tomasz)

    assert again(marta).is_active
    assert not again(marta).permissions


def test_nobody_closes_their_own_account(tomasz):
    with pytest.raises(Refused, match="Nobody closes their own account"):
        accounts.deactivate_user(user=tomasz, by=tomasz)


# Invitations ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def rui(portugal):
    """Rui Costa is the focal point of Portugal."""
    user = User.objects.create(email="rui@example.org", name="Rui Costa")
    Accreditation.objects.create(user=user, role=Role.FOCAL_POINT, member=portugal)
    return user


def invite(by, role=Role.DELEGATE, email="ana@example.org", **held_for):
    return invitations.invite(email=email, name="Ana Costa", role=role, by=by, **held_for)


def test_a_focal_point_invites_delegates_of_their_own_member(rui, portugal):
    invitation, _token = invite(rui, member=portugal)

    assert list(Invitation.objects.visible_to(rui)) == [invitation]


def test_a_focal_point_invites_nobody_for_another_member(rui, db):
    spain = Member.objects.create(slug="spain", name_en="Spain")

    with pytest.raises(Refused, match="delegates of your own Member only"):
        invite(rui, member=spain)


def test_a_focal_point_who_is_a_delegate_of_another_member_invites_nobody_there(rui, marta):
    spain = Member.objects.create(slug="spain", name_en="Spain")
    Accreditation.objects.create(user=rui, role=Role.DELEGATE, member=spain)
    invite(marta, member=spain)

    assert not Invitation.objects.visible_to(again(rui)).exists()
    with pytest.raises(Refused, match="delegates of your own Member only"):
        invite(again(rui), member=spain, email="eva@example.org")


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_a_focal_point_invites_to_nothing_more(rui, portugal, role):
    with pytest.raises(Refused):
        invite(rui, role=role, member=portugal if role == Role.FOCAL_POINT else None)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.APPROVER, Role.SECRETARIAT])
def test_only_an_administrator_invites_to_the_secretariat(marta, tomasz, role):
    with pytest.raises(Refused, match="Only an administrator"):
        invite(marta, role=role)

    invite(tomasz, role=role)


def test_nobody_invites_themselves(marta, portugal):
    with pytest.raises(Refused, match="Nobody invites themselves"):
        invite(marta, email=marta.email.upper(), member=portugal)


def test_whoever_has_an_account_keeps_it(marta, maria, portugal):
    _invitation, token = invite(marta, role=Role.FOCAL_POINT, email="MARIA@example.org", member=portugal)

    user, is_new = accounts.accept_invitation(token=token)

    assert (user, is_new) == (maria, False)
    assert again(maria).may(Permission.INVITE_DELEGATES)


def test_an_invitation_is_not_sent_twice_but_again(marta, portugal):
    invitation, token = invite(marta, member=portugal)
    with pytest.raises(Refused, match="is still open"):
        invite(marta, member=portugal)

    newer = invitations.send_invitation_again(invitation=invitation, by=marta)

    with pytest.raises(Invitation.DoesNotExist):
        accounts.accept_invitation(token=token, password="a long enough secret")
    user, _is_new = accounts.accept_invitation(token=newer, password="a long enough secret")
    assert user.email == "ana@example.org"


@pytest.mark.parametrize("end", ["withdrawn", "expired"])
def test_an_ended_invitation_leads_nowhere(marta, portugal, end):
    invitation, token = invite(marta, member=portugal)
    if end == "withdrawn":
        invitations.withdraw_invitation(invitation=invitation, by=marta)
    else:
        Invitation.objects.update(expires_at=timezone.now())

    with pytest.raises(Refused, match="This invitation"):
        accounts.accept_invitation(token=token, password="a long enough secret")


def test_an_invitation_is_worth_what_its_sender_may_still_give(rui, marta, tomasz, portugal):
    invitation, token = invite(rui, member=portugal)
    end_accreditation(accreditation=rui.accreditations.get(), by=tomasz)

    with pytest.raises(Refused, match="Rui Costa, who sent this invitation, can no longer invite"):
        accounts.accept_invitation(token=token, password="a long enough secret")

    newer = invitations.send_invitation_again(invitation=invitation, by=marta)
    user, _is_new = accounts.accept_invitation(token=newer, password="a long enough secret")
    assert user.email == "ana@example.org"


def test_nobody_takes_back_what_they_could_not_have_sent(marta, rui, tomasz, portugal):
    to_administrate, _token = invite(tomasz, role=Role.ADMINISTRATOR)
    to_speak, _token = invite(marta, role=Role.FOCAL_POINT, member=portugal)

    for by, invitation in ((marta, to_administrate), (rui, to_speak)):
        with pytest.raises(Refused):
            invitations.withdraw_invitation(invitation=invitation, by=by)


def test_the_token_is_kept_nowhere_but_in_the_message(marta, portugal):
    _invitation, token = invite(marta, member=portugal)

    assert not any(token in str(value) for row in Invitation.history.values() for value in row.values())


def test_who_brings_a_known_person_in_makes_them_sign_in_as_that_person(marta, portugal):
    ana = people.name_person(name_en="Ana Costa", by=marta)
    _invitation, token = invite(marta, member=portugal, person=ana)

    user, _is_new = accounts.accept_invitation(token=token, password="a long enough secret")

    assert user.person == ana


# The first administrator ----------------------------------------------------------------------------------------------


def test_a_new_portal_gets_its_first_administrator_by_a_link(db, capsys):
    call_command("first_administrator", "anna@example.org")
    link = capsys.readouterr().out.split()[-1]
    answer = {"name": "Anna", "language": "en", "password": "a long enough secret", "again": "a long enough secret"}

    Client().post(link, answer)

    assert User.objects.get(email="anna@example.org").may(Permission.ACCREDIT_PEOPLE)


def test_the_first_administrator_is_invited_only_once(tomasz):
    with pytest.raises(CommandError, match="has an administrator already"):
        call_command("first_administrator", "anna@example.org")


def test_a_lost_link_can_be_asked_for_again(db, capsys):
    call_command("first_administrator", "anna@example.org")
    call_command("first_administrator", "anna@example.org")

    assert Invitation.objects.open().count() == 1


# Sight ----------------------------------------------------------------------------------------------------------------


def test_who_is_accredited_is_seen_by_the_secretariat_and_by_themselves(marta, maria, visitor):
    def seen(user):
        return {held.user.name for held in Accreditation.objects.visible_to(user)}

    assert seen(marta) == {"Marta Keller", "Maria Silva"}
    assert seen(maria) == {"Maria Silva"}
    assert not seen(visitor)


def test_every_permission_is_held_by_some_role():
    assert frozenset().union(*GRANTS.values()) == frozenset(Permission)
