"""Questions about Members, organizations, people, and who is accredited."""

from datetime import date

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import get_language

from records.queries import RecordQuerySet

from .choices import MemberStanding
from .roles import FOR_A_MEMBER, GRANTS, Permission


class NameQuerySet(models.QuerySet):
    """The names of Members or organizations, each from a day until a day."""

    def begun_by(self, day: date) -> "NameQuerySet":
        """The names by how they fit that day: the last that had begun, earlier ones, then those still to come."""
        to_come = models.Case(models.When(valid_from__gt=day, then=Value(1)), default=Value(0))
        return self.order_by(
            to_come,
            models.Case(models.When(valid_from__gt=day, then=F("valid_from"))).asc(),
            F("valid_from").desc(nulls_last=True),
            "-pk",
        )


class NamedQuerySet(RecordQuerySet):
    """Records with the words by which they are searched: in any language, with or without accents."""

    found_in = ("search_words",)

    def _with_names_of(self, day: date, owner: str, field: str) -> "NamedQuerySet":
        """The records with `name_then` and `key_then`: one query, however many there are."""
        names = self.model._meta.get_field("names").related_model.objects.filter(**{owner: OuterRef("pk")})
        names = names.begun_by(day)
        return self.annotate(
            name_then=Subquery(names.annotate(text=in_readers_language(field)).values_list("text")[:1]),
            key_then=Subquery(names.annotate(text=in_readers_language("key")).values_list("text")[:1]),
        ).order_by("key_then", "pk")


class MemberQuerySet(NamedQuerySet):
    """Members of the dialogue; that a State or observer takes part is known to everybody."""

    def eligible_on(self, day: date) -> "MemberQuerySet":
        """The States that could express a preference on that day: admitted, and not left.

        A Member State whose day of admission is not recorded counts as admitted; whoever's standing is not recorded
        does not count.
        """
        return self.belonging_on(day).filter(standing=MemberStanding.STATE)

    def belonging_on(self, day: date) -> "MemberQuerySet":
        """Those of which nothing says that on that day they had yet to come, or had left."""
        return self.filter(
            Q(admitted_on__isnull=True) | Q(admitted_on__lte=day), Q(left_on__isnull=True) | Q(left_on__gt=day)
        )

    def as_of(self, day: date) -> "MemberQuerySet":
        """Members with `name_then`, their name of that day, in the order of those names in the reader's alphabet."""
        return self._with_names_of(day, "member", "short_name")

    def of_ids(self, ids: list[int]) -> "MemberQuerySet":
        """Just these."""
        return self.filter(pk__in=ids)

    def with_names(self) -> "MemberQuerySet":
        """Members with all their names and missions at hand."""
        return self.prefetch_related("names", "missions")


class MissionQuerySet(RecordQuerySet):
    """Permanent Missions; public, as in the diplomatic list."""


class OrganizationQuerySet(NamedQuerySet):
    """Organizations, all public; a successor is found by the names of those before it, too."""

    found_in = (
        "search_words",
        "predecessors__search_words",
        "predecessors__predecessors__search_words",
    )

    def as_of(self, day: date) -> "OrganizationQuerySet":
        """Organizations with `name_then`, their name of that day, in the order of those names."""
        return self._with_names_of(day, "organization", "name")

    def with_relations(self) -> "OrganizationQuerySet":
        """Organizations with names, successor, predecessors, units and what they belong to at hand."""
        return self.select_related("successor", "parent").prefetch_related("names", "predecessors__names", "units")

    def lines(self, line: str) -> dict[int, int | None]:
        """To which organization each leads by its `successor` or `parent`, by their keys; in one query."""
        return dict(self.order_by().values_list("pk", f"{line}_id"))

    def with_succession(self) -> "OrganizationQuerySet":
        """Organizations with successor and predecessors at hand."""
        return self.select_related("successor").prefetch_related("predecessors")


class PersonQuerySet(NamedQuerySet):
    """People; those who are not shown to the public are seen by those who keep them, and by themselves."""

    def visible_to(self, user) -> "PersonQuerySet":
        """The people whom this person may see."""
        if user.may(Permission.KEEP_PEOPLE):
            return self
        return self.filter(Q(is_public=True) | Q(user=user.pk)) if user.pk else self.filter(is_public=True)

    def named_in(self, *rows: models.QuerySet) -> "PersonQuerySet":
        """Those who are the `person` of any of these rows, once each."""
        return self.filter(Q(*(Q(pk__in=each.order_by().values("person")) for each in rows), _connector=Q.OR))

    def with_account(self) -> "PersonQuerySet":
        """People with their accounts at hand."""
        return self.select_related("user")

    def without_account(self) -> "PersonQuerySet":
        """Those who cannot sign in."""
        return self.filter(user__isnull=True)

    def called(self, name: str) -> "PersonQuerySet":
        """Those with exactly this name in one of the languages, whatever its capitals."""
        named = (Q(**{f"name_{language}__iexact": name}) for language, _name in settings.LANGUAGES)
        return self.filter(Q(*named, _connector=Q.OR))


