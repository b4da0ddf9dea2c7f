"""What donors give."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from funding.choices import ContributionKind
from funding.queries import ContributionQuerySet
from membership.models import Member, MemberName, Organization, OrganizationName

from .donors import Donor
from .targets import HasTarget


class Contribution(HasTarget):
    """What a donor gives in a year: to the programme as a whole, or to one workshop, or to one training session."""

    donor = models.ForeignKey(Donor, models.PROTECT, related_name="contributions", verbose_name=_("donor"))
    kind = models.CharField(
        _("in cash or in kind"),
        max_length=10,
        choices=ContributionKind.choices,
        blank=True,
        help_text=_("Blank where it is not recorded."),
    )
    thanks = models.TextField(
        _("wording of thanks"),
        blank=True,
        help_text=_("How the donor is thanked in public, word for word. Everybody reads it."),
    )
    description = models.TextField(_("description"), blank=True, help_text=_("What is given, and on which terms."))

    objects = ContributionQuerySet.as_manager()

    class Meta(HasTarget.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-year__number", "pk"]

    def __str__(self) -> str:
        if self.event:
            return _("Contribution (%(donor)s): %(event)s") % {"donor": self.donor, "event": self.event.title}
        return _("Contribution (%(donor)s): programme of %(year)d") % {
            "donor": self.donor,
            "year": self.year.number,
        }

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("contribution", kwargs={"number": self.year.number, "pk": self.pk})

    @property
    def donor_then(self) -> MemberName | OrganizationName | Member | Organization:
        """The donor under the name that it bore at the end of the year."""
        return self.donor.name_on(date(self.year.number, 12, 31))

    @property
    def key(self) -> str:
        """Its place among others in the alphabet of the reader's language: that of the donor's name."""
        return self.donor_then.key or ""
