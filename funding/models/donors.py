"""Who supports the dialogue."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from funding.queries import DonorQuerySet
from membership.models import Member, MemberName, Organization, OrganizationName
from records.models import Record


class Donor(Record):
    """A Member or an organization that supports the dialogue; it stays the one that it is."""

    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="donors", verbose_name=_("Member")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="donors", verbose_name=_("organization")
    )
    interests = models.TextField(
        _("interests and priorities"),
        blank=True,
        help_text=_("What the donor would rather support, as far as it has been said. Only the secretariat sees it."),
    )

    objects = DonorQuerySet.as_manager()

    class Meta:
        verbose_name = _("donor")
        verbose_name_plural = _("donors")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, organization__isnull=True)
                | Q(member__isnull=True, organization__isnull=False),
                name="a_donor_is_a_member_or_an_organization",
                violation_error_message=_("A donor is one Member or one organization: choose one of the two."),
            ),
            models.UniqueConstraint(
                fields=["member"],
                name="one_donor_per_member",
                violation_error_message=_("This Member is recorded as a donor already."),
            ),
            models.UniqueConstraint(
                fields=["organization"],
                name="one_donor_per_organization",
                violation_error_message=_("This organization is recorded as a donor already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.is_who)

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("donor", kwargs={"slug": self.slug})

    @property
    def is_who(self) -> Member | Organization | None:
        """The Member or organization."""
        return self.member or self.organization

    def name_on(self, day: date) -> MemberName | OrganizationName | Member | Organization:
        """What it was called on that day, as far as that is recorded."""
        return self.is_who.name_on(day) or self.is_who