class UserQuerySet(models.QuerySet):
    """Those who can sign in."""

    def visible_to(self, user) -> "UserQuerySet":
        """Everybody for those who see the accreditations; only themselves for others."""
        return self if user.may(Permission.SEE_ACCREDITATIONS) else self.filter(pk=user.pk)

    def with_person(self) -> "UserQuerySet":
        """Those who can sign in, with the person whom they are at hand."""
        return self.select_related("person")

    def by_role(self) -> dict[str, list]:
        """Who holds each role today, by name; in one query."""
        accreditations = self.model._meta.get_field("accreditations").related_model.objects
        holders: dict[str, list] = {}
        for held in accreditations.in_force_today().filter(user__in=self, user__is_active=True).with_holders():
            holders.setdefault(held.role, []).append(held)
        return holders

    def with_address(self, email: str) -> "UserQuerySet":
        """Whoever signs in with this e-mail address, whatever its capitals."""
        return self.filter(email__iexact=email)

    def holding(self, role: str, day: date) -> "UserQuerySet":
        """Those who may sign in and hold this role on this day."""
        accreditations = self.model._meta.get_field("accreditations").related_model.objects
        holders = accreditations.in_force(day).of_role(role).values("user")
        return self.filter(is_active=True, pk__in=holders)

    def who_may(self, permission: Permission) -> "UserQuerySet":
        """Those who may sign in and hold this permission today."""
        accreditations = self.model._meta.get_field("accreditations").related_model.objects.in_force_today()
        roles = [role for role, granted in GRANTS.items() if permission in granted]
        return self.filter(is_active=True, pk__in=accreditations.filter(role__in=roles).values("user"))

    def speaking_for_eligible_on(self, day: date) -> "UserQuerySet":
        """Those who may sign in and speak today for a Member that could express a preference on that day."""
        accreditations = self.model._meta.get_field("accreditations").related_model
        members = accreditations._meta.get_field("member").related_model.objects.eligible_on(day)
        return self._speaking_for(member__in=members)

    def speaking_for(self, member) -> "UserQuerySet":
        """Those who may sign in and speak today for this Member."""
        return self._speaking_for(member=member)

    def _speaking_for(self, **members) -> "UserQuerySet":
        accreditations = self.model._meta.get_field("accreditations").related_model.objects.in_force_today()
        return self.filter(
            is_active=True, pk__in=accreditations.filter(role__in=FOR_A_MEMBER, **members).values("user")
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Finds users by their e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str):
        """The user who signs in with this address."""
        return self.get(email__iexact=username)


class CapacityQuerySet(RecordQuerySet):
    """Roles, each held for a Member or organization where it needs one."""

    def for_the_same(self, capacity) -> "CapacityQuerySet":
        """Those of the same role, for the same Member or organization."""
        return self.filter(role=capacity.role, member=capacity.member_id, organization=capacity.organization_id)

    def of_role(self, role: str) -> "CapacityQuerySet":
        """Those of this role."""
        return self.filter(role=role)


class AccreditationQuerySet(CapacityQuerySet):
    """Accreditations, in force or not."""

    def visible_to(self, user) -> "AccreditationQuerySet":
        """Everybody's for those who see the accreditations; only their own for others."""
        return self if user.may(Permission.SEE_ACCREDITATIONS) else self.filter(user=user.pk)

    def in_force(self, day: date) -> "AccreditationQuerySet":
        """Those that hold on this day, the first and the last day included."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day)))

    def in_force_today(self) -> "AccreditationQuerySet":
        """Those that hold today."""
        return self.in_force(timezone.localdate())

    def overlapping(self, valid_from: date, valid_until: date | None) -> "AccreditationQuerySet":
        """Those that hold on any day between these two."""
        still_there = self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=valid_from))
        return still_there.filter(valid_from__lte=valid_until) if valid_until else still_there

    def of_somebody_called(self, words: str) -> "AccreditationQuerySet":
        """Those of people in whose name or e-mail address every word occurs."""
        return self.with_words(words, ("user__name", "user__email"))

    def held_for_somebody_called(self, words: str) -> "AccreditationQuerySet":
        """Those for a Member or organization that is found by the words."""
        return self.with_words(words, ("member__search_words", "organization__search_words"))

    def with_holders(self) -> "AccreditationQuerySet":
        """Accreditations with the person and the Member or organization at hand."""
        return self.select_related("user", "member", "organization")


class InvitationQuerySet(CapacityQuerySet):
    """Invitations to the portal."""

    def visible_to(self, user) -> "InvitationQuerySet":
        """All for those who invite people; those for her own Member for a focal point."""
        if user.may(Permission.INVITE_PEOPLE):
            return self
        if user.may(Permission.INVITE_DELEGATES):
            own = [member.pk for member in user.members_where(Permission.INVITE_DELEGATES)]
            return self.filter(member__in=own, role__in=FOR_A_MEMBER)
        return self.none()

    def open(self) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now())

    def to_address(self, email: str) -> "InvitationQuerySet":
        """Those sent to this e-mail address, whatever its capitals."""
        return self.filter(email__iexact=email)

    def with_capacities(self) -> "InvitationQuerySet":
        """Invitations with who invited and the Member or organization at hand."""
        return self.select_related("member", "organization", "invited_by", "accepted_by")


def open_sessions_of(user) -> list[UserSession]:
    """Where somebody is signed in, the latest first; in two queries, however many sessions there are."""
    known = UserSession.objects.filter(user=user).order_by("-created_at")
    kept = Session.objects.filter(expire_date__gt=timezone.now()).in_bulk([each.session_key for each in known])
    sealed = user.get_session_auth_hash()  # another password closes the sessions of before
    return [
        each
        for each in known
        if each.session_key in kept and kept[each.session_key].get_decoded().get(HASH_SESSION_KEY) == sealed
    ]


def in_readers_language(field: str) -> Coalesce:
    """The text in the reader's language, else in the first language that has it."""
    languages = dict.fromkeys([get_language(), *settings.MODELTRANSLATION_FALLBACK_LANGUAGES])
    texts = (NullIf(F(f"{field}_{language}"), Value("")) for language in languages)
    return Coalesce(*texts, Value(""), output_field=models.TextField())
