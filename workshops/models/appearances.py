"""Who takes part in a workshop."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Year
from sessions_app.models.appearances import Appearance
from workshops.queries.workshops import WorkshopAppearanceQuerySet

from .workshops import AgendaItem, Workshop


class WorkshopAppearance(Appearance):
    """One person's part in a workshop: at one item of its programme, or in the whole."""

    part_of = "workshop"

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="appearances", verbose_name=_("workshop"))
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="appearances",
        verbose_name=_("item of the programme"),
        help_text=_("At which item the person appears. Save a new item first; then it can be chosen here."),
    )

    objects = WorkshopAppearanceQuerySet.as_manager()

    class Meta(Appearance.Meta):
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")

    @property
    def event(self) -> Workshop:
        """The workshop."""
        return self.workshop

    @property
    def occasion(self) -> Year:
        """The year of the dialogue to which the workshop belongs."""
        return self.workshop.year

    @property
    def when(self) -> str:
        """The days of the workshop in words, as far as they are known, and whether it is cancelled."""
        return self.workshop.when

    @property
    def reckoned_on(self) -> date:
        """The day by which it stands among others; where none is recorded, the last of its year."""
        return self.workshop.starts_on or date(self.workshop.year.number, 12, 31)
