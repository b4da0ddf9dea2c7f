"""The training sessions of a year."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.models import Organization, OrganizationName
from records import dates, words
from records.models import Part, Record
from sessions_app.models import Year
from sessions_app.models.passages import Passage
from training.queries import TrainingSessionQuerySet
from workshops.models import Workshop


class TrainingSession(Record):
    """A training session for the Permanent Missions; it mirrors a workshop, whose title it bears."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="training_sessions", verbose_name=_("year"))
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    title = models.CharField(_("title"), max_length=300)
    title_is_ours = models.BooleanField(
        _("title in a translation of ours"),
        default=False,
        blank=True,
        help_text=_("Tick it where the Organization has published no wording of its own in this language."),
    )
    workshop = models.ForeignKey(
        Workshop,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="training_sessions",
        verbose_name=_("mirrors the workshop"),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    partner = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="training_sessions",
        verbose_name=_("partner"),
        help_text=_("It is shown under its name of the day of the session."),
    )
    tool = models.CharField(
        _("training tool"), max_length=200, blank=True, help_text=_("On what course or handbook the session rests.")
    )
    audience = models.CharField(_("audience"), max_length=300, blank=True, help_text=_("Whom the session is for."))

    objects = TrainingSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("training session")
        verbose_name_plural = _("training sessions")
        ordering = ["-year__number", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "slug"],
                name="one_training_session_per_address_and_year",
                violation_error_message=_("Another training session of this year has this address."),
            ),
            models.UniqueConstraint(
                fields=["workshop"],
                name="one_training_session_per_workshop",
                violation_error_message=_("Another training session mirrors this workshop. Choose another workshop."),
            ),
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_training_session_has_an_english_title",
                violation_error_message=_("Write the title of the training session in English."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="a_training_session_ends_after_it_starts",
                violation_error_message=_("Give both days, the first one first; or neither, while they are not fixed."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("training_session", kwargs={"number": self.year.number, "slug": self.slug})

    @property
    def dates(self) -> str:
        """Its days in words, as far as they are known."""
        return dates.label(self.starts_on, self.ends_on, get_language()) if self.starts_on else ""

    @property
    def languages(self) -> str:
        """The languages in which it is offered, as a sentence lists them."""
        return words.all_of(map(str, self.languages_offered.all()), get_language())

    @property
    def partner_then(self) -> OrganizationName | Organization | None:
        """The partner under its name of the day: of the session, else of the workshop, else of the end of the year."""
        if self.partner is None:
            return None
        day = self.starts_on or (self.workshop and self.workshop.starts_on) or date(self.year.number, 12, 31)
        return self.partner.name_on(day) or self.partner


class TrainingPassage(Passage):
    """One paragraph on what a training session is to achieve."""

    part_of = "training_session"

    training_session = models.ForeignKey(
        TrainingSession, models.CASCADE, related_name="passages", verbose_name=_("training session")
    )

    class Meta(Passage.Meta):
        verbose_name = _("aim")
        verbose_name_plural = _("aims")


class LanguageOffered(Part):
    """A language in which a training session is offered."""

    part_of = "training_session"

    training_session = models.ForeignKey(
        TrainingSession, models.CASCADE, related_name="languages_offered", verbose_name=_("training session")
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("language offered")
        verbose_name_plural = _("languages offered")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["training_session", "language"],
                name="a_training_session_is_offered_in_a_language_once",
                violation_error_message=_("This language is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return self.get_language_display()
