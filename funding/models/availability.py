"""When the Membership gets to see what is worked out for it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Consultation


class MadeAvailable(models.Model):
    """Something that is made available to the Membership at a consultation, or was so before it was recorded here."""

    available_from = models.ForeignKey(
        Consultation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("made available at"),
        help_text=_("Until the day of this consultation, only the secretariat sees it."),
    )

    class Meta:
        abstract = True

    @property
    def is_available(self) -> bool:
        """Whether the Membership sees it today."""
        return self.available_from is None or self.available_from.date <= timezone.localdate()
