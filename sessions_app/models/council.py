"""The Council's sessions and the dialogue's sittings in them."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from records import dates, words
from records.models import Part, Record
from sessions_app.choices import AllotmentSubject, CouncilSessionKind, Mode, SittingKind, SittingPassageKind
from sessions_app.queries import CouncilSessionQuerySet, SittingQuerySet
from sessions_app.tally import Share, shares

from .passages import Passage

if TYPE_CHECKING:
    from .appearances import SittingAppearance


class CouncilSession(Record):
    """One session of the Council, at which the dialogue of a year may sit."""

    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(
        _("kind"), max_length=10, choices=CouncilSessionKind.choices, default=CouncilSessionKind.REGULAR
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    year = models.ForeignKey(
        "Year",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="council_sessions",
        verbose_name=_("year of the dialogue"),
    )

    objects = CouncilSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session of the Council")
        verbose_name_plural = _("sessions of the Council")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                name="one_record_per_council_session",
                violation_error_message=_(
                    "This session of the Council is recorded already. Open it and edit it there."
                ),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="sessions_of_the_council_count_from_one",
                violation_error_message=_("The sessions of the Council are counted from 1."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="a_council_session_ends_after_it_starts",
                violation_error_message=_("The last day comes before the first. Put one of the two right."),
            ),
        ]

    def __str__(self) -> str:
        ordinal = words.ordinal(self.number, get_language(), feminine=True)
        return _("%(ordinal)s session of the Council") % {"ordinal": ordinal}

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("council_session", kwargs={"number": self.number})

    @property
    def year_number(self) -> int | None:
        """The year of the dialogue that sits here."""
        return self.year and self.year.number

    @property
    def dates(self) -> str:
        """Its days in words, as far as they are known."""
        if not self.starts_on:
            return ""
        return dates.label(self.starts_on, self.ends_on, get_language())

    @property
    def time_bars(self) -> list[tuple[str, list[tuple[str, Share]]]]:
        """The time planned and the time taken, each as a bar shared by the subjects, where it is recorded."""
        allotments = self.time_allotments.all()
        subjects = [allotment.subject for allotment in allotments]
        planned = shares([allotment.planned_minutes for allotment in allotments])
        actual = shares([allotment.actual_minutes for allotment in allotments])
        bars = ((gettext("Planned"), planned), (gettext("Actual"), actual))
        return [(label, list(zip(subjects, parts, strict=True))) for label, parts in bars if parts]


class TimeAllotment(Part):
    """The time that a Council session plans for one subject, and the time it took."""

    part_of = "council_session"

    council_session = models.ForeignKey(
        CouncilSession, models.CASCADE, related_name="time_allotments", verbose_name=_("session of the Council")
    )
    subject = models.CharField(_("subject"), max_length=10, choices=AllotmentSubject.choices)
    planned_minutes = models.PositiveIntegerField(_("planned minutes"), null=True, blank=True)
    actual_minutes = models.PositiveIntegerField(_("actual minutes"), null=True, blank=True)

    class Meta:
        verbose_name = _("allotment of time")
        verbose_name_plural = _("allotments of time")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["council_session", "subject"],
                name="one_time_allotment_per_subject_and_council_session",
                violation_error_message=_("The time for this subject stands twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return self.get_subject_display()


class Sitting(Record):
    """One sub-session of the dialogue at the Council."""

    council_session = models.ForeignKey(
        CouncilSession, models.PROTECT, related_name="sittings", verbose_name=_("session of the Council")
    )
    position = models.PositiveSmallIntegerField(_("position"), editable=False)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=SittingKind.choices, default=SittingKind.PANEL)
    day = models.DateField(_("day"), null=True, blank=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ["-council_session__number", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["council_session", "position"],
                name="one_sitting_per_position_and_council_session",
                violation_error_message=_("Another sitting of this session stands at this place."),
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="sittings_are_counted_from_one",
                violation_error_message=_("The sittings of a session are counted from 1."),
            ),
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_sitting_has_an_english_title",
                violation_error_message=_("Write the title of the sitting in English."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("sitting", kwargs={"number": self.council_session.number, "position": self.position})

    @property
    def purpose(self) -> list["SittingPassage"]:
        """What the sitting was for, paragraph by paragraph."""
        return [passage for passage in self.passages.all() if passage.kind == SittingPassageKind.PURPOSE]

    @property
    def what_emerged(self) -> list["SittingPassage"]:
        """What came of it, paragraph by paragraph."""
        return [passage for passage in self.passages.all() if passage.kind == SittingPassageKind.EMERGED]

    @property
    def moderations(self) -> list["SittingAppearance"]:
        """Who moderates; a sitting may well have nobody."""
        return [each for each in self.appearances.all() if each.mode == Mode.MODERATION and not each.is_away]

    @property
    def is_moderated(self) -> bool:
        """Whether somebody is named who moderates."""
        return bool(self.moderations)


class SittingPassage(Passage):
    """One paragraph on what a sitting was for, or on what emerged from it."""

    part_of = "sitting"

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="passages", verbose_name=_("sitting"))
    kind = models.CharField(
        _("part"), max_length=10, choices=SittingPassageKind.choices, default=SittingPassageKind.PURPOSE
    )

    class Meta(Passage.Meta):
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
