"""The app: training sessions that mirror the workshops."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Training sessions that mirror the workshops."""

    name = "training"
    verbose_name = _("Training")
    default_auto_field = "django.db.models.BigAutoField"
