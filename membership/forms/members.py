"""What is asked about Members: which ones, a new name, a spreadsheet of them."""

from datetime import date

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, FilterSet

from membership import exports
from membership.choices import MemberStanding
from membership.models import Member, Organization
from records import spreadsheets
from records.forms.record import PartForm
from records.refusals import Refused

from .records import NAME_OF_A_MEMBER, MemberNameForm, OrganizationNameForm

_A_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_SALT = "membership.import_members"
_SECONDS_TO_CONFIRM = 24 * 3600
_DAYS = ("admitted_on", "left_on")
_STANDINGS = {word.casefold(): standing for standing, word in exports.STANDINGS.items()} | {
    "member state": MemberStanding.STATE,
    "member": MemberStanding.STATE,
}


class MemberFilter(FilterSet):
    """Which Members a list shows: found by words, of one standing, as they were on a day."""

    words = CharFilter(label=_("Search"), method="_found_by")
    standing = ChoiceFilter(label=_("Standing"), choices=MemberStanding.choices, empty_label=_("Any"))
    day = DateFilter(label=_("On the date"), method="_as_of", widget=_A_DAY)

    class Meta:
        model = Member
        fields = ["words", "standing", "day"]

    def _found_by(self, members, _name, words):
        return members.found_by(words)

    def _as_of(self, members, _name, day):
        return members.belonging_on(day).as_of(day)


class OrganizationFilter(FilterSet):
    """Which organizations a list shows."""

    words = CharFilter(label=_("Search, also by a former name"), method="_found_by")

    class Meta:
        model = Organization
        fields = []

    def _found_by(self, organizations, _name, words):
        return organizations.found_by(words)


class _NewNameForm(PartForm):
    """A new name that begins on a day."""

    why = forms.CharField(label=_("Why (kept in the history)"), max_length=500, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].required = True


class RenameMemberForm(_NewNameForm):
    """The new name of a Member."""

    class Meta(MemberNameForm.Meta):
        fields = NAME_OF_A_MEMBER


class RenameOrganizationForm(_NewNameForm):
    """The new name of an organization."""

    class Meta(OrganizationNameForm.Meta):
        fields = [name for name in OrganizationNameForm.Meta.fields if name != "valid_until"]


class SpreadsheetForm(forms.Form):
    """A spreadsheet of Members; what it says is read here, and judged by the rules."""

    file = forms.FileField(
        label=_("Spreadsheet (.xlsx)"),
        help_text=_("With the columns of the spreadsheet that can be downloaded; a cell left empty changes nothing."),
    )

    def clean_file(self) -> list[dict]:
        """What the rows say, or why they cannot be read."""
        try:
            rows = spreadsheets.read(self.cleaned_data["file"], list(exports.COLUMNS.values()))
        except Refused as refused:
            raise forms.ValidationError(refused.reasons) from refused
        return [_values_of(row) for row in rows]


class PreviewedForm(forms.Form):
    """The rows of a spreadsheet as the preview showed them, sealed."""

    rows = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def signed(cls, rows: list[dict]) -> "PreviewedForm":
        """The form that brings these rows back."""
        as_text = [row | {field: row[field].isoformat() if row[field] else None for field in _DAYS} for row in rows]
        return cls(initial={"rows": signing.dumps(as_text, salt=_SALT, compress=True)})

    def clean_rows(self) -> list[dict]:
        """The rows as they were sealed."""
        try:
            rows = signing.loads(self.cleaned_data["rows"], salt=_SALT, max_age=_SECONDS_TO_CONFIRM)
        except signing.BadSignature as broken:
            raise forms.ValidationError(_("This preview is too old. Bring the spreadsheet in again.")) from broken
        return [row | {field: row[field] and date.fromisoformat(row[field]) for field in _DAYS} for row in rows]


def _values_of(row: spreadsheets.Row) -> dict:
    """What one row says about a Member, by field, with its number and what is wrong with it."""
    values = {field: row.cells.get(column.title) for field, column in exports.COLUMNS.items()}
    values |= {field: values[field] or "" for field in (*exports.NAMES, "iso_code", "standing")}
    values["iso_code"] = values["iso_code"].upper()
    faults = list(row.faults)
    if values["standing"].casefold() not in _STANDINGS:
        faults.append(_("“Standing” is “%(word)s”; it can be State or observer.") % {"word": values["standing"]})
    values["standing"] = str(_STANDINGS.get(values["standing"].casefold(), ""))
    return values | {"number": row.number, "faults": [str(fault) for fault in faults]}
