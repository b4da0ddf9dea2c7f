"""The app: years, consultations and Council sessions of the dialogue."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    """Years, consultations and Council sessions of the dialogue."""

    name = "sessions_app"
    verbose_name = _("Sessions")
    default_auto_field = "django.db.models.BigAutoField"
