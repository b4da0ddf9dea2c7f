"""Organizations: partners, institutions, bodies; a successor keeps the names of those before it."""

from datetime import date

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from membership.queries import OrganizationQuerySet
from records.models import Record

from .members import NameInUse, name_on


class Organization(Record):
    """A partner, institution or body that is not a Member; several may have merged into one successor.

    `name`, `acronym`, `key` and `search_words` repeat what its names say today; the verbs keep them so.
    """

    slug = models.SlugField(_("address"), max_length=100, unique=True, help_text=_("It never changes."))
    name = models.CharField(_("name"), max_length=250)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("part of")
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("succeeded by")
    )
    succeeded_on = models.DateField(_("succeeded on"), null=True, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True, validators=[URLValidator(["http", "https"])])
    key = models.TextField(blank=True, editable=False)
    search_words = models.TextField(blank=True, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_organization_has_an_english_name",
                condition=Q(name_en__gt=""),
                violation_error_message=_("An organization needs a name in English."),
            ),
            models.CheckConstraint(
                name="an_organization_succeeds_another",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                violation_error_message=_("An organization cannot be its own successor."),
            ),
            models.CheckConstraint(
                name="an_organization_is_part_of_another",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("An organization cannot be a part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organization", args=[self.slug])

    def name_on(self, day: date) -> "OrganizationName | None":
        """The name of that day; the earliest one for a day before all."""
        return name_on(day, self.names.all())


class OrganizationName(NameInUse):
    """What an organization was called from a day until a day, in three languages, with the acronym of each."""

    part_of = "organization"

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names", verbose_name=_("organization"))
    name = models.CharField(_("name"), max_length=250)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)

    class Meta(NameInUse.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.CheckConstraint(
                name="an_organizations_name_is_known_in_english",
                condition=Q(name_en__gt=""),
                violation_error_message=_("The name is needed in English."),
            ),
            models.CheckConstraint(
                name="an_organizations_name_ends_after_it_begins",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("The last day of a name comes after its first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
