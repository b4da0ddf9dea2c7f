"""The informal consultations, and what Members propose at them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.models import Member
from records import dates, words
from records.models import Part, Record
from sessions_app.choices import ProposalSource
from sessions_app.queries import ConsultationQuerySet, PreparationQuerySet, ProposalQuerySet


class Consultation(Record):
    """One informal consultation of the Membership, convened under the name that its body bore on the day."""

    date = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    convening_body = models.CharField(
        _("convening body"), max_length=300, blank=True, help_text=_("Under its name of that day.")
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-date"]
        constraints = [
            models.UniqueConstraint(
                fields=["date"],
                name="one_consultation_per_date",
                violation_error_message=_(
                    "A consultation of this date is recorded already. Open it and edit it there."
                ),
            )
        ]

    def __str__(self) -> str:
        return _("Consultation of %(date)s") % {"date": dates.label(self.date, None, get_language())}

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("consultation", kwargs={"date": self.date})


class Preparation(Part):
    """A year that a consultation prepares."""

    part_of = "consultation"

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="preparations", verbose_name=_("consultation")
    )
    year = models.ForeignKey("Year", models.PROTECT, related_name="preparations", verbose_name=_("year"))

    objects = PreparationQuerySet.as_manager()

    class Meta:
        verbose_name = _("year prepared")
        verbose_name_plural = _("years prepared")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "year"],
                name="a_consultation_prepares_a_year_once",
                violation_error_message=_("This year is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class Proposal(Record):
    """Something put to a consultation, and what the Administration answers."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="proposals", verbose_name=_("consultation")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1, editable=False)
    source = models.CharField(
        _("put forward by"), max_length=20, choices=ProposalSource.choices, default=ProposalSource.MEMBERS
    )
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-consultation__date", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="one_proposal_per_number_and_consultation",
                violation_error_message=_("Another proposal to this consultation bears this number."),
            ),
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_proposal_has_an_english_title",
                violation_error_message=_("Write the title of the proposal in English."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("proposal", kwargs={"date": self.consultation.date, "number": self.number})

    @property
    def put_forward_by(self) -> str:
        """The Members that put it forward, or whoever else did."""
        members = sorted((proposer.member for proposer in self.proposers.all()), key=lambda member: member.key)
        return words.all_of(map(str, members), get_language()) or self.get_source_display()

    @property
    def is_answered(self) -> bool:
        """Whether the Administration has answered."""
        return bool(self.answers.all())


class Proposer(Part):
    """A Member that put a proposal forward."""

    part_of = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="proposers", verbose_name=_("proposal"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="proposers", verbose_name=_("Member"))

    class Meta:
        verbose_name = _("proposing Member")
        verbose_name_plural = _("proposing Members")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "member"],
                name="a_member_proposes_a_thing_once",
                violation_error_message=_("This Member is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return str(self.member)


class Answer(Part):
    """What the Administration answers to a proposal; there may be several, one after the other."""

    part_of = "proposal"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers", verbose_name=_("proposal"))
    given_on = models.DateField(_("given on"), null=True, blank=True)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("answer of the Administration")
        verbose_name_plural = _("answers of the Administration")
        ordering = ["given_on", "id"]

    def __str__(self) -> str:
        return self.text
