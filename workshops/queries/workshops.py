"""Questions about workshops and who appears in them: those of a year not published yet are for those who keep it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from records.queries import JoinedText, RecordQuerySet, localized_fields
from sessions_app.choices import AppearanceStatus
from sessions_app.queries import AppearanceQuerySet, BelongsToYear
from workshops.dates import Kept, Move, latest_move


class WorkshopQuerySet(BelongsToYear, RecordQuerySet):
    """Workshops, seminars and conferences."""

    path_to_year = "year"
    found_in = localized_fields(
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
        codes = (
            languages.filter(workshop=OuterRef("pk")).order_by().values("workshop").annotate(all=JoinedText("language"))
        )
        return self.annotate(interpreted_into=Subquery(codes.values("all")))

    def with_documents_waiting(self) -> "WorkshopQuerySet":
        """With `documents_waiting`: how many were offered that the secretariat has still to look at."""
        materials = (
            self.model._meta.get_field("materials").related_model.objects.waiting().filter(workshop=OuterRef("pk"))
        )
        counted = materials.order_by().values("workshop").annotate(count=Count("pk")).values("count")
        return self.annotate(documents_waiting=Coalesce(Subquery(counted), 0))

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


class WorkshopAppearanceQuerySet(BelongsToYear, AppearanceQuerySet):
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

    def of_speaker(self, person) -> "WorkshopAppearanceQuerySet":
        """Those in which this person speaks, or is to speak: announced and not away, or in somebody's place."""
        away = (AppearanceStatus.REPLACED, AppearanceStatus.WITHDRAWN)
        return self.filter(Q(person=person) & ~Q(status__in=away) | Q(replaced_by=person))


def _lies_ahead_of(day: date) -> Q:
    """That it is not over on that day; one whose days nobody recorded lies ahead as long as its year lasts."""
    return Q(ends_on__gte=day) | Q(ends_on__isnull=True, year__number__gte=day.year)
