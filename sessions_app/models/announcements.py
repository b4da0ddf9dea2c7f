"""What speakers announce."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.models import Member, Person
from records import dates
from records.models import Record
from sessions_app.choices import AnnouncementKind, Precision
from sessions_app.queries import AnnouncementQuerySet

from .appearances import SittingAppearance
from .publications import Publication


class Announcement(Record):
    """Something that a speaker said was to come or had come about: an event, a publication, a facility, a policy."""

    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=AnnouncementKind.choices, default=AnnouncementKind.EVENT)
    title = models.CharField(_("title"), max_length=300)
    ordinal = models.PositiveSmallIntegerField(
        _("ordinal in its series"), null=True, blank=True, help_text=_("2 for the second of a series of meetings.")
    )
    text = models.TextField(_("text"), blank=True, help_text=_("What it is, and why it matters."))
    date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The first day of the month or year where no day is known.")
    )
    precision = models.CharField(_("exact to"), max_length=5, choices=Precision.choices, default=Precision.NONE)
    place = models.CharField(_("place"), max_length=200, blank=True)
    host = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="announcements", verbose_name=_("host")
    )
    appearance = models.ForeignKey(
        SittingAppearance,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="announcements",
        verbose_name=_("announced by"),
    )
    publication = models.ForeignKey(
        Publication,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="announcements",
        verbose_name=_("publication"),
    )

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-date", "title_en"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_announcement_has_an_english_title",
                violation_error_message=_("Write the title of the announcement in English."),
            ),
            models.CheckConstraint(
                condition=Q(precision=Precision.NONE, date__isnull=True)
                | (~Q(precision=Precision.NONE) & Q(date__isnull=False)),
                name="an_announcement_has_a_date_as_exact_as_it_says",
                violation_error_message=_("Give the date, or say that there is none."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("announcement", kwargs={"slug": self.slug})

    @property
    def date_in_words(self) -> str:
        """The date, as exactly as it is known."""
        return dates.partial(self.date, self.precision, get_language())

    @property
    def speaker(self) -> Person | None:
        """Who announced it."""
        return self.appearance and self.appearance.person
