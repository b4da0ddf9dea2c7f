"""The app: budgets, contributions and allocations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundingConfig(AppConfig):
    """Budgets, contributions and allocations."""

    name = "funding"
    verbose_name = _("Funding")
    default_auto_field = "django.db.models.BigAutoField"
