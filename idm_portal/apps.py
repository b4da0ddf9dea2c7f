"""The roof as an app: it brings the checks that look at the machine."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The roof: pages that show every floor, and the checks of the machine."""

    name = "idm_portal"
    verbose_name = _("IDM portal")

    def ready(self) -> None:
        """Register the checks."""
        from . import checks  # noqa: F401, PLC0415 -- checks register themselves when the apps are ready
