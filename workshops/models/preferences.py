"""What Members have stated in soundings."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.models import Member
from records import dates
from records.models import Part, Record
from workshops.choices import Channel, Manner
from workshops.queries.soundings import PreferenceQuerySet

from .soundings import Sounding
from .topics import Topic


class Preference(Record):
    """One expression of one Member in a sounding. The latest before closing counts; earlier ones are kept.

    `reference` stands on the receipt; it is drawn by lot, for a running number would tell how many have answered.
    """

    sounding = models.ForeignKey(Sounding, models.PROTECT, related_name="preferences", verbose_name=_("sounding"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="preferences", verbose_name=_("Member"))
    manner = models.CharField(_("answer"), max_length=12, choices=Manner.choices)
    channel = models.CharField(_("received"), max_length=8, choices=Channel.choices, default=Channel.PORTAL)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    stated_at = models.DateTimeField(_("stated at"), editable=False)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="preferences", verbose_name=_("stated by")
    )
    replaced_at = models.DateTimeField(_("replaced at"), null=True, blank=True, editable=False)

    objects = PreferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        ordering = ["-stated_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sounding", "member"],
                condition=Q(replaced_at__isnull=True),
                name="one_preference_per_member_and_sounding",
                violation_error_message=_("Another answer of this Member came in just now. State yours again."),
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.PORTAL, received_on__isnull=True)
                | (~Q(channel=Channel.PORTAL) & Q(received_on__isnull=False)),
                name="an_answer_received_otherwise_says_on_which_day",
                violation_error_message=_("Say on which day the answer was received."),
            ),
        ]

    def __str__(self) -> str:
        return _("Answer of %(member)s") % {"member": self.member}

    def get_absolute_url(self) -> str:
        """Give the address of the sounding to which it answers."""
        return self.sounding.get_absolute_url()

    @property
    def counts(self) -> bool:
        """Whether no later one replaces it."""
        return self.replaced_at is None

    @property
    def given_on(self) -> date:
        """On which day it was given, whenever it was entered."""
        return self.received_on or timezone.localdate(self.stated_at)

    @property
    def order(self) -> list[Topic]:
        """The topics that it names, the most preferred first."""
        return [ranked.topic for ranked in self.ranking.all()]

    @property
    def stated(self) -> str:
        """When it was stated or entered, in words, with the zone."""
        return dates.deadline(self.stated_at, get_language())


class RankedTopic(Part):
    """A topic at its rank in a Member's expression."""

    part_of = "preference"

    preference = models.ForeignKey(Preference, models.CASCADE, related_name="ranking", verbose_name=_("preference"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="rankings", verbose_name=_("topic"))
    rank = models.PositiveSmallIntegerField(_("rank"))

    class Meta:
        verbose_name = _("rank of a topic")
        verbose_name_plural = _("ranks of topics")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["preference", "topic"],
                name="a_preference_ranks_a_topic_once",
                violation_error_message=_("A topic stands in the order twice."),
            ),
            models.UniqueConstraint(
                fields=["preference", "rank"],
                name="a_preference_has_one_topic_per_rank",
                violation_error_message=_("Two topics stand at the same rank."),
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1),
                name="ranks_begin_with_one",
                violation_error_message=_("The first rank is 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.topic}"
