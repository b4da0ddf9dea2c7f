"""Members of the dialogue, the names of their days, and their missions."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.choices import MemberStanding, in_running_text, of_in_running_text
from membership.queries import MemberQuerySet, MissionQuerySet, NameQuerySet
from records.models import Part, Record


class Member(Record):
    """A State or observer of the Organization; what is blank is not recorded.

    `name`, `key` and `search_words` repeat what its names say today; the verbs keep them so.
    """

    slug = models.SlugField(_("address"), max_length=100, unique=True, help_text=_("It never changes."))
    name = models.CharField(_("name"), max_length=200)
    standing = models.CharField(_("standing"), max_length=10, choices=MemberStanding.choices, blank=True)
    iso_code = models.CharField(
        _("ISO code"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("An ISO code has two capital letters, as in PT."))],
    )
    admitted_on = models.DateField(_("admitted on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    key = models.TextField(blank=True, editable=False)
    search_words = models.TextField(blank=True, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("Member")
        verbose_name_plural = _("Members")
        ordering = ["key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_member_has_an_english_name",
                condition=Q(name_en__gt=""),
                violation_error_message=_("A Member needs a name in English."),
            ),
            models.CheckConstraint(
                name="a_member_leaves_after_its_admission",
                condition=Q(admitted_on__isnull=True) | Q(left_on__isnull=True) | Q(left_on__gt=F("admitted_on")),
                violation_error_message=_("The day on which a Member left comes after the day of its admission."),
            ),
            models.UniqueConstraint(
                name="one_member_per_iso_code",
                fields=["iso_code"],
                condition=~Q(iso_code=""),
                violation_error_message=_("Another Member has this ISO code."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("member", args=[self.slug])

    def name_on(self, day: date) -> "MemberName | None":
        """The name of that day; the earliest one for a day before all."""
        return name_on(day, self.names.all())

    def in_text_on(self, day: date) -> str:
        """The Member under its name of that day, within a sentence: the Sudan, le Maroc, el Ecuador."""
        name = self.name_on(day)
        return name.in_text if name else self.name

    def of_in_text_on(self, day: date) -> str:
        """What is the Member's, within a sentence: of the Sudan, du Maroc, del Ecuador."""
        name = self.name_on(day)
        return name.of_in_text if name else of_in_running_text(self.name, "", get_language())


class NameInUse(Part):
    """One name, from a day until a day, the last included; a blank end is open or not recorded."""

    valid_from = models.DateField(_("in use from"), null=True, blank=True)
    valid_until = models.DateField(_("in use until"), null=True, blank=True)
    article = models.CharField(
        _("article"), max_length=5, blank=True, help_text=_("As in running text: the Sudan, l'Équateur, el Ecuador.")
    )
    filed_as = models.CharField(
        _("filed as"),
        max_length=200,
        blank=True,
        help_text=_("Where it stands in an alphabetical list, if not under the name itself."),
    )
    key = models.TextField(blank=True, editable=False)

    objects = NameQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = [F("valid_from").desc(nulls_last=True), "-pk"]


class MemberName(NameInUse):
    """What a Member was called from a day until a day, in three languages."""

    part_of = "member"

    member = models.ForeignKey(Member, models.CASCADE, related_name="names", verbose_name=_("Member"))
    short_name = models.CharField(_("short name"), max_length=200)
    formal_name = models.CharField(_("formal name"), max_length=300, blank=True)

    class Meta(NameInUse.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.CheckConstraint(
                name="a_members_name_is_known_in_english",
                condition=Q(short_name_en__gt=""),
                violation_error_message=_("The short name is needed in English."),
            ),
            models.CheckConstraint(
                name="a_members_name_ends_after_it_begins",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("The last day of a name comes after its first."),
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def in_text(self) -> str:
        """The name as a sentence of the reader's language uses it."""
        language = self._language_told
        return in_running_text(self.short_name, getattr(self, f"article_{language}"))

    @property
    def of_in_text(self) -> str:
        """What is the Member's, as a sentence of the reader's language says it."""
        language = self._language_told
        return of_in_running_text(self.short_name, getattr(self, f"article_{language}"), language)

    @property
    def _language_told(self) -> str:
        """The language in which the reader is shown the name: an article belongs to a name of the same language."""
        language = get_language()
        return language if getattr(self, f"short_name_{language}") else "en"


class PermanentMission(Record):
    """A Member's mission to the organizations of a place, through which it is reached."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="missions", verbose_name=_("Member"))
    name = models.CharField(_("name"), max_length=250)
    place = models.CharField(_("place"), max_length=100)
    postal_address = models.TextField(_("postal address"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=50, blank=True)

    objects = MissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Permanent Mission")
        verbose_name_plural = _("Permanent Missions")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_mission_has_an_english_name",
                condition=Q(name_en__gt=""),
                violation_error_message=_("A mission needs a name in English."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("mission", args=[self.member.slug, self.pk])


def name_on(day: date, names):
    """Which of the names was in use on that day: the last that had begun, else the earliest."""
    begun = sorted(names, key=lambda name: name.valid_from or date.min)
    return next((name for name in reversed(begun) if (name.valid_from or date.min) <= day), begun[0] if begun else None)
