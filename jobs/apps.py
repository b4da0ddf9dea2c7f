"""The app: work done after the page has answered, and the outbox of messages."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from . import checks


class JobsConfig(AppConfig):
    """Work done after the page has answered, and the outbox of messages."""

    name = "jobs"
    verbose_name = _("Jobs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Look, before anything starts, whether rings and mail can go their way."""
        register(checks.mail_leaves_the_outbox)
        register(checks.the_folder_of_rings_can_be_written)
