"""How a year of the dialogue is kept."""

from django.utils.translation import gettext_lazy as _

from membership.roles import Permission
from records.forms.keeping import Cards, Keeping
from records.forms.record import PartForm, RecordForm, three
from sessions_app import actions
from sessions_app.models import Endorsement, Year, YearPassage


class YearForm(RecordForm):
    """A year and its theme."""

    class Meta:
        model = Year
        fields = ["number", *three("theme", "theme_is_ours", "endorsement")]


class YearPassageForm(PartForm):
    """One paragraph of rationale or aims."""

    class Meta:
        model = YearPassage
        fields = ["kind", *three("text")]


class EndorsementForm(PartForm):
    """A consultation that endorsed the theme."""

    class Meta:
        model = Endorsement
        fields = ["consultation"]


YEAR = Keeping(
    name="year",
    model=Year,
    form=YearForm,
    permission=Permission.KEEP_PROGRAMME,
    address="years/<int:number>/",
    cards=(
        Cards(model=YearPassage, form=YearPassageForm, add_label=_("Add a paragraph")),
        Cards(model=Endorsement, form=EndorsementForm, add_label=_("Add a consultation")),
    ),
    verb=actions.keep_year,
    add_address="years/add/",
    add_label=_("Add a year"),
)
