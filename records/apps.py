"""The app: what every record of the house can do."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    """What every record of the house can do."""

    name = "records"
    verbose_name = _("Records")
    default_auto_field = "django.db.models.BigAutoField"
