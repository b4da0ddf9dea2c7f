"""What the plain list and the plain page of a record show."""

from __future__ import annotations

from datetime import date, datetime
from functools import reduce
from typing import TYPE_CHECKING

from django import template
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modeltranslation.manager import get_translatable_fields_for_model

from records import dates, history
from records.models import StoredFile

if TYPE_CHECKING:
    from records.forms.record_admin import ListColumn

register = template.Library()


@register.simple_tag
def cell(record: models.Model, column: ListColumn) -> str:
    """What the record says in this column, in words."""
    value = reduce(getattr, column.value.split("."), record)
    return _in_words(value() if callable(value) else value)


@register.simple_tag
def facts(record: models.Model) -> list[tuple[str, str]]:
    """What a record or a part says of itself: label and text of each field, in the reader's language."""
    texts = get_translatable_fields_for_model(type(record)) or ()
    fields = [
        field
        for field in type(record)._meta.concrete_fields
        if field.editable
        and (field.name in texts or (field in history.recorded_fields(type(record)) and not hasattr(field, "language")))
    ]
    pairs = [(capfirst(field.verbose_name), _fact(record, field)) for field in fields if field.name != "position"]
    return [(label, text) for label, text in pairs if text]


@register.simple_tag
def files_of(record: models.Model) -> list[StoredFile]:
    """The files that a record carries; whoever may see the record may see them."""
    return list(StoredFile.objects.of(record))


@register.simple_tag(takes_context=True)
def sorted_by(context, column: ListColumn) -> dict:
    """Where a header cell leads, and which way the list is sorted by it now: `ascending`, `descending` or `none`."""
    query, sort = context["request"].GET.copy(), context["sort"]
    query["sort"] = f"-{column.sort}" if sort == column.sort else column.sort
    query.pop("page", None)
    return {
        "address": f"?{query.urlencode()}",
        "way": {column.sort: "ascending", f"-{column.sort}": "descending"}.get(sort, "none"),
    }


def _fact(record: models.Model, field: models.Field) -> str:
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    return _in_words(getattr(record, field.name))


def _in_words(value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(value, "DATETIME_FORMAT")
    if isinstance(value, date):
        return dates.label(value, None, get_language())
    return str(value)
