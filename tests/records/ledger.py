"""How the tests keep a year of the dialogue in the browser: its theme, and the passages under it."""

from django.urls import path

from idm_portal.urls import urlpatterns as portal
from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, ListColumn, RecordAdmin
from records.queries import localized_fields
from records.urls import record_urls
from sessions_app.models import Year, YearPassage


class YearForm(RecordForm):
    class Meta:
        model = Year
        fields = ["number", *localized_fields("theme", "endorsement")]


class PassageForm(PartForm):
    class Meta:
        model = YearPassage
        fields = ["kind", *localized_fields("text")]


LEDGER = RecordAdmin(
    name="ledger_year",
    plural="ledger_years",
    model=Year,
    form=YearForm,
    permission=Permission.KEEP_PROGRAMME,
    address="years/<number:number>/",
    add_address="ledger/add/",
    list_address="ledger/",
    heading="Years",
    add_label="Add a year",
    columns=(ListColumn(label="Year", value="number", sort="number"), ListColumn(label="Theme", value="theme")),
    search=("theme_en", "theme_fr"),
    inlines=(Inline(model=YearPassage, form=PassageForm, add_label="Add a passage"),),
)

urlpatterns = [*record_urls(LEDGER), path("years/<number:number>/", lambda request, number: None, name="year"), *portal]
