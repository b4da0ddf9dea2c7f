"""The app: Members, organizations, people, and who may do what."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    """Members, organizations, people, and who may do what."""

    name = "membership"
    verbose_name = _("Membership")
    default_auto_field = "django.db.models.BigAutoField"
