"""Questions about topics and workshops. Whatever hangs on a year that is not published yet is for those who keep it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, F, Max, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from membership.queries import in_readers_language
from membership.roles import Permission
from records.queries import RecordQuerySet, in_three
from sessions_app.choices import AppearanceStatus
from sessions_app.queries import AppearanceQuerySet, HangsOnYear

from .choices import Basis, MaterialState, Outcome
from .dates import Kept, Move, latest_move


class WorkshopQuerySet(HangsOnYear, RecordQuerySet):
    """Workshops, seminars and conferences."""

    path_to_year = "year"
    found_in = in_three("title", "also_known_as", "place", "passages__text", "agenda__title", "appearances__summary")

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

    def with_programme(self, user) -> "WorkshopQuerySet":
        """With prose, programme, people, and the topics and elements that it takes, as far as one may see them."""
        topics = self.model._meta.get_field("topics").related_model.objects.visible_to(user)
        foldings = self.model._meta.get_field("foldings").related_model._default_manager
        appearances = self.model._meta.get_field("appearances").related_model.objects
        return self.with_year().prefetch_related(
            "passages",
            "agenda",
            Prefetch("appearances", appearances.select_related("person", "replaced_by")),
            Prefetch("topics", topics.with_consultation()),
            Prefetch("foldings", foldings.filter(topic__in=topics.values("pk")).select_related("topic__consultation")),
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

    def with_event(self) -> "WorkshopAppearanceQuerySet":
        """With workshop and year; the latest first."""
        return self.select_related("workshop__year", "replaced_by").order_by(
            F("workshop__starts_on").desc(nulls_last=True), "-workshop__year__number", "position"
        )

    def of_speaker(self, person) -> "WorkshopAppearanceQuerySet":
        """Those in which this person speaks, or is to speak: announced and not away, or in somebody's place."""
        away = (AppearanceStatus.REPLACED, AppearanceStatus.WITHDRAWN)
        return self.filter(Q(person=person) & ~Q(status__in=away) | Q(replaced_by=person))


class MaterialQuerySet(HangsOnYear, RecordQuerySet):
    """Documents of workshops."""

    path_to_year = "workshop__year"
    found_in = in_three("title")

    def visible_to(self, user) -> "MaterialQuerySet":
        """All for those who keep the programme; for others what is public today, and what is their own.

        One's own is what one has offered, what is of the Member for which one speaks, and what is of oneself.
        """
        if user.may(Permission.KEEP_PROGRAMME):
            return self
        open_to_all = super().visible_to(user)
        if not user.is_authenticated:
            return open_to_all.published_by(timezone.localdate())
        own = Q(offered_by=user.pk) | Q(member__in=[member.pk for member in user.members])
        if user.person_id:
            own |= Q(person=user.person_id)
        return open_to_all.filter(own | _published_by(timezone.localdate()))

    def published_by(self, day: date) -> "MaterialQuerySet":
        """Those accepted, with consent, whose day of publication has come by this day."""
        return self.filter(_published_by(day))

    def public_on(self, day: date) -> "MaterialQuerySet":
        """Those that everybody sees on this day, and nothing else, whoever asks."""
        return self.published_by(day).filter(workshop__year__published_at__isnull=False)

    def of_workshop(self, workshop) -> "MaterialQuerySet":
        """Those of this workshop, in the order in which they were offered."""
        return self.filter(workshop=workshop).order_by("number")

    def waiting_first(self) -> "MaterialQuerySet":
        """Those that the secretariat has still to look at, then the accepted, then the others."""
        return self.order_by(_in_order("state", MaterialState.values), "number")

    def waiting_for(self, *, member, person) -> "MaterialQuerySet":
        """Those of this Member, of this speaker, or of neither, that the secretariat has still to look at."""
        return self.filter(state=MaterialState.OFFERED, member=member, person=person)

    def next_number(self) -> int:
        """The number of the next document among these."""
        return (self.aggregate(last=Max("number"))["last"] or 0) + 1

    def with_workshop(self) -> "MaterialQuerySet":
        """With the workshop and its year."""
        return self.select_related("workshop__year", "workshop__archive")

    def with_offerer(self) -> "MaterialQuerySet":
        """With who offered it, and who consented to its publication."""
        return self.select_related("offered_by", "consent_by")

    def with_files(self, workshop) -> "MaterialQuerySet":
        """With workshop, author and files; a Member bears the name that it had at this workshop."""
        day = workshop.starts_on or timezone.localdate()
        files = self.model._meta.get_field("files").related_model.objects.in_order_of_languages()
        names = self.model._meta.get_field("member").related_model._meta.get_field("names").related_model.objects
        names = names.filter(member=OuterRef("member")).begun_by(day).annotate(text=in_readers_language("short_name"))
        then = NullIf(Subquery(names.values("text")[:1], output_field=models.TextField()), Value(""))
        return (
            self.with_workshop()
            .select_related("person")
            .annotate(member_then=Coalesce(then, in_readers_language("member__name"), output_field=models.TextField()))
            .prefetch_related(Prefetch("files", files.select_related("stored")))
        )


class MaterialFileQuerySet(RecordQuerySet):
    """Documents, each in one language."""

    def visible_to(self, user) -> "MaterialFileQuerySet":
        """Those of the documents that this person may see."""
        materials = self.model._meta.get_field("material").related_model.objects.visible_to(user)
        return self.filter(material__in=materials.values("pk"))

    def in_order_of_languages(self) -> "MaterialFileQuerySet":
        """English, French, Spanish, then whatever else there is."""
        return self.order_by(_in_order("language", [code for code, _name in settings.LANGUAGES]), "language")

    def in_language(self, code: str) -> "MaterialFileQuerySet":
        """The one in this language."""
        return self.filter(language=code)


class MaterialArchiveQuerySet(models.QuerySet):
    """Public documents packed into one file; as open as their workshop."""

    def visible_to(self, user) -> "MaterialArchiveQuerySet":
        """Those of the workshops that this person may see."""
        workshops = self.model._meta.get_field("workshop").related_model.objects.visible_to(user)
        return self.filter(workshop__in=workshops.values("pk"))

    def with_workshop(self) -> "MaterialArchiveQuerySet":
        """With the workshop and its year."""
        return self.select_related("workshop__year")


def _published_by(day: date) -> Q:
    return Q(state=MaterialState.ACCEPTED, consent_at__isnull=False, published_on__lte=day)


def _lies_ahead_of(day: date) -> Q:
    """That it is not over on that day; one whose days nobody recorded lies ahead as long as its year lasts."""
    return Q(ends_on__gte=day) | Q(ends_on__isnull=True, year__number__gte=day.year)


def _in_order(field: str, values: list[str]) -> Case:
    places = (When(**{field: value}, then=Value(place)) for place, value in enumerate(values))
    return Case(*places, default=Value(len(values)), output_field=models.IntegerField())


_BY_OUTCOME = (_in_order("outcome", Outcome.values), _in_order("basis", Basis.values))
