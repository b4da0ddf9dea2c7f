"""Who is invited or accredited, for what."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, FilterSet

from membership.models import Accreditation, Member, Organization, Person
from membership.roles import OF_THE_SECRETARIAT, Permission, Role
from records.forms.record import name_field_in_required_error


class CapacityForm(forms.Form):
    """A role, and for whom it is held; the person who asks is offered only what they may give."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    member = forms.ModelChoiceField(Member.objects.none(), label=_("Member"), required=False)
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Organization"),
        required=False,
        help_text=_("Only for the contact of a donor that is not a Member."),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, capfirst(role.label)) for role in _given_by(by)]
        members, organizations = Member.objects.visible_to(by), Organization.objects.visible_to(by)
        if not by.may(Permission.INVITE_PEOPLE):
            members = members.of_ids([member.pk for member in by.members_where(Permission.INVITE_DELEGATES)])
            del self.fields["organization"]
        else:
            self.fields["organization"].queryset = organizations
        self.fields["member"].queryset = members
        self.fields["member"].help_text = _(
            "For focal points, delegates, and the contacts of a donor that is a Member."
        )


class InvitationForm(CapacityForm):
    """Who is invited, in which language, and to what."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=200)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Known as"),
        required=False,
        help_text=_("If the person is named in the portal already."),
    )
    field_order = ["email", "name", "language", "role", "member", "organization", "person"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        name_field_in_required_error(self)
        if by.may(Permission.KEEP_PEOPLE):
            self.fields["person"].queryset = Person.objects.visible_to(by).without_account()
        else:
            del self.fields["person"]


class AccreditationForm(CapacityForm):
    """A role for somebody who has an account, from a day until a day."""

    valid_from = forms.DateField(
        label=_("From"), initial=timezone.localdate, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day; without one, until it is ended."),
    )
    why = forms.CharField(label=_("Why (kept in the history)"), max_length=500, required=False)


class ReasonForm(forms.Form):
    """Why something is done."""

    why = forms.CharField(label=_("Why (kept in the history)"), max_length=500, required=False)


class AccreditationFilter(FilterSet):
    """Which accreditations a list shows."""

    words = CharFilter(label=_("Name or e-mail address"), method="_found_by")
    role = ChoiceFilter(label=_("Role"), choices=Role.choices, empty_label=_("Any"))
    member = CharFilter(label=_("Member or organization"), method="_held_for")
    day = DateFilter(
        label=_("In force on"),
        method="_in_force",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    class Meta:
        model = Accreditation
        fields = ["words", "role", "member", "day"]

    def _found_by(self, accreditations, _name, words):
        return accreditations.of_somebody_called(words)

    def _held_for(self, accreditations, _name, words):
        return accreditations.held_for_somebody_called(words)

    def _in_force(self, accreditations, _name, day):
        return accreditations.in_force(day)


def _given_by(person) -> list[Role]:
    """The roles to which this person may invite."""
    if person.may(Permission.ACCREDIT_PEOPLE):
        return list(Role)
    if person.may(Permission.INVITE_PEOPLE):
        return [role for role in Role if role not in OF_THE_SECRETARIAT]
    return [Role.DELEGATE]
