"""What a person types about the house style."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from documents import marks
from documents.models import HouseStyle, PlanPart
from membership.roles import Permission
from records.forms.keeping import Cards, Keeping
from records.forms.record import PartForm, RecordForm, three

_PLACEHOLDER = re.compile(r"\{(year|past_year)\}")


class HouseStyleForm(RecordForm):
    """How names and titles are set."""

    class Meta:
        model = HouseStyle
        fields = ["bold_speakers", "bold_titles", "quoted_titles"]


class PlanPartForm(PartForm):
    """One part of the yearly note; its texts may bear the light marks of a note."""

    class Meta:
        model = PlanPart
        fields = ["kind", *three("heading", "standing")]

    def clean(self) -> dict:
        """Texts whose marks and placeholders say what they seem to say."""
        cleaned = super().clean()
        for name in three("heading", "standing"):
            for problem in marks.problems(_PLACEHOLDER.sub("", cleaned.get(name) or "")):
                self.add_error(name, forms.ValidationError(problem))
        return cleaned


HOUSE_STYLE = Keeping(
    name="house_style",
    model=HouseStyle,
    form=HouseStyleForm,
    permission=Permission.DRAFT_NOTES,
    address="documents/house-style/",
    cards=(Cards(model=PlanPart, form=PlanPartForm, add_label=_("Add a part")),),
)
