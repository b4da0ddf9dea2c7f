"""Who appears where, in which way and as what."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from membership.models import Member, Organization, Person
from records import dates
from records.models import Part
from sessions_app.choices import SAID_IN_ONE_WORD, AppearanceStatus, Capacity, Mode
from sessions_app.queries import AppearanceQuerySet, SittingAppearanceQuerySet

from .council import CouncilSession, Sitting


class Appearance(Part):
    """One person's part in an event. How they took part, and as what, are two things.

    Function, body and State are what was stated that day; the Member and the organization beside them are the records
    to which they lead, which may have other names now.

    Every kind of appearance tells its `event`, the `occasion` to which that belongs, `when` it is in words, and the day
    by which it is `reckoned_on` among others.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="%(class)ss", verbose_name=_("person"))
    mode = models.CharField(_("mode"), max_length=12, choices=Mode.choices, default=Mode.PANEL)
    capacity = models.CharField(_("capacity"), max_length=20, choices=Capacity.choices, default=Capacity.PANELLIST)
    function = models.CharField(_("function as stated"), max_length=300, blank=True)
    body = models.CharField(_("body as stated"), max_length=300, blank=True)
    body_language = models.CharField(
        _("language of the body’s name"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2,3}$", _("Write the code of a language, as in es."))],
        help_text=_("Only where the name, up to a comma, stays as it is in all versions: es for a Spanish name."),
    )
    state = models.CharField(_("State as stated"), max_length=200, blank=True)
    further_affiliation = models.CharField(_("further affiliation as stated"), max_length=300, blank=True)
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("Member")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("organization")
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("What was said, beginning with the verb: “Announced that …”.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    status = models.CharField(
        _("status"), max_length=10, choices=AppearanceStatus.choices, default=AppearanceStatus.ANNOUNCED
    )
    replaced_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="replaced_%(class)ss", verbose_name=_("replaced by")
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=AppearanceStatus.REPLACED, replaced_by__isnull=False)
                | (~Q(status=AppearanceStatus.REPLACED) & Q(replaced_by__isnull=True)),
                name="%(class)s_is_replaced_by_somebody",
                violation_error_message=_("Name who spoke instead, and only where the status is “Replaced”."),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def affiliation(self) -> str:
        """Function, body and State as stated that day, in this order."""
        return ", ".join(stated for stated in (self.function, self.body, self.state) if stated)

    @property
    def part(self) -> str:
        """Mode and capacity; the capacity alone where it says both."""
        if (self.mode, self.capacity) in SAID_IN_ONE_WORD:
            return self.get_capacity_display()
        return f"{self.get_mode_display()} · {self.get_capacity_display()}"

    @property
    def replacement_in_words(self) -> str:
        """Who appears instead, or appeared once the event has begun; empty where nobody does."""
        if not self.replaced_by:
            return ""
        if self.reckoned_on > timezone.localdate():
            return gettext("%(other)s appears instead.") % {"other": self.replaced_by}
        return gettext("%(other)s appeared instead.") % {"other": self.replaced_by}

    @property
    def has_spoken(self) -> bool:
        """Whether it is recorded that the person spoke."""
        return self.status == AppearanceStatus.SPOKE

    @property
    def is_away(self) -> bool:
        """Whether the person was to appear and does not."""
        return self.status in (AppearanceStatus.REPLACED, AppearanceStatus.WITHDRAWN)

    @property
    def is_expected(self) -> bool:
        """Whether the person is still to speak."""
        return self.status in (AppearanceStatus.ANNOUNCED, AppearanceStatus.CONFIRMED)

    @property
    def is_to_confirm(self) -> bool:
        """Whether the person has only been announced."""
        return self.status == AppearanceStatus.ANNOUNCED


class SittingAppearance(Appearance):
    """One person's part in a sitting at the Council."""

    part_of = "sitting"

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="appearances", verbose_name=_("sitting"))

    objects = SittingAppearanceQuerySet.as_manager()

    class Meta(Appearance.Meta):
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")

    @property
    def event(self) -> Sitting:
        """The sitting."""
        return self.sitting

    @property
    def occasion(self) -> CouncilSession:
        """The session of the Council in which the sitting is held."""
        return self.sitting.council_session

    @property
    def when(self) -> str:
        """The day of the sitting in words, as far as it is known."""
        return dates.label(self.sitting.day, None, get_language()) if self.sitting.day else ""

    @property
    def reckoned_on(self) -> date:
        """The day by which it stands among others; where none is recorded, the last of its year."""
        year = self.sitting.council_session.year
        return self.sitting.day or (date(year.number, 12, 31) if year else date.min)
