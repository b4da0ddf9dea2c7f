"""How workshops are kept."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, RecordAdmin
from records.queries import localized_fields
from sessions_app.forms.council import AppearanceForm
from sessions_app.models import Year
from workshops.actions import workshops as actions
from workshops.models import (
    AgendaItem,
    CoOrganizer,
    InterpretationLanguage,
    Workshop,
    WorkshopAppearance,
    WorkshopPassage,
)


class WorkshopForm(RecordForm):
    """What a workshop is called, when and where it is held; what is not fixed stays blank."""

    class Meta:
        model = Workshop
        fields = [
            "kind",
            *localized_fields("title", "title_is_ours", "also_known_as"),
            "starts_on",
            "ends_on",
            "attendance",
            *localized_fields("place"),
        ]


class WorkshopPassageForm(PartForm):
    """One paragraph of the description."""

    class Meta:
        model = WorkshopPassage
        fields = ["kind", *localized_fields("text")]


class AgendaItemForm(PartForm):
    """One item of the programme."""

    class Meta:
        model = AgendaItem
        fields = ["day", "starts_at", "ends_at", *localized_fields("title")]
        widgets = {name: forms.TimeInput(attrs={"type": "time"}, format="%H:%M") for name in ("starts_at", "ends_at")}


class ItemField(forms.ModelChoiceField):
    """One of the items of the programme, with its day and hours."""

    default_error_messages = {
        "invalid_choice": _("This item is not in the programme any more. Choose another one, or none.")
    }

    def label_from_instance(self, item: AgendaItem) -> str:
        """Tell it apart from another of the same title."""
        return item.in_full


class WorkshopAppearanceForm(AppearanceForm):
    """Who takes part, at which item, how, as what, and as stated that day."""

    class Meta(AppearanceForm.Meta):
        model = WorkshopAppearance
        fields = ["person", "item", *AppearanceForm.Meta.fields[1:]]
        field_classes = {"item": ItemField}


class InterpretationLanguageForm(PartForm):
    """A language into which it is interpreted."""

    class Meta:
        model = InterpretationLanguage
        fields = ["language"]


class CoOrganizerForm(PartForm):
    """Who holds it too, as stated that day."""

    class Meta:
        model = CoOrganizer
        fields = [*localized_fields("name"), "member", "organization"]


def _new_workshop(number: int) -> Workshop:
    return Workshop(year=get_object_or_404(Year, number=number))


WORKSHOP = RecordAdmin(
    name="workshop",
    model=Workshop,
    form=WorkshopForm,
    permission=Permission.KEEP_PROGRAMME,
    address="workshops/<number:number>/<slug:slug>/",
    lookups={"number": "year__number"},
    inlines=(
        Inline(model=InterpretationLanguage, form=InterpretationLanguageForm, add_label=_("Add a language")),
        Inline(model=CoOrganizer, form=CoOrganizerForm, add_label=_("Add a co-organizer")),
        Inline(model=WorkshopPassage, form=WorkshopPassageForm, add_label=_("Add a paragraph")),
        Inline(model=AgendaItem, form=AgendaItemForm, add_label=_("Add an item")),
        Inline(model=WorkshopAppearance, form=WorkshopAppearanceForm, add_label=_("Add an appearance")),
    ),
    verb=actions.keep_workshop,
    add_address="workshops/<number:number>/add/",
    add_label=_("Add a workshop"),
    blank=_new_workshop,
)
