"""Who a visitor is, and how allauth signs people in."""

from collections.abc import Callable

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from .models import User
from .roles import Permission


class Visitor(AnonymousUser):
    """Whoever has not signed in; sees what is public, and may nothing else."""

    permissions: frozenset[Permission] = frozenset()
    accreditations_in_force: tuple = ()
    members: tuple = ()

    def may(self, permission: Permission) -> bool:
        """Nothing."""
        return False


def visitor_middleware(get_response: Callable) -> Callable:
    """Middleware that gives every request a user who can be asked what they may; it follows Django's own
    authentication.
    """

    def middleware(request):
        known = request.user
        request.user = SimpleLazyObject(lambda: known if known.is_authenticated else Visitor())
        return get_response(request)

    return middleware


class AccountAdapter(DefaultAccountAdapter):
    """How allauth signs people in here: by invitation, with one sentence for every failure, in their own language."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Nobody can sign in with this e-mail address and password. Check both, or ask for a new password."
        ),
        "too_many_login_attempts": _("There were too many attempts. Wait five minutes, then try again."),
        "incorrect_code": _("This code does not fit. Enter the newest one."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request) -> bool:
        """Accounts come from invitations only."""
        return False

    def authenticate(self, request, **credentials) -> User | None:
        """A closed account is refused like a wrong password."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def reauthenticate(self, user: User, password: str) -> bool:
        """Ask the person who is in for their password once more."""
        return self.authenticate(current.request, email=user.email, password=password) == user

    def is_safe_url(self, url: str | None) -> bool:
        """Whether one may be led there after signing in; what is no address leads nowhere."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def get_login_redirect_url(self, request) -> str:
        """The year, in the language of whoever has come in."""
        with translation.override(request.user.language):
            return reverse("home")

    def get_logout_redirect_url(self, request) -> str:
        """The year, in the language of the page."""
        return reverse("home")

    def get_password_change_redirect_url(self, request) -> str:
        """Back to what protects the account."""
        return reverse("mfa_index")

    def format_email_subject(self, subject: str) -> str:
        """As it is written."""
        return str(subject)

    def send_password_reset_mail(self, user: User, email: str, context: dict) -> None:
        """Send the link in the recipient's language, to the portal's own address."""
        with translation.override(user.language):
            path = reverse("account_reset_password_from_key", args=[context["uid"], context["key"]])
        super().send_password_reset_mail(user, email, context | {"password_reset_url": settings.BASE_URL + path})

    def send_notification_mail(self, template_prefix: str, user: User, context=None, email=None) -> None:
        """Tell somebody that their account has changed, at the address with which they sign in."""
        super().send_notification_mail(template_prefix, user, {"user": user} | (context or {}), email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send a message in the recipient's language."""
        user = context.get("user") or User.objects.with_address(email).first()
        with translation.override(user.language if user else translation.get_language()):
            super().send_mail(template_prefix, email, context)
