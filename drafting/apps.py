"""The app: notes written from the records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    """Notes written from the records; it has no tables of its own."""

    name = "drafting"
    verbose_name = _("Drafting")
