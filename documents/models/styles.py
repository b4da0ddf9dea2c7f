"""The house style: how a note that is drafted from the records reads, and of which parts it consists."""

from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from documents.choices import PlanKind
from documents.queries import HouseStyleQuerySet
from records.models import Part, Record


class HouseStyle(Record):
    """The Organization's way of setting and ordering its yearly note; there is one, and every draft follows it."""

    in_force = models.BooleanField(default=True, unique=True, editable=False)
    bold_speakers = models.BooleanField(_("names of speakers in bold"), default=True, blank=True)
    bold_titles = models.BooleanField(_("titles of sittings, workshops and themes in bold"), default=True, blank=True)
    quoted_titles = models.BooleanField(
        _("titles of workshops and themes in quotation marks"), default=True, blank=True
    )

    objects = HouseStyleQuerySet.as_manager()

    class Meta:
        verbose_name = _("house style")
        verbose_name_plural = _("house style")
        constraints = [models.CheckConstraint(condition=models.Q(in_force=True), name="there_is_one_house_style")]

    def __str__(self) -> str:
        return str(_("House style"))

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("house_style")


class PlanPart(Part):
    """One part of the yearly note, at its place, with the sentences that stand in it whatever the records say."""

    part_of = "house_style"

    house_style = models.ForeignKey(HouseStyle, models.CASCADE, related_name="plan", verbose_name=_("house style"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    kind = models.CharField(_("part of the note"), max_length=12, choices=PlanKind.choices)
    heading = models.CharField(
        _("heading"),
        max_length=200,
        blank=True,
        help_text=_("For funding and training; the other headings follow from the records."),
    )
    standing = models.TextField(
        _("standing sentences"),
        blank=True,
        help_text=_("{year} stands for the year that is planned, {past_year} for the one reported on."),
    )

    class Meta:
        verbose_name = _("part of the plan")
        verbose_name_plural = _("plan of the yearly note")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["house_style", "kind"],
                name="a_part_stands_once_in_the_plan",
                violation_error_message=_("This part stands twice in the plan. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return capfirst(self.get_kind_display())
