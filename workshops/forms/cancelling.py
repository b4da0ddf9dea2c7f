"""What is asked of whoever cancels a workshop."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.forms.record import name_field_in_required_error


class CancellationForm(forms.Form):
    """On which day it was decided, and why: a sentence in each language, for it is public at once."""

    day = forms.DateField(
        label=_("Decided on"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in settings.LANGUAGES:
            label = _("%(text)s (%(language)s)") % {"text": _("Reason"), "language": str(language)}
            widget = forms.Textarea(attrs={"rows": 3, "lang": code})
            self.fields[f"reason_{code}"] = forms.CharField(label=label, max_length=1000, widget=widget)
        name_field_in_required_error(self)

    def clean(self) -> dict:
        """The reason as the verb takes it: by language."""
        cleaned = super().clean()
        reason = {code: cleaned.get(f"reason_{code}", "") for code, _name in settings.LANGUAGES}
        return {"day": cleaned.get("day"), "reason": reason}
