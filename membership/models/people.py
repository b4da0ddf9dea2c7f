"""People: whoever is named at the dialogue."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from membership.queries import PersonQuerySet
from membership.roles import Permission
from records.models import Record


class Person(Record):
    """Anyone named: a speaker, participant or trainer. The name stands as given and is never taken apart.

    `key` and `search_words` repeat what the names and spellings say; the verbs keep them so.
    """

    slug = models.SlugField(_("address"), max_length=100, unique=True, help_text=_("It never changes."))
    name = models.CharField(_("name as given"), max_length=200)
    filed_as = models.CharField(
        _("filed as"),
        max_length=200,
        blank=True,
        help_text=_("Where the name stands in an alphabetical list, as in Klein Solomon, Michele."),
    )
    other_spellings = models.TextField(
        _("other spellings"), max_length=1000, blank=True, help_text=_("One per line; a search finds them.")
    )
    original_script = models.CharField(_("name in its own script"), max_length=200, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True, help_text=_("Only where it is known."))
    given_name = models.CharField(_("given name"), max_length=100, blank=True, help_text=_("Only where it is known."))
    is_public = models.BooleanField(
        _("shown to the public"),
        default=True,
        help_text=_("Whoever spoke is; whoever only registered is not."),
    )
    key = models.TextField(blank=True, editable=False)
    search_words = models.TextField(blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_person_has_a_name",
                condition=Q(name_en__gt=""),
                violation_error_message=_("The name as given in English is needed."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.pk])

    def is_open_to(self, reader) -> bool:
        """Whether this reader may see the person's page: what `.visible_to` asks, about somebody who is at hand."""
        is_themselves = reader.is_authenticated and reader.person_id == self.pk
        return self.is_public or is_themselves or reader.may(Permission.KEEP_PEOPLE)

    @property
    def spellings(self) -> list[str]:
        """The other spellings, one by one."""
        return [line.strip() for line in self.other_spellings.splitlines() if line.strip()]
