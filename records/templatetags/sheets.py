"""How the fields of a form lie on its page: a text in three languages stands together, English first."""

from dataclasses import dataclass
from itertools import groupby

from django import template
from django.conf import settings
from django.forms import BoundField, ModelForm
from django.utils.text import capfirst
from modeltranslation.fields import TranslationField

register = template.Library()


@dataclass(frozen=True)
class Line:
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

    def tongues(self) -> list[dict]:
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
def lines(form: ModelForm) -> list[Line]:
    """The fields of the form in their order, but `why`, which stands at the foot of the page."""
    fields = [field for field in form if field.name != "why"]
    return [line for _text, group in groupby(fields, key=_text_of) for line in _lines(list(group))]


def _lines(fields: list[BoundField]) -> list[Line]:
    column = _column(fields[0])
    if column is None:
        return [Line([field]) for field in fields]
    for field in fields:
        field.field.widget.attrs["aria-label"] = field.label
    return [Line(fields, capfirst(column.translated_field.verbose_name))]


def _text_of(field: BoundField) -> str:
    """The text that a field says in one language; empty for a field that stands alone."""
    column = _column(field)
    return column.translated_field.name if column else ""


def _column(field: BoundField) -> TranslationField | None:
    model = field.form._meta.model
    columns = {column.name: column for column in model._meta.concrete_fields if isinstance(column, TranslationField)}
    return columns.get(field.name)


def _is_tick(field: BoundField) -> bool:
    return field.widget_type == "checkbox"
