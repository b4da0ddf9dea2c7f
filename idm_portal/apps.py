"""The roof as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The roof: pages that show every floor."""

    name = "idm_portal"
    verbose_name = _("IDM portal")
