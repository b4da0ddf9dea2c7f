"""Questions about the programme. Whatever hangs on a year that is not published yet is for those who keep it."""

from datetime import date

from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, When

from membership.roles import Permission
from records.queries import RecordQuerySet, localized_fields


def _year_is_open(path: str) -> Q:
    """That there is no year at the end of this path, or a published one."""
    return Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__published_at__isnull": False})


def _rows(model: type[models.Model], relation: str, *named: str) -> models.QuerySet:
    """The rows at the end of this relation, each with the records that it names: one query instead of several."""
    return model._meta.get_field(relation).related_model._default_manager.select_related(*named)


class BelongsToYear(models.QuerySet):
    """Mixed into the questions about whatever hangs on a year: `path_to_year` leads there."""

    path_to_year: str

    def visible_to(self, user):
        """All for those who keep the programme; for others what hangs on no year, or on a published one."""
        if user.may(Permission.KEEP_PROGRAMME):
            return self
        return self.filter(pk__in=self.model._base_manager.filter(_year_is_open(self.path_to_year)).values("pk"))


class YearQuerySet(RecordQuerySet):
    """Years of the dialogue."""

    found_in = ("number", *localized_fields("theme", "endorsement", "passages__text"))

    def visible_to(self, user) -> "YearQuerySet":
        """All for those who keep the programme, published ones for others."""
        return self if user.may(Permission.KEEP_PROGRAMME) else self.published()

    def published(self) -> "YearQuerySet":
        """Those that are open to everybody."""
        return self.filter(published_at__isnull=False)

    def from_today(self, today: date) -> "YearQuerySet":
        """The year that contains the day first, then the others, the latest first."""
        return self.order_by(Case(When(number=today.year, then=0), default=1), "-number")

    def around(self, number: int) -> "YearQuerySet":
        """The year of this number and those beside it, as far as they are recorded."""
        return self.filter(number__range=(number - 1, number + 1))

    def numbered(self, number: int) -> "YearQuerySet":
        """The year of this number."""
        return self.filter(number=number)

    def at_consultation(self, consultation) -> "YearQuerySet":
        """Those that the consultation prepares, or whose theme rests on it.

        Each knows whether it `is_prepared` there, and whether its theme `is_endorsed_there`.
        """
        preparations, endorsements = (
            self.model._meta.get_field(relation).related_model._base_manager.filter(
                year=OuterRef("pk"), consultation=consultation
            )
            for relation in ("preparations", "endorsements")
        )
        found = self.annotate(is_prepared=Exists(preparations), is_endorsed_there=Exists(endorsements))
        return found.filter(Q(is_prepared=True) | Q(is_endorsed_there=True)).order_by("number")

    def with_council_sessions(self) -> "YearQuerySet":
        """With the sessions of the Council at which the dialogue of the year sits."""
        return self.prefetch_related("council_sessions")


class PreparationQuerySet(BelongsToYear):
    """Which consultation prepares which year."""

    path_to_year = "year"


class EndorsementQuerySet(BelongsToYear):
    """Which consultation endorsed the theme of which year."""

    path_to_year = "year"


class ConsultationQuerySet(BelongsToYear, RecordQuerySet):
    """Informal consultations."""

    path_to_year = "preparations__year"
    found_in = ("date", *localized_fields("place", "convening_body", "proposals__title", "proposals__text"))

    def on_the_way_to(self, year) -> "ConsultationQuerySet":
        """Those that prepare the year or endorsed its theme, in the order of their days.

        Each knows whether it `has_endorsed` the theme, and whether `others_have`.
        """
        endorsements = self.model._meta.get_field("endorsements").related_model.objects.filter(year=year)
        found = self.filter(Q(preparations__year=year) | Q(endorsements__year=year)).distinct().order_by("date")
        return found.annotate(
            has_endorsed=Exists(endorsements.filter(consultation=OuterRef("pk"))),
            others_have=Exists(endorsements.exclude(consultation=OuterRef("pk"))),
        )

    def preparing(self, year) -> "ConsultationQuerySet":
        """Those that prepare the year, in the order of their days."""
        return self.filter(preparations__year=year).order_by("date")

    def with_proposals(self) -> "ConsultationQuerySet":
        """With what was put to each, by whom, and the answers."""
        proposal = self.model._meta.get_field("proposals").related_model
        return self.prefetch_related(
            Prefetch("proposals__proposers", _rows(proposal, "proposers", "member")), "proposals__answers"
        )


class ProposalQuerySet(BelongsToYear, RecordQuerySet):
    """What was put to the consultations."""

    path_to_year = "consultation__preparations__year"

    def with_answers(self) -> "ProposalQuerySet":
        """With consultation, proposing Members and the answers of the Administration."""
        return self.select_related("consultation").prefetch_related(
            Prefetch("proposers", _rows(self.model, "proposers", "member")), "answers"
        )


