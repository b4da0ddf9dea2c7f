"""How the Council's sessions and the sittings in them are kept."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, ListColumn, RecordAdmin
from records.queries import localized_fields
from sessions_app import actions
from sessions_app.models import CouncilSession, Sitting, SittingAppearance, SittingPassage, TimeAllotment
from sessions_app.queries import CouncilSessionQuerySet


class CouncilSessionForm(RecordForm):
    """A session of the Council: what is not known stays blank."""

    class Meta:
        model = CouncilSession
        fields = ["number", "kind", "starts_on", "ends_on", *localized_fields("place"), "year"]


class TimeAllotmentForm(PartForm):
    """The minutes for one subject."""

    class Meta:
        model = TimeAllotment
        fields = ["subject", "planned_minutes", "actual_minutes"]


COUNCIL_SESSION = RecordAdmin(
    name="council_session",
    model=CouncilSession,
    form=CouncilSessionForm,
    permission=Permission.KEEP_PROGRAMME,
    address="council/<number:number>/",
    inlines=(Inline(model=TimeAllotment, form=TimeAllotmentForm, add_label=_("Add an allotment of time")),),
    verb=actions.keep_council_session,
    add_address="council/add/",
    plural="council",
    list_address="council/",
    heading=_("Council"),
    lead=_("The sessions of the Council at which the dialogue sits."),
    add_label=_("Add a session of the Council"),
    columns=(
        ListColumn(label=_("Session"), value="__str__", sort="number"),
        ListColumn(label=_("Kind"), value="get_kind_display"),
        ListColumn(label=_("Dates"), value="dates"),
        ListColumn(label=_("Place"), value="place"),
        ListColumn(label=_("Year of the dialogue"), value="year_number", sort="year__number"),
    ),
    prepare=CouncilSessionQuerySet.with_year,
    public_because="the sessions of published years are for everybody",
)


class SittingForm(RecordForm):
    """A sub-session of the dialogue."""

    class Meta:
        model = Sitting
        fields = [*localized_fields("title"), "kind", "day"]


class SittingPassageForm(PartForm):
    """One paragraph on purpose or result."""

    class Meta:
        model = SittingPassage
        fields = ["kind", *localized_fields("text")]


class AppearanceForm(PartForm):
    """Who took part, how, as what, and as stated that day."""

    class Meta:
        model = SittingAppearance
        fields = [
            "person",
            "mode",
            "capacity",
            *localized_fields("function", "body"),
            "body_language",
            *localized_fields("state", "further_affiliation"),
            "member",
            "organization",
            *localized_fields("summary"),
            "status",
            "replaced_by",
        ]


def _new_sitting(number: int) -> Sitting:
    return Sitting(council_session=get_object_or_404(CouncilSession, number=number))


SITTING = RecordAdmin(
    name="sitting",
    model=Sitting,
    form=SittingForm,
    permission=Permission.KEEP_PROGRAMME,
    address="council/<number:number>/sittings/<number:position>/",
    lookups={"number": "council_session__number"},
    inlines=(
        Inline(model=SittingAppearance, form=AppearanceForm, add_label=_("Add an appearance")),
        Inline(model=SittingPassage, form=SittingPassageForm, add_label=_("Add a paragraph")),
    ),
    verb=actions.keep_sitting,
    add_address="council/<number:number>/sittings/add/",
    add_label=_("Add a sitting"),
    blank=_new_sitting,
)
