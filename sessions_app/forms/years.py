"""How a year of the dialogue is kept."""

from datetime import MAXYEAR, MINYEAR

from django.utils.translation import gettext_lazy as _
from django_filters import NumberFilter

from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, RecordAdmin
from records.queries import localized_fields
from sessions_app import actions
from sessions_app.models import Endorsement, Year, YearPassage


class YearFilter(NumberFilter):
    """What is of one year; a number that no calendar knows is a mistake in typing."""

    def __init__(self, field_name: str, **kwargs):
        super().__init__(field_name=field_name, min_value=MINYEAR, max_value=MAXYEAR, decimal_places=0, **kwargs)


class YearForm(RecordForm):
    """A year and its theme."""

    class Meta:
        model = Year
        fields = ["number", *localized_fields("theme", "theme_is_ours", "endorsement")]


class YearPassageForm(PartForm):
    """One paragraph of rationale or aims."""

    class Meta:
        model = YearPassage
        fields = ["kind", *localized_fields("text")]


class EndorsementForm(PartForm):
    """A consultation that endorsed the theme."""

    class Meta:
        model = Endorsement
        fields = ["consultation"]


YEAR = RecordAdmin(
    name="year",
    model=Year,
    form=YearForm,
    permission=Permission.KEEP_PROGRAMME,
    address="years/<number:number>/",
    inlines=(
        Inline(model=YearPassage, form=YearPassageForm, add_label=_("Add a paragraph")),
        Inline(model=Endorsement, form=EndorsementForm, add_label=_("Add a consultation")),
    ),
    verb=actions.keep_year,
    add_address="years/add/",
    add_label=_("Add a year"),
)