class CouncilSessionQuerySet(BelongsToYear, RecordQuerySet):
    """Sessions of the Council."""

    path_to_year = "year"

    def of_year(self, year) -> "CouncilSessionQuerySet":
        """Those at which the dialogue of the year sits."""
        return self.filter(year=year)

    def with_sittings(self) -> "CouncilSessionQuerySet":
        """With the sittings in order."""
        return self.prefetch_related("sittings")

    def with_year(self) -> "CouncilSessionQuerySet":
        """With the year of the dialogue that sits there."""
        return self.select_related("year")

    def with_programme(self) -> "CouncilSessionQuerySet":
        """With the sittings in order, their prose and people, and the time given to the dialogue."""
        sitting = self.model._meta.get_field("sittings").related_model
        return self.with_year().prefetch_related(
            "time_allotments",
            "sittings__passages",
            Prefetch("sittings__appearances", _rows(sitting, "appearances", "person", "replaced_by")),
        )


class SittingQuerySet(BelongsToYear, RecordQuerySet):
    """Sittings of the dialogue at the Council."""

    path_to_year = "council_session__year"
    found_in = localized_fields("title", "passages__text", "appearances__summary")

    def with_session(self) -> "SittingQuerySet":
        """With the session of the Council."""
        return self.select_related("council_session")

    def with_programme(self) -> "SittingQuerySet":
        """With prose, people, what they announced, and what was launched and handed out."""
        publication = self.model._meta.get_field("launches").related_model._meta.get_field("publication").related_model
        return self.select_related("council_session__year").prefetch_related(
            "passages",
            Prefetch("appearances", _rows(self.model, "appearances", "person", "replaced_by")),
            "appearances__announcements",
            Prefetch("launches", _rows(self.model, "launches", "publication")),
            Prefetch("launches__publication__editors", _rows(publication, "editors", "person")),
            Prefetch("distributions", _rows(self.model, "distributions", "publication")),
        )


class AppearanceQuerySet(models.QuerySet):
    """Appearances, wherever they are."""

    def of(self, person) -> "AppearanceQuerySet":
        """Those of one person."""
        return self.filter(person=person)

    def of_those_who_came(self) -> "AppearanceQuerySet":
        """All but those of people who were replaced or withdrew."""
        return self.filter(status__in=["announced", "confirmed", "spoke"])


class SittingAppearanceQuerySet(BelongsToYear, AppearanceQuerySet):
    """Appearances at sittings of the Council."""

    path_to_year = "sitting__council_session__year"

    def with_event(self) -> "SittingAppearanceQuerySet":
        """With sitting, session and year, and what was announced; the latest first."""
        return (
            self.select_related("sitting__council_session__year", "replaced_by")
            .prefetch_related("announcements")
            .order_by("-sitting__day", "-sitting__council_session__number", "sitting__position", "position")
        )

    def with_person(self) -> "SittingAppearanceQuerySet":
        """With who appears."""
        return self.select_related("person")


class PublicationQuerySet(RecordQuerySet):
    """Publications."""

    found_in = localized_fields("title", "subtitle")

    def visible_to(self, user) -> "PublicationQuerySet":
        """All but those that are known only from a year that is not published yet."""
        if user.may(Permission.KEEP_PROGRAMME):
            return self
        nowhere = Q(launches__isnull=True, distributions__isnull=True, announcements__isnull=True)
        launched = Q(launches__isnull=False) & _year_is_open("launches__sitting__council_session__year")
        handed_out = Q(distributions__isnull=False) & _year_is_open("distributions__sitting__council_session__year")
        announced = Q(announcements__isnull=False) & _year_is_open(
            "announcements__appearance__sitting__council_session__year"
        )
        known = nowhere | launched | handed_out | announced
        return self.filter(pk__in=self.model._base_manager.filter(known).values("pk"))

    def edited_by(self, person) -> "PublicationQuerySet":
        """Those of which this person is an editor."""
        return self.filter(editors__person=person)

    def with_editors(self) -> "PublicationQuerySet":
        """With the editors in their order."""
        return self.prefetch_related("editors__person")

    def with_launches(self, user) -> "PublicationQuerySet":
        """With launches, what was handed out, and the work of which each is an edition, as far as one may see them."""
        launches = self.model._meta.get_field("launches").related_model
        distributions = self.model._meta.get_field("distributions").related_model
        return self.prefetch_related(
            Prefetch("base_work", self.model.objects.visible_to(user)),
            Prefetch("launches", launches.objects.visible_to(user).select_related("sitting__council_session")),
            Prefetch(
                "distributions", distributions.objects.visible_to(user).select_related("sitting__council_session")
            ),
        )


class LaunchQuerySet(BelongsToYear):
    """Launches of publications, and parts of them handed out."""

    path_to_year = "sitting__council_session__year"


class AnnouncementQuerySet(BelongsToYear, RecordQuerySet):
    """What speakers announced."""

    path_to_year = "appearance__sitting__council_session__year"
    found_in = localized_fields("title", "text", "place")

    def with_speakers(self) -> "AnnouncementQuerySet":
        """With who announced each, where, and the publication that it is about."""
        return self.select_related("appearance__person", "appearance__sitting__council_session", "host", "publication")
