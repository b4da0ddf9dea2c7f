"""What money is for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from funding.choices import Target
from records.models import Record
from sessions_app.models import Year
from training.models import TrainingSession
from workshops.models import Workshop


class HasTarget(Record):
    """A record of a year that is for the programme as a whole, or for one workshop, or for one training session."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="%(class)ss", verbose_name=_("year"))
    target = models.CharField(_("for"), max_length=10, choices=Target.choices)
    workshop = models.ForeignKey(
        Workshop,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("workshop"),
        help_text=_("Only where it is for a workshop."),
    )
    training_session = models.ForeignKey(
        TrainingSession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("training session"),
        help_text=_("Only where it is for a training session."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(target=Target.PROGRAMME, workshop__isnull=True, training_session__isnull=True)
                | Q(target=Target.WORKSHOP, workshop__isnull=False, training_session__isnull=True)
                | Q(target=Target.TRAINING, workshop__isnull=True, training_session__isnull=False),
                name="a_%(class)s_is_for_exactly_one_thing",
                violation_error_message=_(
                    "Name the workshop where it is for a workshop, the training session where it is for a training "
                    "session, and neither where it is for the programme."
                ),
            )
        ]

    @property
    def event(self) -> Workshop | TrainingSession | None:
        """The workshop or training session that it is for; none where it is for the programme."""
        return self.workshop or self.training_session
