"""What a person types about a note as a whole."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet, ModelChoiceFilter

from documents.actions import notes as actions
from documents.models import Note, Series
from membership.roles import Permission
from records.forms.record import RecordForm
from records.forms.record_admin import RecordAdmin
from records.queries import localized_fields
from sessions_app.models import Consultation


class NoteForm(RecordForm):
    """What stands on a note's cover."""

    class Meta:
        model = Note
        fields = [
            "proposed_symbol",
            "consultation",
            "issued_on",
            *localized_fields("title", "theme", "convening_body", "place"),
            "original_language",
            "reports_on",
            "plans",
            "distribution",
        ]
        widgets = {"issued_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_proposed_symbol(self) -> str:
        """The symbol in its canonical spelling; whether it is free, only issuing decides."""
        typed = self.cleaned_data["proposed_symbol"]
        if not typed:
            return ""
        found = Series.objects.reading(typed)
        if not found:
            raise forms.ValidationError(_("This is not the shape of any series of symbols."))
        return str(found[1])


class StartForm(forms.Form):
    """What a new note is for."""

    consultation = forms.ModelChoiceField(
        Consultation.objects.all(),
        label=_("Consultation"),
        required=False,
        help_text=_("The cover is then proposed from its record, and from that of the year it prepares."),
    )
    proposed_symbol = forms.CharField(
        label=_("Proposed symbol"),
        max_length=60,
        required=False,
        help_text=_("It can be changed until the note is issued; only then is it taken."),
    )

    def clean_proposed_symbol(self) -> str:
        """The symbol in its canonical spelling."""
        typed = self.cleaned_data["proposed_symbol"]
        found = Series.objects.reading(typed)
        if typed and not found:
            raise forms.ValidationError(_("This is not the shape of any series of symbols."))
        return str(found[1]) if found else ""


class IssueForm(forms.Form):
    """The symbol, typed once more by the person who issues the note."""

    typed = forms.CharField(max_length=60)

    def __init__(self, note: Note, data=None):
        super().__init__(data)
        self.note = note

    def clean_typed(self) -> str:
        """The symbol exactly as it is proposed."""
        typed = self.cleaned_data["typed"]
        if typed != self.note.proposed_symbol:
            raise forms.ValidationError(_("This is not the proposed symbol."))
        return typed


class NoteFilters(FilterSet):
    """The filters of the list of documents."""

    q = CharFilter(label=_("Search"), method="search")
    series = ModelChoiceFilter(
        field_name="symbol__series", queryset=Series.objects.all(), label=_("Series"), empty_label=_("All")
    )
    year = ChoiceFilter(field_name="issued_on__year", label=_("Year"), empty_label=_("All"))

    class Meta:
        model = Note
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        days = self.queryset.dates("issued_on", "year", order="DESC")
        self.filters["year"].extra["choices"] = [(day.year, day.year) for day in days]

    def search(self, queryset, name, words):
        """The notes in which every word occurs."""
        return queryset.that_say(words)


NOTE = RecordAdmin(
    name="note",
    model=Note,
    form=NoteForm,
    permission=Permission.DRAFT_NOTES,
    verb=actions.edit_note,
    address="documents/drafts/<number:pk>/",
)
