"""Questions about topics and workshops. Whatever hangs on a year that is not published yet is for those who keep it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.utils import timezone

from membership.roles import Permission
from records.queries import RecordQuerySet, Together, in_three
from sessions_app.queries import AppearanceQuerySet, HangsOnYear

from .choices import Basis, Outcome
from .dates import Kept, Move, latest_move
from .tally import Expression, Result, result


class WorkshopQuerySet(HangsOnYear, RecordQuerySet):
    """Workshops, seminars and conferences."""

    path_to_year = "year"
    found_in = in_three(
        *("title", "also_known_as", "place", "passages__text", "agenda__title", "appearances__summary"),
        "co_organizers__name",
    )

    def of_year(self, year) -> "WorkshopQuerySet":
        """Those of the year, in the order of their days."""
        return self.filter(year=year).in_order_of_days()

    def in_order_of_days(self) -> "WorkshopQuerySet":
        """The soonest first; those without days last."""
        return self.order_by(F("starts_on").asc(nulls_last=True), "pk")

    def coming_on(self, day: date) -> "WorkshopQuerySet":
        """Those that do not lie behind that day, the soonest first."""
        return self.filter(_lies_ahead_of(day)).in_order_of_days()

    def past_on(self, day: date) -> "WorkshopQuerySet":
        """Those that lie behind that day, the latest year first, and within it in the order of their days."""
        return self.exclude(_lies_ahead_of(day))

    def not_cancelled(self) -> "WorkshopQuerySet":
        """Those that were held, or are going to be."""
        return self.filter(cancelled_on__isnull=True)

    def moves_of(self, workshops: Iterable) -> dict[int, Move]:
        """The latest move of each of these workshops that was moved, by its key: in one query, with their years."""
        workshops, kept = list(workshops), defaultdict(list)
        rows = self.model.history.filter(id__in=[each.pk for each in workshops]).order_by("history_date", "history_id")
        for key, first, last, *fixed in rows.values_list(
            "id", "starts_on", "ends_on", "history_date", "history_user_id"
        ):
            kept[key].append(Kept((first, last), *fixed))
        moves = {each.pk: latest_move(kept[each.pk], published_at=each.year.published_at) for each in workshops}
        return {key: move for key, move in moves.items() if move}

    def with_year(self) -> "WorkshopQuerySet":
        """With the year of the dialogue."""
        return self.select_related("year")

    def with_number(self) -> "WorkshopQuerySet":
        """With `number`: which of its kind it is in its year, by its days; none while these are not fixed."""
        before = Q(starts_on__lt=OuterRef("starts_on")) | Q(starts_on=OuterRef("starts_on"), pk__lte=OuterRef("pk"))
        others = self.model._base_manager.filter(before, year=OuterRef("year"), kind=OuterRef("kind"))
        counted = others.order_by().values("year").annotate(count=Count("pk")).values("count")
        return self.annotate(number=Subquery(counted))

    def with_agenda(self) -> "WorkshopQuerySet":
        """With year and programme."""
        return self.with_year().prefetch_related("agenda")

    def with_interpretation(self) -> "WorkshopQuerySet":
        """With the languages into which each is interpreted: `interpreted_into`."""
        languages = self.model._meta.get_field("interpretation_languages").related_model._base_manager
        told = (
            languages.filter(workshop=OuterRef("pk")).order_by().values("workshop").annotate(all=Together("language"))
        )
        return self.annotate(interpreted_into=Subquery(told.values("all")))

    def with_programme(self) -> "WorkshopQuerySet":
        """With languages, prose, programme, people, and who holds it too."""
        appearances = self.model._meta.get_field("appearances").related_model.objects
        co_organizers = self.model._meta.get_field("co_organizers").related_model._default_manager
        return (
            self.with_year()
            .with_interpretation()
            .prefetch_related(
                "passages",
                "agenda",
                Prefetch("appearances", appearances.select_related("person", "replaced_by")),
                Prefetch("co_organizers", co_organizers.select_related("member", "organization")),
            )
        )


class TopicQuerySet(HangsOnYear, RecordQuerySet):
    """Topics offered at consultations."""

    path_to_year = "year"
    found_in = in_three("title", "description", "reason", "foldings__elements")

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
        taken = {name: F(f"foldings__{name}") for name in in_three("elements")}
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


class WorkshopAppearanceQuerySet(HangsOnYear, AppearanceQuerySet):
    """Appearances in workshops."""

    path_to_year = "workshop__year"

    def with_workshop(self) -> "WorkshopAppearanceQuerySet":
        """With who appears, and workshop and year."""
        return self.select_related("workshop__year", "person")

    def with_event(self) -> "WorkshopAppearanceQuerySet":
        """With workshop and year; the latest first."""
        return self.select_related("workshop__year", "replaced_by").order_by(
            F("workshop__starts_on").desc(nulls_last=True), "-workshop__year__number", "position"
        )


class SoundingQuerySet(HangsOnYear, RecordQuerySet):
    """Soundings; one that is not announced yet is for those who run them."""

    path_to_year = "consultation__preparations__year"

    def visible_to(self, user) -> "SoundingQuerySet":
        """All for those who run soundings; for others those that are announced, with the consultation's years."""
        if user.may(Permission.RUN_SOUNDINGS):
            return self
        return super().visible_to(user).filter(announced_at__isnull=False)

    def announced(self) -> "SoundingQuerySet":
        """Those that are not drafts any more."""
        return self.filter(announced_at__isnull=False)

    def before(self, sounding) -> "SoundingQuerySet":
        """The earlier ones of the same consultation."""
        return self.filter(consultation=sounding.consultation_id, number__lt=sounding.number)

    def about(self, topic) -> "SoundingQuerySet":
        """Those that put this topic to the Membership, the latest first."""
        return self.filter(offered__topic=topic).order_by("-number")

    def with_consultation(self) -> "SoundingQuerySet":
        """With the consultation at which each is held."""
        return self.select_related("consultation")

    def with_topics(self) -> "SoundingQuerySet":
        """With consultation, and with the topics in their neutral order."""
        offered = self.model._meta.get_field("offered").related_model._default_manager
        topics = offered.select_related("topic__consultation", "topic__year")
        return self.select_related("consultation").prefetch_related(Prefetch("offered", topics))


