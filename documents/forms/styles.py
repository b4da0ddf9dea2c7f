"""What a person types about the house style."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from documents import footnotes, marks
from documents.models import HouseStyle, PlanPart
from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, RecordAdmin
from records.queries import localized_fields

_PLACEHOLDER = re.compile(r"\{(year|past_year)\}")


class HouseStyleForm(RecordForm):
    """How names and titles are set."""

    class Meta:
        model = HouseStyle
        fields = ["bold_speakers", "bold_titles", "quoted_titles"]


class PlanPartForm(PartForm):
    """One part of the yearly note; its texts may have the light marks of a note."""

    class Meta:
        model = PlanPart
        fields = ["kind", *localized_fields("heading", "standing")]

    def clean(self) -> dict:
        """Texts in all languages or in none, whose marks and placeholders say what they seem to say."""
        cleaned = super().clean()
        for text in ("heading", "standing"):
            said = {name: _PLACEHOLDER.sub("", cleaned.get(name) or "") for name in localized_fields(text)}
            for name, words in said.items():
                for problem in self._problems(words, any(said.values())):
                    self.add_error(name, forms.ValidationError(problem))
        return cleaned

    def _problems(self, words: str, is_said_elsewhere: bool) -> list[str]:
        if not words and is_said_elsewhere:
            return [_("Without this language, no draft can write the paragraph in it. Fill in all three, or none.")]
        if footnotes.called(words):
            return [_("Standing sentences have no footnotes.")]
        return marks.problems(words)


HOUSE_STYLE = RecordAdmin(
    name="house_style",
    model=HouseStyle,
    form=HouseStyleForm,
    permission=Permission.DRAFT_NOTES,
    address="documents/house-style/",
    inlines=(Inline(model=PlanPart, form=PlanPartForm, add_label=_("Add a part")),),
)
