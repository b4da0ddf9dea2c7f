"""What is offered to the Membership for workshops, and what becomes of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from records.models import Part, Record
from sessions_app.models import Consultation, Year
from workshops.choices import Basis, Outcome
from workshops.queries.topics import TopicQuerySet

from .workshops import Workshop


class Topic(Record):
    """A topic that the Administration offered at a consultation for the workshops of a year, and its disposition.

    `position` is the neutral order in which the topics were offered; it ranks nothing.
    """

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="topics", verbose_name=_("offered at the consultation")
    )
    year = models.ForeignKey(Year, models.PROTECT, related_name="topics", verbose_name=_("for the year"))
    position = models.PositiveSmallIntegerField(_("position"), default=1, editable=False)
    title = models.CharField(_("title"), max_length=300)
    title_is_ours = models.BooleanField(
        _("title in a translation of ours"),
        default=False,
        blank=True,
        help_text=_("Tick it where the Organization has published no wording of its own in this language."),
    )
    description = models.TextField(_("description"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)
    basis = models.CharField(
        _("basis"), max_length=20, choices=Basis.choices, blank=True, help_text=_("On what the selection rests.")
    )
    evenly_divided = models.BooleanField(
        _("preferences were evenly divided among it and others"), default=False, editable=False
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("Why it was decided so, as it was put in writing."))
    workshop = models.ForeignKey(
        Workshop, models.PROTECT, null=True, blank=True, related_name="topics", verbose_name=_("becomes the workshop")
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["-consultation__date", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "position"],
                name="one_topic_per_position_and_consultation",
                violation_error_message=_("Another topic of this consultation stands at this place."),
            ),
            models.CheckConstraint(
                condition=Q(title_en__isnull=False) & ~Q(title_en=""),
                name="every_topic_has_an_english_title",
                violation_error_message=_("Write the title of the topic in English."),
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.SELECTED) | Q(basis="", workshop__isnull=True),
                name="only_a_selected_topic_has_a_basis_and_becomes_a_workshop",
                violation_error_message=_("Only a topic that was selected has a basis and becomes a workshop."),
            ),
            models.UniqueConstraint(
                fields=["consultation", "year"],
                condition=Q(basis=Basis.FIRST_CHOICE),
                name="one_first_choice_per_consultation_and_year",
                violation_error_message=_("Another topic was the first choice at this consultation."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("topic", kwargs={"date": self.consultation.date, "position": self.position})

    @property
    def outcome_in_words(self) -> str:
        """What became of it: of a topic that was selected, on what that rests; empty while nothing is decided."""
        if self.outcome == Outcome.SELECTED and self.basis:
            return capfirst(self.get_basis_display())
        return self.get_outcome_display()

    @property
    def leads_on(self) -> bool:
        """Whether what became of it lets one expect a workshop."""
        return self.outcome in (Outcome.SELECTED, Outcome.FOLDED)

    @property
    def destinations(self) -> list[Workshop]:
        """The workshop that it becomes, or those that take elements of it."""
        return [self.workshop] if self.workshop else [folding.workshop for folding in self.foldings.all()]


class Folding(Part):
    """That elements of a topic that was not selected enter a workshop."""

    part_of = "topic"

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="foldings", verbose_name=_("topic"))
    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="foldings", verbose_name=_("workshop"))
    elements = models.TextField(_("elements"), blank=True, help_text=_("Which elements, as far as it is said."))

    class Meta:
        verbose_name = _("workshop that takes elements")
        verbose_name_plural = _("workshops that take elements")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "workshop"],
                name="a_topic_is_folded_into_a_workshop_once",
                violation_error_message=_("This workshop is named twice. Take one of the two out."),
            )
        ]

    def __str__(self) -> str:
        return str(self.workshop)
