"""How donors, budgets, contributions and project documents are kept."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from funding import actions, money
from funding.models import Budget, BudgetLine, Contribution, Donor, ProjectDocument
from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, RecordAdmin
from records.models import Record
from records.queries import localized_fields
from sessions_app.models import Year
from training.models import TrainingSession
from workshops.models import Workshop


class AmountField(forms.CharField):
    """An amount as people type it, in the currency that the page says; cleaned, in the smallest units of that currency.

    What a line says already is shown in the currency that the line has.
    """

    line: BudgetLine

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=30, required=False, widget=widget, **kwargs)

    def prepare_value(self, value):
        """What is kept, as somebody would have typed it."""
        if isinstance(value, int):
            return money.as_typed(value, self.line.currency, get_language())
        return value

    def clean(self, value) -> int | None:
        """The amount, or why it is none."""
        typed = super().clean(value)
        if not typed:
            return None
        currency = self.line.budget.currency
        if not currency:
            raise ValidationError(gettext("Give the currency of the budget first; an amount without it says nothing."))
        values = {"typed": typed, "currency": currency, "decimals": money.decimals(currency)}
        values["example"] = money.as_typed(12_500 * 10 ** values["decimals"], currency, get_language())
        try:
            return money.parsed(typed, currency, get_language())
        except money.TooFine as fault:
            sentence = gettext("“%(typed)s” has more decimals than %(currency)s has. Write it like %(example)s.")
            raise ValidationError(sentence % values) from fault
        except money.TooLarge as fault:
            raise ValidationError(gettext("“%(typed)s” is too large an amount.") % values) from fault
        except money.NotAnAmount as fault:
            raise ValidationError(gettext("“%(typed)s” is no amount. Write it like %(example)s.") % values) from fault

    def has_changed(self, initial, data) -> bool:
        """Whether the page says another amount, or the same figure in another currency."""
        try:
            amount = self.clean(data)
        except ValidationError:
            return True
        return amount != initial or (amount is not None and self.line.currency != self.line.budget.currency)


class DonorForm(RecordForm):
    """Who a donor is, and what it would rather support; it stays the one that it is."""

    class Meta:
        model = Donor
        fields = ["member", "organization", *localized_fields("interests")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["member"], self.fields["organization"]


class _TargetForm(RecordForm):
    """Money for the programme, or for one event of the same year."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = Workshop.objects.of_year(self.instance.year_id)
        self.fields["training_session"].queryset = TrainingSession.objects.of_year(self.instance.year_id)


class BudgetForm(_TargetForm):
    """What a budget is for, its currency, and when it is made available."""

    class Meta:
        model = Budget
        fields = ["target", "workshop", "training_session", "currency", "available_from"]

    def clean_currency(self) -> str:
        """The code in capitals."""
        return self.cleaned_data["currency"].upper()


class BudgetLineForm(PartForm):
    """One line of a budget."""

    amount = AmountField(
        label=_("Amount"),
        help_text=_("In the currency of the budget. Blank where it is not recorded."),
    )

    class Meta:
        model = BudgetLine
        fields = [*localized_fields("title"), "amount"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["amount"].line = self.instance


class ContributionForm(_TargetForm):
    """Who gives, for what, how, and how the donor is thanked."""

    class Meta:
        model = Contribution
        fields = ["donor", "target", "workshop", "training_session", "kind", *localized_fields("thanks", "description")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["donor"].queryset = Donor.objects.with_names().in_alphabet()


class ProjectDocumentForm(RecordForm):
    """What a project document is called, and when it is made available."""

    class Meta:
        model = ProjectDocument
        fields = [*localized_fields("title"), "available_from"]


def _of_year(model: type[Record]) -> Callable[[int], Record]:
    """A new record of this model in the year that its add address names."""
    return lambda number: model(year=get_object_or_404(Year, number=number))


DONOR = RecordAdmin(
    name="donor",
    model=Donor,
    form=DonorForm,
    permission=Permission.KEEP_FUNDING,
    address="funding/donors/<slug:slug>/",
    verb=actions.keep_donor,
    add_address="funding/donors/add/",
    add_label=_("Add a donor"),
)

BUDGET = RecordAdmin(
    name="budget",
    model=Budget,
    form=BudgetForm,
    permission=Permission.KEEP_FUNDING,
    address="funding/<number:number>/budgets/<number:pk>/",
    lookups={"number": "year__number"},
    inlines=(Inline(model=BudgetLine, form=BudgetLineForm, add_label=_("Add a line")),),
    verb=actions.keep_budget,
    add_address="funding/<number:number>/budgets/add/",
    add_label=_("Add a budget"),
    blank=_of_year(Budget),
)

CONTRIBUTION = RecordAdmin(
    name="contribution",
    model=Contribution,
    form=ContributionForm,
    permission=Permission.KEEP_FUNDING,
    address="funding/<number:number>/contributions/<number:pk>/",
    lookups={"number": "year__number"},
    verb=actions.keep_contribution,
    add_address="funding/<number:number>/contributions/add/",
    add_label=_("Add a contribution"),
    blank=_of_year(Contribution),
)

PROJECT_DOCUMENT = RecordAdmin(
    name="project_document",
    model=ProjectDocument,
    form=ProjectDocumentForm,
    permission=Permission.KEEP_FUNDING,
    address="funding/<number:number>/documents/<number:pk>/",
    lookups={"number": "year__number"},
    add_address="funding/<number:number>/documents/add/",
    add_label=_("Add a project document"),
    blank=_of_year(ProjectDocument),
    carries_files=True,
)
