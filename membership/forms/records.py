"""How Members, missions, organizations and people are kept in the browser."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from membership.actions import members, organizations, people
from membership.models import (
    Member,
    MemberName,
    Organization,
    OrganizationName,
    PermanentMission,
    Person,
)
from membership.queries import NamedQuerySet
from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, ListColumn, RecordAdmin
from records.queries import localized_fields

NAME_OF_A_MEMBER = [*localized_fields("short_name", "formal_name", "article", "filed_as"), "valid_from"]


class MemberForm(RecordForm):
    """What is recorded about a Member, its names apart."""

    class Meta:
        model = Member
        fields = ["standing", "iso_code", "admitted_on", "left_on"]


class MemberNameForm(PartForm):
    """One dated name of a Member."""

    class Meta:
        model = MemberName
        fields = [*NAME_OF_A_MEMBER, "valid_until"]


class MissionForm(RecordForm):
    """Where a Permanent Mission is, and how it is reached."""

    class Meta:
        model = PermanentMission
        fields = [*localized_fields("name", "place"), "postal_address", "email", "telephone"]


class OrganizationForm(RecordForm):
    """What is recorded about an organization, its names apart."""

    class Meta:
        model = Organization
        fields = ["parent", "successor", "succeeded_on", "website"]


class OrganizationNameForm(PartForm):
    """One dated name of an organization."""

    class Meta:
        model = OrganizationName
        fields = [*localized_fields("name", "acronym", "article", "filed_as"), "valid_from", "valid_until"]


class PersonForm(RecordForm):
    """How somebody is named, filed and found."""

    class Meta:
        model = Person
        fields = [
            *localized_fields("name", "filed_as"),
            "other_spellings",
            "original_script",
            "family_name",
            "given_name",
            "is_public",
        ]


MEMBER = RecordAdmin(
    name="member",
    model=Member,
    form=MemberForm,
    permission=Permission.KEEP_MEMBERSHIP,
    address="members/<slug:slug>/",
    inlines=(Inline(model=MemberName, form=MemberNameForm, add_label=_("Add a name")),),
    verb=members.keep_member,
    add_address="members/add/",
    add_label=_("Add a Member"),
    columns=(
        ListColumn(label=_("Name"), value="name", sort="key"),
        ListColumn(label=_("Standing"), value="get_standing_display", sort="standing"),
        ListColumn(label=_("Admitted on"), value="admitted_on", sort="admitted_on"),
        ListColumn(label=_("Left on"), value="left_on", sort="left_on"),
    ),
    carries_files=True,
)

MISSION = RecordAdmin(
    name="mission",
    model=PermanentMission,
    form=MissionForm,
    permission=Permission.KEEP_MEMBERSHIP,
    address="members/<slug:slug>/missions/<number:pk>/",
    lookups={"slug": "member__slug"},
    verb=members.keep_mission,
    add_address="members/<slug:slug>/missions/add/",
    add_label=_("Add a mission"),
    blank=lambda slug: PermanentMission(member=get_object_or_404(Member, slug=slug)),
    page=True,
    public_because="how a mission is reached stands in the diplomatic list",
)

ORGANIZATION = RecordAdmin(
    name="organization",
    model=Organization,
    form=OrganizationForm,
    permission=Permission.KEEP_MEMBERSHIP,
    address="organizations/<slug:slug>/",
    inlines=(Inline(model=OrganizationName, form=OrganizationNameForm, add_label=_("Add a name")),),
    verb=organizations.keep_organization,
    add_address="organizations/add/",
    add_label=_("Add an organization"),
    columns=(
        ListColumn(label=_("Name"), value="name", sort="key"),
        ListColumn(label=_("Acronym"), value="acronym", sort="acronym"),
        ListColumn(label=_("Succeeded by"), value="successor"),
        ListColumn(label=_("Came from"), value="predecessors"),
    ),
    carries_files=True,
)

PERSON = RecordAdmin(
    name="person",
    model=Person,
    form=PersonForm,
    permission=Permission.KEEP_PEOPLE,
    address="people/<number:pk>/",
    verb=people.keep_person,
    add_address="people/add/",
    add_label=_("Add a person"),
    plural="people",
    list_address="people/",
    heading=_("People"),
    lead=_("Everybody who is named: speakers, participants, trainers."),
    columns=(
        ListColumn(label=_("Name as given"), value="name", sort="key"),
        ListColumn(label=_("Filed as"), value="filed_as"),
        ListColumn(label=_("Other spellings"), value="other_spellings"),
        ListColumn(label=_("Shown to the public"), value="is_public", sort="is_public"),
    ),
    search=NamedQuerySet.found_in,
)
