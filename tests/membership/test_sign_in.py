"""Signing in: who can, in which way, and what is said to those who cannot."""

import re

import pytest
from django.conf import settings

from jobs.models import Message
from membership.actions import accounts, invitations
from membership.models import User
from membership.roles import Role


def with_password(user, password="a long enough secret"):
    user.set_password(password)
    user.save()
    return user


def sign_in(client, email, password="a long enough secret", language=""):
    return client.post(f"{language}/sign-in/", {"login": email, "password": password})


def link_in(message):
    return re.search(re.escape(settings.BASE_URL) + r"(\S+)", message.body)[1]


def test_somebody_signs_in_with_address_and_password(client, maria):
    with_password(maria)

    response = sign_in(client, "Maria@Example.org")

    assert response.status_code == 302
    assert client.get("/account/").status_code == 200


def test_somebody_comes_in_to_their_own_language(client, maria):
    maria.language = "fr"
    with_password(maria)

    assert sign_in(client, maria.email)["Location"] == "/fr/"


@pytest.mark.parametrize("email", ["maria@example.org", "nobody@example.org", "closed@example.org"])
def test_every_failure_is_told_in_the_same_sentence(client, maria, email):
    with_password(maria)
    closed = with_password(User.objects.create(email="closed@example.org", name="Closed"), "secret of old times")
    closed.is_active = False
    closed.save()

    response = sign_in(client, email, "secret of old times")

    assert "Nobody can sign in with this e-mail address and password." in response.content.decode()


def test_after_five_failures_an_address_has_to_wait(client, maria):
    with_password(maria)
    for _attempt in range(5):
        sign_in(client, maria.email, "wrong")

    response = sign_in(client, maria.email)

    assert "There were too many attempts." in response.content.decode()


def test_nobody_signs_up(client, db):
    response = client.post(
        "/sign-in/invitation/", {"email": "new@example.org", "password1": "lkj3409ufd", "password2": "lkj3409ufd"}
    )

    assert "Accounts come by invitation" in response.content.decode()
    assert not User.objects.exists()


def test_a_new_password_is_asked_for_in_the_persons_language(client, maria):
    maria.language = "es"
    with_password(maria)

    client.post("/sign-in/password/", {"email": maria.email})

    link = link_in(Message.objects.get(to=maria.email))
    assert link.startswith("/es/sign-in/password/")
    assert client.get(link, follow=True).status_code == 200


def test_nobody_learns_whether_an_address_is_known(client, maria):
    with_password(maria)
    pages = [
        client.post("/sign-in/password/", {"email": email}, follow=True).content.decode()
        for email in (maria.email, "nobody@example.org")
    ]

    assert all("If somebody signs in" in page for page in pages)
    assert list(Message.objects.values_list("to", flat=True)) == [maria.email]


def test_a_changed_password_is_told_to_its_owner(client, maria):
    with_password(maria)
    sign_in(client, maria.email)

    response = client.post(
        "/account/password/",
        {"oldpassword": "a long enough secret", "password1": "another lasting one", "password2": "another lasting one"},
    )

    assert response["Location"] == "/account/security/"
    assert Message.objects.get(to=maria.email).subject == "Your password has been changed"


def test_what_concerns_the_account_asks_for_the_password_once_more(client, maria):
    client.force_login(with_password(maria))

    asked = client.get("/account/security/app/activate/")
    confirmed = client.post(asked["Location"], {"password": "a long enough secret"})

    assert asked["Location"].startswith("/account/confirm/")
    assert client.get(confirmed["Location"]).status_code == 200


def test_somebody_changes_their_name_and_language(client, maria):
    client.force_login(maria)

    response = client.post("/account/", {"name": "Maria da Silva", "language": "fr"})

    maria.refresh_from_db()
    assert (maria.name, maria.language, response["Location"]) == ("Maria da Silva", "fr", "/fr/account/")


# Invitations ----------------------------------------------------------------------------------------------------------


def test_an_invitation_leads_in(client, marta, portugal):
    invitations.invite(
        email="ana@example.org", name="Ana Costa", role=Role.FOCAL_POINT, member=portugal, language="fr", by=marta
    )
    link = link_in(Message.objects.get(to="ana@example.org"))

    page = client.get(link)
    response = client.post(
        link,
        {"name": "Ana Costa", "language": "fr", "password": "a long enough secret", "again": "a long enough secret"},
    )

    ana = User.objects.get(email="ana@example.org")
    assert link.startswith("/fr/invitations/")
    assert page.status_code == 200
    assert response["Location"] == "/fr/"
    assert ana.members == [portugal]
    assert client.get("/account/").status_code == 200


def test_a_link_works_once(client, marta, portugal):
    _invitation, token = invitations.invite(
        email="ana@example.org", name="Ana Costa", role=Role.DELEGATE, member=portugal, by=marta
    )
    accounts.accept_invitation(token=token, password="a long enough secret")

    response = client.post(f"/invitations/{token}/", {"name": "Eve", "language": "en"})

    assert response.status_code == 409
    assert "This invitation was accepted" in response.content.decode()


def test_nobody_comes_by_a_second_link_into_an_account_that_the_first_has_just_opened(
    client, marta, portugal, monkeypatch
):
    tokens = [
        invitations.invite(email=email, name="Ana Costa", role=role, member=portugal, by=marta)[1]
        for email, role in (("ana@example.org", Role.DELEGATE), ("Ana@example.org", Role.FOCAL_POINT))
    ]
    accept = accounts.accept_invitation

    def somebody_is_quicker(**accepted):
        accept(token=tokens[0], name="Ana Costa", password="a long enough secret")
        return accept(**accepted)

    monkeypatch.setattr(accounts, "accept_invitation", somebody_is_quicker)
    chosen = {"name": "Eve", "language": "en", "password": "another long secret", "again": "another long secret"}

    response = client.post(f"/invitations/{tokens[1]}/", chosen)

    assert response["Location"] == "/sign-in/"
    assert client.get("/account/").status_code == 302
    ana = User.objects.get(email="ana@example.org")
    assert (ana.name, ana.check_password("a long enough secret")) == ("Ana Costa", True)
    assert {held.role for held in ana.accreditations_in_force} == {Role.DELEGATE, Role.FOCAL_POINT}


def test_a_weak_password_is_refused_with_its_reason(client, marta, portugal):
    _invitation, token = invitations.invite(
        email="ana@example.org", name="Ana Costa", role=Role.DELEGATE, member=portugal, by=marta
    )

    response = client.post(
        f"/invitations/{token}/", {"name": "Ana", "language": "en", "password": "password", "again": "password"}
    )

    assert response.status_code == 422
    assert not User.objects.filter(email="ana@example.org").exists()


def test_an_unknown_link_leads_nowhere(client, db):
    assert client.get("/invitations/never-sent/").status_code == 404
