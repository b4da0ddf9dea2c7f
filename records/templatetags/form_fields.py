"""The fields of a form, grouped: a text in three languages is one group, English first."""

from dataclasses import dataclass
from itertools import groupby

from django import template
from django.conf import settings
from django.forms import BoundField, ModelForm
from django.utils.text import capfirst
from modeltranslation.fields import TranslationField

register = template.Library()


@dataclass(frozen=True)
class FieldGroup:
    """One field; or the fields of one text, one per language, under the name of the text."""

    fields: list[BoundField]
    name: str = ""

    @property
    def is_required(self) -> bool:
        """Whether the text must be written in one language at least."""
        return any(field.field.required for field in self.fields)

    @property
    def help_text(self) -> str:
        """What should be typed, whatever the language."""
        return self.fields[0].help_text

    def by_language(self) -> list[dict]:
        """Each field with its language, and whether the text still lacks it."""
        written = [bool(field.value()) for field in self.fields]
        names = dict(settings.LANGUAGES)
        return [
            {
                "field": field,
                "language": names[_column(field).language],
                "is_missing": any(written) and not has_text and not _is_tick(field),
            }
            for field, has_text in zip(self.fields, written, strict=True)
        ]


@register.filter
def field_groups(form: ModelForm) -> list[FieldGroup]:
    """The fields of the form in their order, but `why`, which stands at the foot of the page."""
    fields = [field for field in form if field.name != "why"]
    return [group for _text, of_text in groupby(fields, key=_text_name) for group in _groups(list(of_text))]


def _groups(fields: list[BoundField]) -> list[FieldGroup]:
    column = _column(fields[0])
    if column is None:
        return [FieldGroup([field]) for field in fields]
    for field in fields:
        field.field.widget.attrs["aria-label"] = field.label
    return [FieldGroup(fields, capfirst(column.translated_field.verbose_name))]


def _text_name(field: BoundField) -> str:
    """The text that a field says in one language; empty for a field that stands alone."""
    column = _column(field)
    return column.translated_field.name if column else ""


def _column(field: BoundField) -> TranslationField | None:
    model = field.form._meta.model
    columns = {column.name: column for column in model._meta.concrete_fields if isinstance(column, TranslationField)}
    return columns.get(field.name)


def _is_tick(field: BoundField) -> bool:
    return field.widget_type == "checkbox"
