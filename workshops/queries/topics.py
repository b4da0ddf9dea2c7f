"""Questions about topics and what became of them."""

from django.db import models
from django.db.models import Case, F, Prefetch, Q, Value, When

from records.queries import RecordQuerySet, localized_fields
from sessions_app.queries import BelongsToYear
from workshops.choices import Basis, Outcome


class TopicQuerySet(BelongsToYear, RecordQuerySet):
    """Topics offered at consultations."""

    path_to_year = "year"
    found_in = localized_fields("title", "description", "reason", "foldings__elements")

    def chosen_for(self, year) -> "TopicQuerySet":
        """Those offered for the workshops of the year, consultation by consultation, in the order of their outcome.

        A topic comes once for every workshop that takes elements of it, whose key is then `taken_by`.
        """
        topics = self.filter(year=year).select_related("consultation").annotate(taken_by=F("foldings__workshop"))
        return topics.order_by("consultation__date", *_BY_OUTCOME, "position", "foldings__pk")

    def put_in(self, sounding) -> "TopicQuerySet":
        """Those that the sounding puts to the Membership, in the neutral order."""
        return self.filter(soundings_about__sounding=sounding).order_by("soundings_about__position")

    def that_lead_to(self, workshop) -> "TopicQuerySet":
        """Those that it was made of, then those of which it takes elements, each with these: `elements`."""
        taken = {name: F(f"foldings__{name}") for name in localized_fields("elements")}
        topics = self.select_related("consultation").annotate(taken_by=F("foldings__workshop"), **taken)
        found = topics.filter(Q(workshop=workshop) | Q(taken_by=workshop.pk))
        return found.order_by(*_BY_OUTCOME, "consultation__date", "position")

    def with_consultation(self) -> "TopicQuerySet":
        """With the consultation at which each was offered."""
        return self.select_related("consultation")

    def with_outcome(self) -> "TopicQuerySet":
        """With consultation, year, the workshop that each becomes, and those that take elements of it."""
        foldings = self.model._meta.get_field("foldings").related_model._default_manager
        return self.select_related("consultation", "year", "workshop__year").prefetch_related(
            Prefetch("foldings", foldings.select_related("workshop__year"))
        )


def in_order(field: str, values: list[str]) -> Case:
    """The place of the field's value among these; whatever else it says comes last."""
    places = (When(**{field: value}, then=Value(place)) for place, value in enumerate(values))
    return Case(*places, default=Value(len(values)), output_field=models.IntegerField())


_BY_OUTCOME = (in_order("outcome", Outcome.values), in_order("basis", Basis.values))
