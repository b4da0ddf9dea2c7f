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
        """Check, before anything starts, that notices to workers and mail can be sent."""
        register(checks.transport_is_not_the_outbox)
        register(checks.broker_folder_is_writable)
