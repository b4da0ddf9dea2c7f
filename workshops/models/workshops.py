"""The workshops of a year."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import groupby
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from records import dates, words
from records.models import Part, Record
from sessions_app.models import Year
from sessions_app.models.appearances import Appearance
from sessions_app.models.passages import Passage
from workshops.choices import (
    LANGUAGES_OF_INTERPRETATION,
    Attendance,
    WorkshopKind,
    WorkshopPassageKind,
    language_in_words,
)
from workshops.dates import Move
from workshops.queries.workshops import WorkshopQuerySet

LONGEST = 3  # days


def _reason_is_written_in(language: str) -> Q:
    reason = f"cancellation_reason_{language}"
    return Q(**{f"{reason}__isnull": False}) & ~Q(**{reason: ""})


def _reason_says_nothing(*languages: str) -> Q:
    return ~reduce(or_, map(_reason_is_written_in, languages))


class Workshop(Record):
    """An intersessional workshop of the dialogue, of one to three days; also a seminar or a conference."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="workshops", verbose_name=_("year"))
    slug = models.SlugField(_("address"), max_length=120, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=WorkshopKind.choices, default=WorkshopKind.WORKSHOP)
    title = models.CharField(_("title"), max_length=300)
    title_is_ours = models.BooleanField(
        _("title in a translation of ours"),
        default=False,
        blank=True,
        help_text=_("Tick it where the Organization has published no wording of its own in this language."),
    )
    also_known_as = models.CharField(_("also known as"), max_length=300, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    attendance = models.CharField(_("attendance"), max_length=10, choices=Attendance.choices, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    # Not editable: an old version that is restored neither cancels a workshop nor calls it again.
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True, editable=False)
    cancellation_reason = models.TextField(_("reason of the cancellation"), blank=True, editable=False)

    objects = WorkshopQuerySet.as_manager()

    move: Move | None = None  # its latest, where a page has asked for it
    interpreted_into: str | None = None  # codes of languages, where a page has asked for them

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        ordering = ["-year__number", F("starts_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "slug"],
                name="one_workshop_per_address_and_year",
                violation_error_message=_("Another workshop of this year has this address."),
            ),
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_workshop_has_an_english_title",
                violation_error_message=_("Write the title of the workshop in English."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="a_workshop_ends_after_it_starts",
                violation_error_message=_("Give both days, the first one first; or neither, while they are not fixed."),
            ),
            # SQLite counts in letters, and makes "2008-04-23 00:00:00" of a day and two more: the day itself is still
            # less than that, and the next is not. So "at most" holds there as on PostgreSQL, and "before" would not.
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__lte=F("starts_on") + timedelta(days=LONGEST - 1)),
                name="a_workshop_takes_three_days_at_most",
                violation_error_message=_("A workshop takes three days at most."),
            ),
            models.CheckConstraint(
                condition=Q(_reason_says_nothing("en", "fr", "es"), cancelled_on__isnull=True)
                | Q(*map(_reason_is_written_in, ("en", "fr", "es")), cancelled_on__isnull=False),
                name="a_cancelled_workshop_says_when_and_why_in_three_languages",
                violation_error_message=_("Write in three languages why the workshop is cancelled."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("workshop", kwargs={"number": self.year.number, "slug": self.slug})

    @property
    def dates(self) -> str:
        """Its days in words, as far as they are known."""
        return dates.label(self.starts_on, self.ends_on, get_language()) if self.starts_on else ""

    @property
    def is_cancelled(self) -> bool:
        """Whether it is not going to be held, or was not."""
        return self.cancelled_on is not None

    @property
    def kind_in_words(self) -> str:
        """What kind of meeting it is; a workshop is held between the sessions of the Council."""
        if self.kind == WorkshopKind.WORKSHOP:
            return gettext("Intersessional workshop")
        return capfirst(self.get_kind_display())

    @property
    def when(self) -> str:
        """Its days in words where there is no room to strike them through: with the word, where it is cancelled."""
        if not self.is_cancelled:
            return self.dates
        return gettext("%(days)s (cancelled)") % {"days": self.dates} if self.dates else gettext("Cancelled")

    @property
    def cancelled_on_in_words(self) -> str:
        """The day on which it was cancelled."""
        return dates.label(self.cancelled_on, None, get_language()) if self.cancelled_on else ""

    def is_over_on(self, day: date) -> bool:
        """Whether it lies behind that day; one whose days nobody recorded does when its year does."""
        return self.ends_on < day if self.ends_on else self.year.number < day.year

    @property
    def programme(self) -> list[tuple[date | None, list["AgendaItem"]]]:
        """What it consists of, day by day, each item with its `speakers`; what stands on no day yet comes last."""
        agenda, speakers = list(self.agenda.all()), defaultdict(list)
        for appearance in self.appearances.all():
            speakers[appearance.item_id].append(appearance)
        for item in agenda:
            item.speakers = speakers[item.pk]
        return [(day, list(items)) for day, items in groupby(agenda, key=lambda item: item.day)]

    @property
    def speakers_apart(self) -> list[Appearance]:
        """Those who appear at none of its items."""
        items = {item.pk for item in self.agenda.all()}
        return [appearance for appearance in self.appearances.all() if appearance.item_id not in items]

    @property
    def has_speakers_at_items(self) -> bool:
        """Whether the programme tells of anybody at which of its items they appear."""
        return len(self.speakers_apart) < len(self.appearances.all())

    @property
    def has_place_for_speakers(self) -> bool:
        """Whether speakers have a place of their own beside the programme, be it to say that none is known yet."""
        return bool(self.speakers_apart) or not (self.is_cancelled or self.has_speakers_at_items)

    @property
    def interpretation(self) -> str:
        """Into which languages it is interpreted, as a sentence lists them."""
        codes = set((self.interpreted_into or "").split())
        known = [language_in_words(code) for code, _name in LANGUAGES_OF_INTERPRETATION if code in codes]
        return words.all_of(known, get_language())

    @property
    def aims(self) -> list["WorkshopPassage"]:
        """What it is to achieve, paragraph by paragraph."""
        return self._passages(WorkshopPassageKind.AIMS)

    @property
    def background(self) -> list["WorkshopPassage"]:
        """Why it is held, paragraph by paragraph."""
        return self._passages(WorkshopPassageKind.BACKGROUND)

    @property
    def content(self) -> list["WorkshopPassage"]:
        """What it deals with, paragraph by paragraph."""
        return self._passages(WorkshopPassageKind.CONTENT)

    @property
    def practical(self) -> list["WorkshopPassage"]:
        """What one has to know to come, paragraph by paragraph."""
        return self._passages(WorkshopPassageKind.PRACTICAL)

    def _passages(self, kind: WorkshopPassageKind) -> list["WorkshopPassage"]:
        return [passage for passage in self.passages.all() if passage.kind == kind]


class WorkshopPassage(Passage):
    """One paragraph of a workshop's description."""

    part_of = "workshop"

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="passages", verbose_name=_("workshop"))
    kind = models.CharField(
        _("part"), max_length=10, choices=WorkshopPassageKind.choices, default=WorkshopPassageKind.BACKGROUND
    )

    class Meta(Passage.Meta):
        verbose_name = _("passage")
        verbose_name_plural = _("passages")


class AgendaItem(Part):
    """One item of a workshop's programme, on one of its days; the programme is told in the order of its hours."""

    part_of = "workshop"

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="agenda", verbose_name=_("workshop"))
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.TimeField(
        _("begins at"),
        null=True,
        blank=True,
        help_text=_("Geneva time. An item without an hour comes after those of its day that have one."),
    )
    ends_at = models.TimeField(_("ends at"), null=True, blank=True, help_text=_("Geneva time."))
    title = models.CharField(_("title"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    speakers: Sequence[Appearance] = ()  # where the programme has told who appears there

    class Meta:
        verbose_name = _("item of the programme")
        verbose_name_plural = _("programme")
        ordering = [F("day").asc(nulls_last=True), F("starts_at").asc(nulls_last=True), "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="an_agenda_item_ends_after_it_begins",
                violation_error_message=_("The item ends before it begins. Put one of the two times right."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def hours(self) -> str:
        """From when until when, as far as it is fixed."""
        return dates.EN_DASH.join(dates.hour(each, get_language()) for each in (self.starts_at, self.ends_at) if each)

    @property
    def in_full(self) -> str:
        """Its title, with day and hours as far as they are fixed: two items may have one title."""
        day = dates.label(self.day, None, get_language()) if self.day else ""
        return " · ".join(each for each in (self.title, day, self.hours) if each)


class InterpretationLanguage(Part):
    """A language into which a workshop is interpreted; they are told in the order of the list of languages."""

    part_of = "workshop"

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="interpretation_languages", verbose_name=_("workshop")
    )
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES_OF_INTERPRETATION)

    class Meta:
        verbose_name = _("language of interpretation")
        verbose_name_plural = _("languages of interpretation")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "language"],
                name="a_workshop_is_interpreted_into_a_language_once",
                violation_error_message=_("This language is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return self.get_language_display()
