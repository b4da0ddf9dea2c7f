"""Questions about the documents of workshops."""

from datetime import date, datetime
from itertools import groupby

from django.conf import settings
from django.db import models
from django.db.models import Max, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import override

from membership.queries import in_readers_language
from membership.roles import Permission
from records.queries import RecordQuerySet, localized_fields
from sessions_app.queries import BelongsToYear
from workshops.choices import MaterialState

from .topics import in_order


class MaterialQuerySet(BelongsToYear, RecordQuerySet):
    """Documents of workshops."""

    path_to_year = "workshop__year"
    found_in = localized_fields("title")

    def visible_to(self, user) -> "MaterialQuerySet":
        """All for those who keep the programme; for others what is public today, and what is their own.

        One's own is what is of the Member for which one speaks today, and what is of oneself; that one has offered it
        once gives no right to read on.
        """
        if user.may(Permission.KEEP_PROGRAMME):
            return self
        open_to_all = super().visible_to(user)
        if not user.is_authenticated:
            return open_to_all.published_by(timezone.localdate())
        own = Q(member__in=[member.pk for member in user.members])
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
        return self.order_by(in_order("state", MaterialState.values), "number")

    def of_author(self, *, member, person) -> "MaterialQuerySet":
        """Those of this Member, of this speaker, or of neither."""
        return self.filter(member=member, person=person)

    def waiting(self) -> "MaterialQuerySet":
        """Those that the secretariat has still to look at."""
        return self.filter(state=MaterialState.OFFERED)

    def offered_since(self, moment: datetime) -> "MaterialQuerySet":
        """Those offered after this moment, whatever has become of them."""
        return self.filter(offered_at__gt=moment)

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
        files = self.model._meta.get_field("files").related_model.objects.in_order_of_languages()
        members = self.model._meta.get_field("member").related_model
        return (
            self.with_workshop()
            .select_related("person")
            .annotate(**_names_then(members, workshop, "member"))
            .prefetch_related(Prefetch("files", files.select_related("stored")))
        )


class MaterialFileQuerySet(RecordQuerySet):
    """Documents, each in one language."""

    def visible_to(self, user) -> "MaterialFileQuerySet":
        """Those of the documents that this person may see."""
        materials = self.model._meta.get_field("material").related_model.objects.visible_to(user)
        return self.filter(material__in=materials.values("pk"))

    def published_by(self, day: date) -> "MaterialFileQuerySet":
        """Those of the documents whose day of publication has come by this day."""
        return self.filter(_published_by(day, "material__"))

    def of_workshop(self, workshop) -> "MaterialFileQuerySet":
        """Those of its documents, in their order, each with all that a page tells of both; see `by_document`."""
        members = self.model._meta.get_field("material").related_model._meta.get_field("member").related_model
        return (
            self.filter(material__workshop=workshop)
            .select_related("stored", "material__workshop__year", "material__workshop__archive", "material__person")
            .annotate(**_names_then(members, workshop, "material__member"))
            .order_by("material__number", *_BY_LANGUAGE)
        )

    def by_document(self) -> list:
        """The documents of these files, which come one after another, each with its own: one query for all."""
        documents = []
        for _key, files in groupby(self, key=lambda file: file.material_id):
            first, *others = files
            first.material.carried = [first, *others]
            for code, _name in settings.LANGUAGES:
                setattr(first.material, f"member_then_{code}", getattr(first, f"member_then_{code}"))
            documents.append(first.material)
        return documents

    def in_order_of_languages(self) -> "MaterialFileQuerySet":
        """English, French, Spanish, then whatever else there is."""
        return self.order_by(*_BY_LANGUAGE)

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


def _names_then(members: type[models.Model], workshop, path: str) -> dict[str, Coalesce]:
    """In each language the name that the Member at this path had at the workshop, else the one that it has now."""
    names = members._meta.get_field("names").related_model.objects.filter(member=OuterRef(path))
    names = names.begun_by(workshop.starts_on or timezone.localdate())
    return {f"member_then_{code}": _name_then(names, path, code) for code, _name in settings.LANGUAGES}


def _name_then(names: models.QuerySet, path: str, code: str) -> Coalesce:
    with override(code):
        then = names.annotate(text=in_readers_language("short_name")).values("text")[:1]
        now = in_readers_language(f"{path}__name")
    then = NullIf(Subquery(then, output_field=models.TextField()), Value(""))
    return Coalesce(then, now, output_field=models.TextField())


def _published_by(day: date, path: str = "") -> Q:
    says = {"state": MaterialState.ACCEPTED, "consent_at__isnull": False, "published_on__lte": day}
    return Q(**{f"{path}{name}": value for name, value in says.items()})


_BY_LANGUAGE = (in_order("language", [code for code, _name in settings.LANGUAGES]), "language")
