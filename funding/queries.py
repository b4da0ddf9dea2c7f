"""Questions about the money of the dialogue.

It is for whoever may see the funding; what hangs on a year that is not published yet is for those who keep the
programme, and what a consultation is still to make available for those who keep the funding.
"""

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import get_language

from membership.roles import FOR_A_DONOR, Permission
from records.queries import RecordQuerySet, localized_fields
from sessions_app.models import Consultation
from sessions_app.queries import BelongsToYear


class NeedsFundingPermission(BelongsToYear):
    """Mixed into the questions about money that hangs on a year."""

    path_to_year = "year"

    def visible_to(self, user):
        """Nothing for whoever may not see the funding."""
        return super().visible_to(user) if user.may(Permission.SEE_FUNDING) else self.none()

    def of_year(self, year):
        """Those of the year."""
        return self.filter(year=year)


class MadeAvailable(NeedsFundingPermission):
    """Mixed into the questions about what is made available to the Membership at a consultation."""

    def visible_to(self, user):
        """What is still to be made available is for those who keep the funding."""
        visible = super().visible_to(user)
        return visible if user.may(Permission.KEEP_FUNDING) else visible.filter(self._available())

    def with_consultation(self, user):
        """With the consultation at which each is made available, and whether this person may see that:
        `consultation_is_visible`.
        """
        visible = Consultation.objects.visible_to(user).filter(pk=OuterRef("available_from"))
        return self.select_related("year", "available_from").annotate(consultation_is_visible=Exists(visible))

    def _available(self) -> Q:
        return Q(available_from__isnull=True) | Q(available_from__date__lte=timezone.localdate())


class BudgetQuerySet(MadeAvailable, RecordQuerySet):
    """Budgets."""

    def of_workshop(self, workshop) -> "BudgetQuerySet":
        """That of this workshop."""
        return self.filter(workshop=workshop)

    def in_order(self) -> "BudgetQuerySet":
        """Those of the events in the order of their days, then that of the programme's own costs."""
        days = Coalesce("workshop__starts_on", "training_session__starts_on", "training_session__workshop__ends_on")
        own_costs = Case(When(target="programme", then=Value(1)), default=Value(0))
        return self.order_by("year__number", own_costs, "target", days.asc(nulls_last=True), "pk")

    def with_lines(self) -> "BudgetQuerySet":
        """With what each is for, and its lines."""
        return self.select_related("year", "workshop__year", "training_session__year").prefetch_related("lines")


class ProjectDocumentQuerySet(MadeAvailable, RecordQuerySet):
    """Project documents."""

    found_in = localized_fields("title")


class DonorQuerySet(RecordQuerySet):
    """Donors."""

    def visible_to(self, user) -> "DonorQuerySet":
        """All for whoever may see the funding."""
        return self if user.may(Permission.SEE_FUNDING) else self.none()

    def with_names(self) -> "DonorQuerySet":
        """With the Member or organization that each is."""
        return self.select_related("member", "organization")

    def in_alphabet(self) -> "DonorQuerySet":
        """In the alphabet of the reader's language."""
        return self.order_by(Coalesce(*_keys("member"), *_keys("organization"), Value("")), "pk")


class ContributionQuerySet(NeedsFundingPermission, RecordQuerySet):
    """Contributions."""

    found_in = localized_fields("thanks", "description")

    def thanked_to(self, user) -> "ContributionQuerySet":
        """Those with a wording of thanks: it is there to be read by everybody, as soon as the year is published."""
        worded = (Q(**{f"{name}__gt": ""}) for name in localized_fields("thanks"))
        return BelongsToYear.visible_to(self, user).filter(Q(*worded, _connector=Q.OR))

    def for_training(self, session: models.Model) -> "ContributionQuerySet":
        """Those for this training session."""
        return self.filter(training_session=session)

    def of_donor(self, donor: models.Model) -> "ContributionQuerySet":
        """Those of this donor, the latest year first."""
        return self.filter(donor=donor).order_by("-year__number", "pk")

    def with_facts(self) -> "ContributionQuerySet":
        """With donor, year, and what each is for."""
        return self.select_related(
            "donor__member", "donor__organization", "year", "workshop__year", "training_session__year"
        )

    def with_names(self) -> "ContributionQuerySet":
        """With the names that the donors have borne."""
        return self.with_facts().prefetch_related("donor__member__names", "donor__organization__names")

    def with_own(self, user) -> "ContributionQuerySet":
        """With whether this person is a contact of the donor today: `is_own`."""
        held = [each for each in user.accreditations_in_force if each.role in FOR_A_DONOR]
        own = Q(donor__member__in=[each.member_id for each in held if each.member_id])
        own |= Q(donor__organization__in=[each.organization_id for each in held if each.organization_id])
        return self.annotate(is_own=Case(When(own, then=Value(True)), default=Value(False)))


def _keys(who: str) -> list[NullIf]:
    """The places of a Member or organization in the alphabet of the reader's language, the better ones first."""
    languages = dict.fromkeys([get_language(), *settings.MODELTRANSLATION_FALLBACK_LANGUAGES])
    return [NullIf(F(f"{who}__key_{language}"), Value("")) for language in languages]
