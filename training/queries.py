"""Questions about training sessions. Those of a year that is not published yet are for those who keep the programme."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from records.queries import RecordQuerySet, localized_fields
from sessions_app.queries import BelongsToYear


class TrainingSessionQuerySet(BelongsToYear, RecordQuerySet):
    """Training sessions."""

    path_to_year = "year"
    found_in = localized_fields("title", "tool", "audience", "passages__text")

    def of_year(self, year: models.Model) -> "TrainingSessionQuerySet":
        """Those of the year, in the order of their days, or of those of the workshops that they mirror."""
        return self.filter(year=year).in_order()

    def mirroring(self, workshop) -> "TrainingSessionQuerySet":
        """The one that mirrors this workshop."""
        return self.filter(workshop=workshop)

    def to_come(self, today: date) -> "TrainingSessionQuerySet":
        """Those that are not over on this day; without a day, those of a year that is not over."""
        return self.filter(_is_to_come(today)).in_order()

    def over(self, today: date) -> "TrainingSessionQuerySet":
        """The others, the latest year first, each year in the order of its days."""
        return self.filter(~_is_to_come(today)).order_by("-year__number", *_IN_A_YEAR)

    def in_order(self) -> "TrainingSessionQuerySet":
        """In the order of their days; one without a day follows the workshop that it mirrors, or comes last."""
        return self.order_by("year__number", *_IN_A_YEAR)

    def with_workshop(self) -> "TrainingSessionQuerySet":
        """With the year, and the workshop that each mirrors."""
        return self.select_related("year", "workshop__year")

    def with_partner(self) -> "TrainingSessionQuerySet":
        """With the partner and the names that it has borne."""
        return self.with_workshop().select_related("partner").prefetch_related("partner__names")

    def with_languages(self) -> "TrainingSessionQuerySet":
        """With the languages in which each is offered."""
        return self.prefetch_related("languages_offered")

    def with_programme(self) -> "TrainingSessionQuerySet":
        """With all that the page of a session tells."""
        return self.with_partner().with_languages().prefetch_related("passages")


def _is_to_come(today: date) -> Q:
    return Q(ends_on__isnull=False, ends_on__gte=today) | Q(ends_on__isnull=True, year__number__gte=today.year)


_IN_A_YEAR = (
    models.functions.Coalesce("starts_on", "workshop__ends_on").asc(nulls_last=True),
    F("starts_on").asc(nulls_last=True),
    "pk",
)
