"""Who holds a workshop together with the Organization."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from membership.models import Member, Organization
from records.models import Part

from .workshops import Workshop


class CoOrganizer(Part):
    """Who holds a workshop together with the Organization: a Member, an organization, or somebody without a record.

    The name is what was stated that day; the record beside it is that to which it leads, and may bear another name now.
    """

    part_of = "workshop"

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="co_organizers", verbose_name=_("workshop"))
    name = models.CharField(_("name as stated"), max_length=250)
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="co_organized", verbose_name=_("Member")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="co_organized", verbose_name=_("organization")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("co-organizer")
        verbose_name_plural = _("co-organizers")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(name_en__isnull=False) & ~Q(name_en=""),
                name="every_co_organizer_is_named_in_english",
                violation_error_message=_("Write in English what the co-organizer was called that day."),
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | Q(organization__isnull=True),
                name="a_co_organizer_is_a_member_or_an_organization",
                violation_error_message=_("A co-organizer is a Member or an organization. Take one of the two out."),
            ),
            models.UniqueConstraint(
                fields=["workshop", "member"],
                name="a_member_co_organizes_a_workshop_once",
                violation_error_message=_("This Member is named twice. Take one of the two out."),
            ),
            models.UniqueConstraint(
                fields=["workshop", "organization"],
                name="an_organization_co_organizes_a_workshop_once",
                violation_error_message=_("This organization is named twice. Take one of the two out."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def record(self) -> Member | Organization | None:
        """The record to which the name leads."""
        return self.member or self.organization
