"""Forms for records and their inline parts: what a person typed, cleaned; they never save."""

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField
from modeltranslation.manager import get_translatable_fields_for_model

LARGEST_NUMBER = 2**31 - 1  # that the integers of both engines hold


def name_field_in_required_error(form: forms.BaseForm) -> None:
    """Let the sentence for an empty field name it, for it stands above the page too, away from the field."""
    for name, field in form.fields.items():
        label = field.label or capfirst(name.replace("_", " "))
        field.error_messages["required"] = _("Fill in “%(label)s”.") % {"label": label}


class LocalizedFieldsMixin:
    """Mixed into a model form: texts in three languages get labels that name the language.

    Where the text is required, its original language is; the others may follow.
    """

    original_language = settings.MODELTRANSLATION_DEFAULT_LANGUAGE

    def label_languages(self) -> None:
        """Label each text with its language, and ask for the original where the text is required."""
        languages = dict(settings.LANGUAGES)
        for name, field in self.fields.items():
            column = self._meta.model._meta.get_field(name) if name in self._columns() else None
            if isinstance(column, TranslationField):
                field.label = _("%(text)s (%(language)s)") % {
                    "text": capfirst(column.translated_field.verbose_name),
                    "language": str(languages[column.language]),
                }
                field.widget.attrs["lang"] = column.language
                if column.language == self.original_language:
                    field.required = not column.translated_field.blank
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
            if isinstance(field, forms.TypedChoiceField):
                field.choices = [(value, capfirst(label)) for value, label in field.choices]
            if isinstance(field, forms.IntegerField) and field.max_value is None:
                field.validators.append(MaxValueValidator(LARGEST_NUMBER))
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        name_field_in_required_error(self)

    def _columns(self) -> set[str]:
        base = set(get_translatable_fields_for_model(self._meta.model) or ())
        return {column.name for column in self._meta.model._meta.concrete_fields} - base


class RecordForm(LocalizedFieldsMixin, forms.ModelForm):
    """The base of every record's form. `version` is the version that the person began from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(label=_("Why (kept in the history)"), max_length=500, required=False, widget=forms.TextInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.label_languages()


class PartForm(LocalizedFieldsMixin, forms.ModelForm):
    """The base of every inline part's form: one card of the record's page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_languages()
