"""The words of the money."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Target(TextChoices):
    """What money is for: the year's programme as a whole, or one of its events."""

    PROGRAMME = "programme", _("the programme")
    WORKSHOP = "workshop", _("a workshop")
    TRAINING = "training", _("a training session")


class ContributionKind(TextChoices):
    """Whether a donor gives money, or something that is worth money."""

    CASH = "cash", _("in cash")
    IN_KIND = "in_kind", _("in kind")
