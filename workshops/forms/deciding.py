"""What is asked of whoever decides on a topic."""

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from records.forms.record import name_field_in_required_error
from workshops.choices import Basis, Outcome
from workshops.models import Topic

from .topics import WorkshopField


class DecisionForm(forms.Form):
    """One of four outcomes, each with what belongs to it. `basis` is asked for only where no sounding was held."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        choices=[(outcome.value, outcome.label) for outcome in Outcome],
        error_messages={"invalid_choice": _("Choose one of the outcomes.")},
    )
    basis = forms.ChoiceField(
        label=_("Basis"),
        required=False,
        choices=[("", "–"), *((basis.value, capfirst(basis.label)) for basis in Basis)],
    )
    makes_workshop = forms.BooleanField(label=_("Make the workshop at once"), required=False, initial=True)
    folded_into = WorkshopField(label=_("Workshop that takes elements of it"), required=False)

    def __init__(self, topic: Topic, basis: Basis | None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if basis:
            del self.fields["basis"]
        self.fields["folded_into"].queryset = self.fields["folded_into"].queryset.of_year(topic.year)
        for name, text in (("elements", _("Elements")), ("reason", _("Reason"))):
            for code, language in settings.LANGUAGES:
                label = _("%(text)s (%(language)s)") % {"text": text, "language": str(language)}
                widget = forms.Textarea(attrs={"rows": 2, "lang": code})
                initial = getattr(topic, f"{name}_{code}", "")
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=label, max_length=2000, required=False, initial=initial, widget=widget
                )
        name_field_in_required_error(self)
        self.fields["outcome"].error_messages["required"] = _("Choose one of the outcomes.")

    def clean(self) -> dict:
        """The decision as the verb takes it: texts by language."""
        typed = super().clean()
        texts = {
            name: {code: typed.get(f"{name}_{code}", "") for code, _language in settings.LANGUAGES}
            for name in ("reason", "elements")
        }
        if typed.get("outcome") not in (None, Outcome.FOLDED) and (
            typed.get("folded_into") or any(texts["elements"].values())
        ):
            self.add_error("folded_into", _("Only a topic that is folded in gives elements to a workshop."))
        names = ("outcome", "makes_workshop", "folded_into")
        return {name: typed.get(name) for name in names} | {"basis": typed.get("basis", "")} | texts

    @property
    def elements(self) -> list[forms.BoundField]:
        """Which elements a workshop takes, in each language."""
        return [self[f"elements_{code}"] for code, _language in settings.LANGUAGES]

    @property
    def reasons(self) -> list[forms.BoundField]:
        """Why it is decided so, in each language."""
        return [self[f"reason_{code}"] for code, _language in settings.LANGUAGES]
