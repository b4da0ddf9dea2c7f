"""The app: notes, symbols, issuing, typesetting."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from . import checks, frozen


class DocumentsConfig(AppConfig):
    """Notes, symbols, issuing, typesetting."""

    name = "documents"
    verbose_name = _("Documents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard what is issued after every migrate, for a migration may have dropped the guards."""
        post_migrate.connect(freeze_again, sender=self)
        register(checks.issued_text_is_guarded, Tags.database)
        register(checks.notes_can_be_typeset)


def freeze_again(sender, using, **kwargs) -> None:
    """Put the triggers in again that a migration may have dropped."""
    frozen.install(connections[using])
