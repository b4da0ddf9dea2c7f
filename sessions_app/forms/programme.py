"""What is asked for the verbs of the programme."""

from collections.abc import Sequence

from django import forms

from records.forms.record import PartForm
from records.queries import localized_fields
from sessions_app.models import SittingAppearance


class MoveForm(forms.Form):
    """One place up or down."""

    move = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])

    def order(self, rows: Sequence, moved) -> list:
        """The rows in their new order; at the ends nothing moves."""
        order = list(rows)
        place = order.index(moved)
        other = max(0, min(len(order) - 1, place + (-1 if self.cleaned_data["move"] == "up" else 1)))
        order[place], order[other] = order[other], order[place]
        return order


class ReplacementForm(PartForm):
    """Who speaks instead of somebody, as stated."""

    class Meta:
        model = SittingAppearance
        fields = [
            "person",
            *localized_fields("function", "body", "state", "further_affiliation"),
            "member",
            "organization",
        ]
