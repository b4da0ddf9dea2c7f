"""Questions about the documents of workshops."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Max, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import override

from membership.queries import in_readers_language
from membership.roles import Permission
from records.queries import RecordQuerySet, in_three
from sessions_app.queries import HangsOnYear
from workshops.choices import MaterialState

from .topics import in_order


class MaterialQuerySet(HangsOnYear, RecordQuerySet):
    """Documents of workshops."""

    path_to_year = "workshop__year"
    found_in = in_three("title")

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
        day = workshop.starts_on or timezone.localdate()
        files = self.model._meta.get_field("files").related_model.objects.in_order_of_languages()
        names = self.model._meta.get_field("member").related_model._meta.get_field("names").related_model.objects
        names = names.filter(member=OuterRef("member")).begun_by(day)
        return (
            self.with_workshop()
            .select_related("person")
            .annotate(**{f"member_then_{code}": _name_then(names, code) for code, _name in settings.LANGUAGES})
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
        return self.order_by(in_order("language", [code for code, _name in settings.LANGUAGES]), "language")

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


def _name_then(names: models.QuerySet, code: str) -> Coalesce:
    """The name in this language of the Member at hand, from the latest of these names, else as it is now."""
    with override(code):
        then = names.annotate(text=in_readers_language("short_name")).values("text")[:1]
        now = in_readers_language("member__name")
    then = NullIf(Subquery(then, output_field=models.TextField()), Value(""))
    return Coalesce(then, now, output_field=models.TextField())


def _published_by(day: date) -> Q:
    return Q(state=MaterialState.ACCEPTED, consent_at__isnull=False, published_on__lte=day)
