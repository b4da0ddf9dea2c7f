"""Those who can sign in, what they are accredited for, and how they came."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from membership.queries import AccreditationQuerySet, InvitationQuerySet, UserManager
from membership.roles import FOR_A_DONOR, FOR_A_MEMBER, GRANTS, OF_THE_SECRETARIAT, Permission, Role
from records.models import Record

from .members import Member
from .organizations import Organization
from .people import Person


class User(AbstractBaseUser):
    """Somebody who can sign in; what they may do comes from their accreditations in force."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="en")
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name=_("person")
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("joined at"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_user_per_email_address",
                violation_error_message=_("Somebody with this e-mail address is known already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_absolute_url(self) -> str:
        return reverse("user_accreditations", args=[self.pk])

    @cached_property
    def accreditations_in_force(self) -> list["Accreditation"]:
        """What this person is accredited for today, read once per request; nothing for the deactivated."""
        if not self.is_active:
            return []
        return list(self.accreditations.in_force(timezone.localdate()).select_related("member", "organization"))

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """What the accreditations in force today grant."""
        return frozenset().union(*(GRANTS[Role(held.role)] for held in self.accreditations_in_force))

    def may(self, permission: Permission) -> bool:
        """Whether this person holds the permission now."""
        return permission in self.permissions

    @property
    def members(self) -> list[Member]:
        """The Members for which this person speaks today."""
        return [held.member for held in self.accreditations_in_force if held.role in FOR_A_MEMBER]

    def members_where(self, permission: Permission) -> list[Member]:
        """The Members for which this person holds the permission today; a role for one says nothing about another."""
        held = (each for each in self.accreditations_in_force if permission in GRANTS[Role(each.role)])
        return [each.member for each in held if each.member]


class Capacity(Record):
    """A role in the dialogue and, where the role needs one, the Member or organization it is held for."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("Member")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("organization")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_of_a_delegate_is_for_a_member",
                condition=~Q(role__in=FOR_A_MEMBER) | Q(member__isnull=False, organization__isnull=True),
                violation_error_message=_("A focal point or delegate speaks for one Member: choose the Member."),
            ),
            models.CheckConstraint(
                name="%(class)s_of_a_donor_contact_is_for_one_donor",
                condition=~Q(role__in=FOR_A_DONOR)
                | Q(member__isnull=False, organization__isnull=True)
                | Q(member__isnull=True, organization__isnull=False),
                violation_error_message=_("A donor contact is for one donor: choose a Member or an organization."),
            ),
            models.CheckConstraint(
                name="%(class)s_of_the_secretariat_is_for_nobody_else",
                condition=~Q(role__in=OF_THE_SECRETARIAT) | Q(member__isnull=True, organization__isnull=True),
                violation_error_message=_("The secretariat speaks for no Member and no organization."),
            ),
        ]

    @property
    def held_for(self) -> Member | Organization | None:
        """The Member or organization, where the role is for one."""
        return self.member or self.organization


class Accreditation(Capacity):
    """A user's role in the dialogue, from its first day to its last; it takes effect, and ends, at request time."""

    user = models.ForeignKey(User, models.CASCADE, related_name="accreditations", verbose_name=_("user"))
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects = AccreditationQuerySet.as_manager()

    class Meta(Capacity.Meta):
        verbose_name = _("accreditation")
        verbose_name_plural = _("accreditations")
        ordering = ["user__name", "valid_from", "pk"]
        constraints = [
            *Capacity.Meta.constraints,
            models.CheckConstraint(
                name="an_accreditation_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("The last day of an accreditation comes after its first."),
            ),
            models.UniqueConstraint(
                "user",
                "role",
                Coalesce("member", 0),
                Coalesce("organization", 0),
                name="one_open_accreditation_per_role",
                condition=Q(valid_until__isnull=True),
                violation_error_message=_("This person holds this role already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return self.user.get_absolute_url()


class Invitation(Capacity):
    """A link by which somebody comes to the portal in a role; only the link's hash is kept."""

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="en")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name=_("person")
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="invitations_sent", verbose_name=_("invited by")
    )
    invited_at = models.DateTimeField(_("invited at"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires at"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="invitations_accepted", verbose_name=_("accepted by")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta(Capacity.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            *Capacity.Meta.constraints,
            models.CheckConstraint(
                name="an_invitation_is_accepted_or_withdrawn",
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                violation_error_message=_("An invitation that was accepted cannot be withdrawn."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return reverse("invitations")

    @property
    def is_over(self) -> bool:
        """Whether its link has ended by itself."""
        return self.expires_at <= timezone.now()
