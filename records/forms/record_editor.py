"""The editing page of a record: the record's form and the forms of its inline parts."""

from copy import copy

from django.db.models import Model
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.http import QueryDict

from records import history

from .inlines import InlineFormSet
from .record_admin import RecordAdmin


def with_normalized_newlines(data: QueryDict) -> QueryDict:
    """What was typed, its lines ended as the records end theirs; browsers send CR LF."""
    plain = data.copy()
    for name, values in data.lists():
        plain.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return plain


def number_or_zero(typed: str) -> int:
    """The number of a version as an address or a hidden field says it; 0, which none has, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


class RecordEditor:
    """What a person typed about a record and its parts, or, without `data`, what they say now."""

    def __init__(
        self,
        record_admin: RecordAdmin,
        record: Model,
        parts: dict[type[Model], list[Model]] | None = None,
        data: QueryDict | None = None,
    ):
        if parts is None:
            parts = history.parts_of(record) if record.pk else {}
        self.record_admin, self.data = record_admin, data
        self.record = copy(record)  # as it is kept: what is typed enters the form's own, also what cannot be kept
        self.form = record_admin.form(data, instance=record, use_required_attribute=False)
        shared: dict = {}
        self.formsets = [InlineFormSet(inline, record, parts, data, shared) for inline in record_admin.inlines]

    @classmethod
    def of_version(
        cls, record_admin: RecordAdmin, version: history.Version, data: QueryDict | None = None
    ) -> "RecordEditor":
        """The editor filled with what the record said at a version, and with what a person typed."""
        record = history.rebuild(record_admin.model, version.row)
        record.version = version.number
        parts = {model: [history.rebuild(model, row) for row in rows.values()] for model, rows in version.parts.items()}
        return cls(record_admin, record, parts, data)

    @staticmethod
    def version_in(data: QueryDict) -> int:
        """The version that the person began from; 0 where the page does not say."""
        return number_or_zero(data.get("version", ""))

    def is_valid(self) -> bool:
        """Whether all that was typed can be kept."""
        return all([self.form.is_valid(), *[formset.is_valid() for formset in self.formsets]])

    def has_changed(self) -> bool:
        """Whether anything was typed that the record does not say already."""
        texts = set(self.form.changed_data) - {"version", "why"}
        return bool(texts) or any(formset.changed or formset.removed_parts for formset in self.formsets)

    def arrange(self, command: str) -> None:
        """Do what a card's button says, `sittingappearance:up:17`, and show the page again without errors."""
        prefix, _, rest = command.partition(":")
        act, _, key = rest.partition(":")
        for formset in self.formsets:
            if formset.prefix == prefix:
                formset.arrange(act, key)
            formset.clear_errors()
        self.form._errors = ErrorDict()

    def content(self) -> dict:
        """What the verb takes: the record, its changed parts, those taken out, and why."""
        return {
            "record": self.form.instance,
            "parts": [part for formset in self.formsets for part in formset.changed],
            "without": [part for formset in self.formsets for part in formset.removed_parts],
            "why": self.form.cleaned_data.get("why", ""),
        }

    def fields(self) -> dict[str, BoundField]:
        """Every field by its name on the page, but the version and the reason."""
        bound = {field.html_name: field for field in self.form if field.name not in ("version", "why")}
        for formset in self.formsets:
            for form in formset.forms.values():
                bound.update({field.html_name: field for field in form})
        return bound

    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, as (id of the field or empty, sentence), in the order of the page."""
        forms = [
            self.form,
            *[form for formset in self.formsets for form in formset.forms.values() if not form.is_removed],
        ]
        return [
            (form[name].id_for_label if name in form.fields else "", message)
            for form in forms
            for name, messages in form.errors.items()
            for message in messages
        ]
