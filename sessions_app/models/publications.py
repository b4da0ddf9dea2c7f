"""What the Organization and others publish, launch and hand out."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.models import Person
from records import dates
from records.models import Part, Record
from sessions_app.choices import Precision
from sessions_app.queries import LaunchQuerySet, PublicationQuerySet

from .council import Sitting


class Publication(Record):
    """A report or handbook, or one edition of it."""

    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=300)
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    edition = models.CharField(
        _("edition"), max_length=120, blank=True, help_text=_("The year of the edition, or its name.")
    )
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    base_work = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name=_("base work"),
        help_text=_("The work of which this is an edition."),
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["title_en", "edition_en"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_publication_has_an_english_title",
                violation_error_message=_("Write the title of the publication in English."),
            ),
            models.CheckConstraint(
                condition=~Q(base_work=models.F("id")),
                name="no_publication_is_an_edition_of_itself",
                violation_error_message=_("A publication cannot be an edition of itself. Choose another base work."),
            ),
        ]

    def __str__(self) -> str:
        if not self.edition:
            return self.title
        if self.edition.isdigit():
            return f"{self.title} {self.edition}"
        return _("%(title)s, %(edition)s") % {"title": self.title, "edition": self.edition}

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("publication", kwargs={"slug": self.slug})


class Editor(Part):
    """One of a publication's editors, in their order."""

    part_of = "publication"

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="editors", verbose_name=_("publication"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="editors", verbose_name=_("person"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("editor")
        verbose_name_plural = _("editors")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "person"],
                name="a_person_edits_a_publication_once",
                violation_error_message=_("This person is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class Launch(Part):
    """One launch of a publication: there may be several, at a sitting or elsewhere, past or to come."""

    part_of = "publication"

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="launches", verbose_name=_("publication"))
    sitting = models.ForeignKey(
        Sitting, models.PROTECT, null=True, blank=True, related_name="launches", verbose_name=_("sitting")
    )
    date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The first day of the month or year where no day is known.")
    )
    precision = models.CharField(_("exact to"), max_length=5, choices=Precision.choices, default=Precision.NONE)
    place = models.CharField(_("place"), max_length=200, blank=True)

    objects = LaunchQuerySet.as_manager()

    class Meta:
        verbose_name = _("launch")
        verbose_name_plural = _("launches")
        ordering = ["date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(precision=Precision.NONE, date__isnull=True)
                | (~Q(precision=Precision.NONE) & Q(date__isnull=False)),
                name="a_launch_has_a_date_as_exact_as_it_says",
                violation_error_message=_("Give the date of the launch, or say that it has none."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(stated for stated in (self.place, self.date_in_words) if stated)

    @property
    def date_in_words(self) -> str:
        """The date, as exactly as it is known."""
        return dates.partial(self.date, self.precision, get_language())


class Distribution(Part):
    """A part of a publication that was handed out at a sitting."""

    part_of = "publication"

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="distributions", verbose_name=_("publication")
    )
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="distributions", verbose_name=_("sitting"))
    title = models.CharField(_("what was handed out"), max_length=200)

    objects = LaunchQuerySet.as_manager()

    class Meta:
        verbose_name = _("part handed out")
        verbose_name_plural = _("parts handed out")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_part_handed_out_has_an_english_name",
                violation_error_message=_("Write in English what was handed out."),
            )
        ]

    def __str__(self) -> str:
        return self.title
