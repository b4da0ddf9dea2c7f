"""Prose that becomes numbered paragraphs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.models import Part


class Passage(Part):
    """One future paragraph, its three languages side by side."""

    position = models.PositiveSmallIntegerField(_("position"), default=1)
    text = models.TextField(_("text"))

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text