class PreferenceQuerySet(RecordQuerySet):
    """Expressions in soundings."""

    def visible_to(self, user) -> "PreferenceQuerySet":
        """A delegate's own Member's, always; after closing all, for those who run soundings. Others see none."""
        own = Q(member__in=[member.pk for member in user.members])
        if not user.may(Permission.RUN_SOUNDINGS):
            return self.filter(own)
        closed = Q(sounding__closed_at__isnull=False) | Q(sounding__closes_at__lte=timezone.now())
        return self.filter(own | closed)

    def of_member(self, member) -> "PreferenceQuerySet":
        """Those of this Member."""
        return self.filter(member=member)

    def counting(self) -> "PreferenceQuerySet":
        """Those that no later one replaces."""
        return self.filter(replaced_at__isnull=True)

    def with_order(self) -> "PreferenceQuerySet":
        """With who stated it, and with the topics in the order that it gives them."""
        ranking = self.model._meta.get_field("ranking").related_model._default_manager.select_related("topic")
        return self.select_related("stated_by", "member").prefetch_related(Prefetch("ranking", ranking))

    def result(self, topics: Sequence, asked: Sequence) -> Result:
        """What these come to, where these topics were put to these Members; in two queries."""
        ranking = self.model._meta.get_field("ranking").related_model._base_manager.filter(preference__in=self)
        by_key, members = {topic.pk: topic for topic in topics}, {member.pk: member for member in asked}
        orders = defaultdict(list)
        for preference, topic in ranking.order_by("rank").values_list("preference", "topic"):
            orders[preference].append(by_key[topic])
        expressions = [
            Expression(members[member], manner, tuple(orders[key]))
            for key, member, manner in self.order_by().values_list("pk", "member", "manner")
            if member in members
        ]
        return result(topics, asked, expressions)


def _lies_ahead_of(day: date) -> Q:
    """That it is not over on that day; one whose days nobody recorded lies ahead as long as its year lasts."""
    return Q(ends_on__gte=day) | Q(ends_on__isnull=True, year__number__gte=day.year)


def _in_order(field: str, values: list[str]) -> Case:
    places = (When(**{field: value}, then=Value(place)) for place, value in enumerate(values))
    return Case(*places, default=Value(len(values)), output_field=models.IntegerField())


_BY_OUTCOME = (_in_order("outcome", Outcome.values), _in_order("basis", Basis.values))
