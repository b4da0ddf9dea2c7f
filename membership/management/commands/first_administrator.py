"""`manage.py first_administrator EMAIL`: the first person of a new portal, who then invites the others."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from membership.actions import invitations
from records.refusals import Refused


class Command(BaseCommand):
    """Invites the first administrator, once."""

    help = "Invites the first administrator of a new portal: prints the link on which they choose their password."

    def add_arguments(self, parser) -> None:
        """One address."""
        parser.add_argument("email", help="the e-mail address with which the administrator will sign in")

    def handle(self, *, email: str, **_options) -> None:
        """Print the link, or say why not."""
        try:
            validate_email(email)
            token = invitations.invite_first_administrator(email=email)
        except ValidationError as wrong:
            raise CommandError(f"{email} is no e-mail address.") from wrong
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        link = settings.BASE_URL + reverse("accept_invitation", args=[token])
        self.stdout.write(f"Open this link within two weeks and choose a password; it works once:\n{link}")
