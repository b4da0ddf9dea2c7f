"""The years of the dialogue."""

from datetime import MAXYEAR, date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.models import Part, Record
from sessions_app.choices import YearPassageKind
from sessions_app.queries import EndorsementQuerySet, YearQuerySet

from .passages import Passage


class Year(Record):
    """One year of the dialogue, under one overarching theme that the Membership endorsed in the year before."""

    number = models.PositiveSmallIntegerField(
        _("year"),
        validators=[
            MinValueValidator(2001, _("The dialogue began in 2001.")),
            MaxValueValidator(MAXYEAR, _("A year has four figures, as in 2030.")),
        ],
    )
    theme = models.CharField(_("overarching theme"), max_length=300, blank=True)
    theme_is_ours = models.BooleanField(
        _("theme in a translation of ours"),
        default=False,
        blank=True,
        help_text=_("Tick it where the Organization has published no wording of its own in this language."),
    )
    endorsement = models.TextField(
        _("endorsement"),
        blank=True,
        help_text=_("How the Membership endorsed the theme, in a whole sentence: “The Membership endorsed it …”."),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)

    objects = YearQuerySet.as_manager()

    class Meta:
        verbose_name = _("year")
        verbose_name_plural = _("years")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                name="one_record_per_year",
                violation_error_message=_("This year is recorded already. Open it and edit it there."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=2001),
                name="no_year_before_the_dialogue_began",
                violation_error_message=_("The dialogue began in 2001."),
            ),
            models.CheckConstraint(
                condition=Q(number__lte=MAXYEAR),
                name="no_year_beyond_four_figures",
                violation_error_message=_("A year has four figures, as in 2030."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | (Q(theme_en__isnull=False) & ~Q(theme_en="")),
                name="a_published_year_has_an_english_theme",
                violation_error_message=_("A published year keeps its theme. Write it in English at least."),
            ),
        ]

    def __str__(self) -> str:
        return _("International Dialogue on Migration %(year)d") % {"year": self.number}

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("year", kwargs={"number": self.number})

    def may_be_front_page_on(self, today: date) -> bool:
        """Whether the front page can show it on that day, to those who may see it."""
        return self.is_published or self.number == today.year

    @property
    def is_published(self) -> bool:
        """Whether it is open to everybody."""
        return self.published_at is not None

    @property
    def is_endorsed(self) -> bool:
        """Whether the record knows of an endorsement, in words or at a consultation."""
        return bool(self.endorsement) or bool(self.endorsements.all())

    @property
    def rationale(self) -> list["YearPassage"]:
        """Why this theme, paragraph by paragraph."""
        return [passage for passage in self.passages.all() if passage.kind == YearPassageKind.RATIONALE]

    @property
    def aims(self) -> list["YearPassage"]:
        """What the year is to achieve, paragraph by paragraph."""
        return [passage for passage in self.passages.all() if passage.kind == YearPassageKind.AIM]


class YearPassage(Passage):
    """One paragraph of a year's rationale or aims."""

    part_of = "year"

    year = models.ForeignKey(Year, models.CASCADE, related_name="passages", verbose_name=_("year"))
    kind = models.CharField(
        _("part"), max_length=10, choices=YearPassageKind.choices, default=YearPassageKind.RATIONALE
    )

    class Meta(Passage.Meta):
        verbose_name = _("passage")
        verbose_name_plural = _("passages")


class Endorsement(Part):
    """A consultation at which the Membership endorsed the theme of a year."""

    part_of = "year"

    year = models.ForeignKey(Year, models.CASCADE, related_name="endorsements", verbose_name=_("year"))
    consultation = models.ForeignKey(
        "Consultation", models.PROTECT, related_name="endorsements", verbose_name=_("consultation")
    )

    objects = EndorsementQuerySet.as_manager()

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "consultation"],
                name="a_consultation_endorses_a_theme_once",
                violation_error_message=_("This consultation is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return str(self.consultation)
