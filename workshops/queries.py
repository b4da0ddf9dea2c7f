"""Questions about topics and workshops. Whatever hangs on a year that is not published yet is for those who keep it."""

from django.db import models

from records.queries import RecordQuerySet, in_three
from sessions_app.queries import HangsOnYear


class WorkshopQuerySet(HangsOnYear, RecordQuerySet):
    """Workshops, seminars and conferences."""

    path_to_year = "year"
    found_in = in_three("title", "also_known_as", "passages__text")

    def of_year(self, year) -> "WorkshopQuerySet":
        """Those of the year, in the order of their days."""
        return self.filter(year=year).order_by(models.F("starts_on").asc(nulls_last=True), "pk")


class TopicQuerySet(HangsOnYear, RecordQuerySet):
    """Topics offered at consultations."""

    path_to_year = "year"
    found_in = in_three("title", "description")
