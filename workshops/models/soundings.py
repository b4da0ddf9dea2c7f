"""What the Membership is asked at a consultation."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from records import dates
from records.models import Part, Record
from sessions_app.models import Consultation
from workshops.choices import MANNERS, Manner, NeutralOrder, SoundingKind, Stage, Visibility
from workshops.queries.soundings import SoundingQuerySet

from .topics import Topic


class Sounding(Record):
    """A question to the Membership at a consultation: which topics it prefers, or a plain yes or no. No vote.

    It is announced once, and from then on stays as it is, but for a later closing time. `closed_at` is set where the
    secretariat closed it before that time. `as_of` is the day of the consultation as every Member has read it.
    """

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="soundings", verbose_name=_("consultation")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1, editable=False)
    kind = models.CharField(
        _("what is asked for"), max_length=10, choices=SoundingKind.choices, default=SoundingKind.RANKED
    )
    question = models.CharField(_("question"), max_length=300, help_text=_("As it is put to every Member."))
    introduction = models.TextField(_("introduction"), blank=True, help_text=_("Sentences under the question."))
    places = models.PositiveSmallIntegerField(
        _("topics to be chosen"),
        default=2,
        help_text=_("As many workshops as the year is to have; not asked for where the answer is yes or no."),
    )
    neutral_order = models.CharField(
        _("order of the topics"),
        max_length=12,
        choices=NeutralOrder.choices,
        default=NeutralOrder.BY_LOT,
        help_text=_("Where no topic is named below, all that were offered at the consultation are put."),
    )
    ordered_at = models.DateTimeField(_("put in this order at"), null=True, blank=True, editable=False)
    opens_at = models.DateTimeField(
        _("opens at"), null=True, blank=True, help_text=_("Geneva time. Blank: as soon as it is announced.")
    )
    closes_at = models.DateTimeField(_("closes at"), help_text=_("Geneva time."))
    visibility = models.CharField(
        _("who sees the result"), max_length=12, choices=Visibility.choices, default=Visibility.MEMBERS
    )
    announced_at = models.DateTimeField(_("announced at"), null=True, blank=True, editable=False)
    as_of = models.DateField(_("who is asked is judged on"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed early at"), null=True, blank=True, editable=False)

    objects = SoundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sounding")
        verbose_name_plural = _("soundings")
        ordering = ["-consultation__date", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="one_sounding_per_number_and_consultation",
                violation_error_message=_("Another sounding of this consultation bears this number."),
            ),
            models.CheckConstraint(
                condition=Q(question_en__isnull=False) & ~Q(question_en=""),
                name="every_sounding_has_an_english_question",
                violation_error_message=_("Write the question in English."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="a_sounding_closes_after_it_opens",
                violation_error_message=_("The sounding closes before it opens. Put one of the two times right."),
            ),
            models.CheckConstraint(
                condition=Q(announced_at__isnull=True) | Q(opens_at__isnull=False, as_of__isnull=False),
                name="an_announced_sounding_says_when_it_opens_and_whom_it_asks",
                violation_error_message=_("Say when the sounding opens."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(announced_at__isnull=False, closed_at__lte=F("closes_at")),
                name="only_an_announced_sounding_is_closed_and_not_after_its_time",
                violation_error_message=_("Only a sounding that is open can be closed."),
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1),
                name="a_sounding_chooses_one_topic_at_least",
                violation_error_message=_("At least one topic is to be chosen."),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("sounding", kwargs={"date": self.consultation.date, "number": self.number})

    @property
    def name(self) -> str:
        """How it is called among those of its consultation."""
        return gettext("Sounding %(number)d") % {"number": self.number}

    @property
    def day(self) -> date:
        """The day of the consultation, by which it is judged who is asked, as it was announced."""
        return self.as_of or self.consultation.date

    @property
    def is_question(self) -> bool:
        """Whether the answer is yes or no, and no topics are put."""
        return self.kind == SoundingKind.QUESTION

    @property
    def is_ranked(self) -> bool:
        """Whether an order of topics is asked for."""
        return self.kind == SoundingKind.RANKED

    @property
    def manners(self) -> tuple[Manner, ...]:
        """What an answer may say."""
        return MANNERS[SoundingKind(self.kind)]

    def label_of(self, manner: Manner) -> str:
        """An answer that may be given, in words."""
        one_topic = self.kind == SoundingKind.SINGLE and manner == Manner.ORDER
        return capfirst(SoundingKind.SINGLE.label if one_topic else manner.label)

    @property
    def ended_at(self) -> datetime:
        """When it closes, or closed."""
        return self.closed_at or self.closes_at

    def stage_at(self, moment: datetime) -> Stage:
        """How far it is at that moment."""
        if self.announced_at is None:
            return Stage.DRAFT
        if moment >= self.ended_at:
            return Stage.CLOSED
        return Stage.OPEN if moment >= self.opens_at else Stage.NOT_YET_OPEN

    @property
    def stage(self) -> Stage:
        """How far it is now."""
        return self.stage_at(timezone.now())

    @property
    def is_announced(self) -> bool:
        """Whether the Membership knows of it."""
        return self.announced_at is not None

    @property
    def is_closed(self) -> bool:
        """Whether no answer counts any more, so that the result can be worked out."""
        return self.stage == Stage.CLOSED

    @property
    def opens(self) -> str:
        """When it opens, in words, with the zone."""
        return dates.deadline(self.opens_at, get_language()) if self.opens_at else ""

    @property
    def closes(self) -> str:
        """When it closes, or closed, in words, with the zone."""
        return dates.deadline(self.ended_at, get_language())

    @property
    def ordered(self) -> str:
        """On which day its topics were put in their order."""
        return dates.label(timezone.localdate(self.ordered_at), None, get_language()) if self.ordered_at else ""


class OfferedTopic(Part):
    """A topic that a sounding puts to the Membership, at its place in the neutral order, which ranks nothing."""

    part_of = "sounding"

    sounding = models.ForeignKey(Sounding, models.CASCADE, related_name="offered", verbose_name=_("sounding"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="soundings_about", verbose_name=_("topic"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sounding", "topic"],
                name="a_sounding_puts_a_topic_once",
                violation_error_message=_("This topic is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return str(self.topic)
