"""Addresses of this floor; a URL's name is its view's name. Those of sign-in have the names that allauth asks for."""

from allauth.account import views as allauth
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from records.urls import record_urls

from .forms import records
from .views import accounts, accreditations, invitations, members, organizations, people, secretariat

urlpatterns = [
    path("members/", members.members, name="members"),
    path("members/export/", members.export_members, name="export_members"),
    path("members/import/", members.import_members, name="import_members"),
    *record_urls(records.MEMBER),
    path("members/<slug:slug>/", members.member, name="member"),
    path("members/<slug:slug>/rename/", members.rename_member, name="rename_member"),
    *record_urls(records.MISSION),
    path("organizations/", organizations.organizations, name="organizations"),
    *record_urls(records.ORGANIZATION),
    path("organizations/<slug:slug>/", organizations.organization, name="organization"),
    path("organizations/<slug:slug>/rename/", organizations.rename_organization, name="rename_organization"),
    *record_urls(records.PERSON),
    path("people/<number:pk>/", people.person, name="person"),
    # the secretariat
    path("secretariat/", secretariat.secretariat, name="secretariat"),
    path("secretariat/roles/", secretariat.roles, name="roles"),
    path("secretariat/invitations/", invitations.invitations, name="invitations"),
    path("secretariat/invitations/invite/", invitations.invite, name="invite"),
    path(
        "secretariat/invitations/<number:pk>/send-again/",
        invitations.send_invitation_again,
        name="send_invitation_again",
    ),
    path("secretariat/invitations/<number:pk>/withdraw/", invitations.withdraw_invitation, name="withdraw_invitation"),
    path("secretariat/accreditations/", accreditations.accreditations, name="accreditations"),
    path("secretariat/accreditations/<number:pk>/", accreditations.user_accreditations, name="user_accreditations"),
    path("secretariat/accreditations/<number:pk>/accredit/", accreditations.accredit, name="accredit"),
    path(
        "secretariat/accreditations/<number:user>/<number:pk>/end/",
        accreditations.end_accreditation,
        name="end_accreditation",
    ),
    path("secretariat/accreditations/<number:pk>/deactivate/", accreditations.deactivate_user, name="deactivate_user"),
    path("secretariat/accreditations/<number:pk>/reactivate/", accreditations.reactivate_user, name="reactivate_user"),
    path("secretariat/accreditations/<number:pk>/end-sessions/", accreditations.end_sessions, name="end_sessions"),
    # one's own account
    path("account/", accounts.account, name="account"),
    path("account/password/", allauth.password_change, name="account_change_password"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("account/confirm/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/confirm/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/security/", second_factor.index, name="mfa_index"),
    path("account/security/app/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/security/app/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/security/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/security/codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/security/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/security/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/security/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/security/passkeys/<number:pk>/edit/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/security/passkeys/<number:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    # sign-in
    path("invitations/<str:token>/", accounts.accept_invitation, name="accept_invitation"),
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-in/invitation/", allauth.signup, name="account_signup"),
    path("sign-in/closed/", allauth.account_inactive, name="account_inactive"),
    path("sign-in/second-factor/", second_factor.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/password/", allauth.password_reset, name="account_reset_password"),
    path("sign-in/password/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    path(
        "sign-in/password/changed/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^sign-in/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-out/", allauth.logout, name="account_logout"),
]
