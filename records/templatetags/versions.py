"""The versions of a record in words."""

from datetime import date

from django import template
from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField

from records import history

register = template.Library()

word_differences = register.simple_tag(history.word_differences, name="word_differences")


@register.simple_tag
def describe_change(change: history.Change) -> dict:
    """A change as a page shows it: its label, the language of its text, and the words that differ."""
    old, new = (_in_words(change, value) for value in (change.old, change.new))
    return {
        "label": _label(change),
        "language": getattr(change.field, "language", ""),
        "passages": history.word_differences(old, new),
    }


@register.simple_tag
def changed_in_words(changes: list[history.Change], version: history.Version) -> str:
    """What a version changed, as a line of its history."""
    if version.row.history_type == "+":
        return _("Created")
    if not changes:
        return _("Nothing changed")
    shown = [_label(change) for change in changes[:4]]
    if len(changes) > len(shown):
        shown.append(_("and more"))
    return "; ".join(shown)


def _label(change: history.Change) -> str:
    """What changed: `Purpose (French)`, `Vladimir Naumov: Function (English)`, `Vladimir Naumov added`."""
    model = change.row.instance_type
    is_part = hasattr(model, "part_of")
    name = Truncator(history.rebuild(model, change.row)).chars(60) if is_part else ""
    if change.field is None:
        sentence = _("%(part)s added") if change.old is None else _("%(part)s taken out")
        return sentence % {"part": name}
    label = _field_label(change.field)
    return _("%(part)s: %(field)s") % {"part": name, "field": label} if is_part else label


def _field_label(field: models.Field) -> str:
    if isinstance(field, TranslationField):
        language = dict(settings.LANGUAGES)[field.language]
        text = capfirst(field.translated_field.verbose_name)
        return _("%(text)s (%(language)s)") % {"text": text, "language": language}
    return str(capfirst(field.verbose_name))  # of a lazy text it is lazy, and cannot be joined


def _in_words(change: history.Change, value) -> str:
    """One side of a change, as text."""
    field = change.field
    if value is None or value == "":
        return ""
    if field is None:
        return _part_in_words(value)
    if isinstance(value, bool):
        value = _("Yes") if value else _("No")
    elif isinstance(value, date):
        value = date_format(value)
    elif not field.choices and hasattr(model := change.row.instance_type, f"get_{field.name}_display"):
        return _as_the_row_says_it(model, change, value)
    return str(dict(field.flatchoices or ()).get(value, value))


def _as_the_row_says_it(model: type[models.Model], change: history.Change, value) -> str:
    """A value that says nothing alone, as an amount without its currency."""
    row = history.rebuild(model, change.row)
    setattr(row, change.field.name, value)
    return getattr(row, f"get_{change.field.name}_display")()


def _part_in_words(row: models.Model) -> str:
    """Everything that a part says, line by line."""
    model = row.instance_type
    pairs = [
        (field, _in_words(history.Change(row=row, field=field, old=None, new=None), getattr(row, field.name)))
        for field in history.recorded_fields(model)
        if field.name != "position"
    ]
    return "\n".join(f"{_field_label(field)}: {text}" for field, text in pairs if text)
