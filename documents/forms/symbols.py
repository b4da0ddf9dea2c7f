"""What a person types about series and symbols."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents import rules
from documents.actions import symbols as actions
from documents.models import Series, SymbolEntry
from membership.roles import Permission
from records.forms.record import RecordForm
from records.forms.record_admin import ListColumn, RecordAdmin
from records.queries import localized_fields
from sessions_app.models import Consultation


class SeriesForm(RecordForm):
    """A series and the shape of its symbols."""

    class Meta:
        model = Series
        fields = ["code", "shape", *localized_fields("title")]


class SymbolEntryForm(RecordForm):
    """What is known of the document that has a symbol; the symbol itself stays."""

    class Meta:
        model = SymbolEntry
        fields = [*localized_fields("title"), "dated", "consultation", "remark"]
        widgets = {"dated": forms.DateInput(attrs={"type": "date"})}


class _TypedSymbolForm(forms.Form):
    """A symbol as a person types it, in any capitals; what is taken already is said here and by the verb alike."""

    symbol = forms.CharField(label=_("Symbol"), max_length=60, help_text=_("As in IC/2008/2 or MC/2210/Rev.1."))

    def clean_symbol(self) -> str:
        symbol = self.cleaned_data["symbol"]
        if symbol and (obstacles := rules.obstacles_to_taking(symbol)):
            raise forms.ValidationError(obstacles)
        return symbol


class EnterForm(_TypedSymbolForm):
    """A symbol that a document has which is not kept here."""

    title_en = forms.CharField(label=_("Title (English)"), max_length=500, required=False)
    title_fr = forms.CharField(label=_("Title (French)"), max_length=500, required=False)
    title_es = forms.CharField(label=_("Title (Spanish)"), max_length=500, required=False)
    dated = forms.DateField(
        label=_("Date of the document"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    consultation = forms.ModelChoiceField(
        Consultation.objects.all(), label=_("Prepared for the consultation"), required=False
    )
    remark = forms.CharField(
        label=_("Remark"), max_length=500, required=False, help_text=_("As in: kept in the archive of the Council.")
    )


class ReserveForm(_TypedSymbolForm):
    """A symbol that is to stay free for a document to come."""

    series = forms.ModelChoiceField(Series.objects.all(), label=_("Series"))
    year = forms.IntegerField(label=_("Year"), min_value=1951, max_value=2099, required=False)
    remark = forms.CharField(label=_("For which document"), max_length=500)

    field_order = ["series", "year", "symbol", "remark"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["symbol"].required = False
        self.fields["symbol"].help_text = _("Leave it empty for the next number of the series.")

    def clean(self) -> dict:
        typed = super().clean()
        series, symbol = typed.get("series"), typed.get("symbol")
        if series and not symbol and "{year}" in series.shape and not typed.get("year"):
            self.add_error("year", _("Symbols of this series bear a year."))
        if series and not symbol and "{session}" in series.shape:
            self.add_error("symbol", _("Symbols of this series bear a session; type the whole symbol."))
        return typed


SERIES = RecordAdmin(
    name="series",
    model=Series,
    form=SeriesForm,
    permission=Permission.KEEP_SYMBOLS,
    verb=actions.keep_series,
    address="documents/series/<number:pk>/",
    add_address="documents/series/add/",
    list_address="documents/series/",
    plural="all_series",
    heading=_("Series of symbols"),
    lead=_("Each series has one shape, and its documents are numbered together."),
    add_label=_("Add a series"),
    columns=(ListColumn(label=_("Series"), value="code", sort="code"), ListColumn(label=_("Documents"), value="title")),
    page=True,
)

SYMBOL_ENTRY = RecordAdmin(
    name="symbol_entry",
    model=SymbolEntry,
    form=SymbolEntryForm,
    permission=Permission.KEEP_SYMBOLS,
    verb=actions.keep_symbol_entry,
    address="documents/symbols/<number:pk>/",
    page=True,
)
