"""How consultations and the proposals put to them are kept."""

from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from membership.models import Member
from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, ListColumn, RecordAdmin
from records.queries import localized_fields
from sessions_app import actions
from sessions_app.choices import ProposalSource
from sessions_app.models import Answer, Consultation, Preparation, Proposal, Proposer
from sessions_app.queries import ProposalQuerySet

from .years import YearFilter


class ConsultationForm(RecordForm):
    """When and where Members were consulted, and by whom."""

    class Meta:
        model = Consultation
        fields = ["date", *localized_fields("place", "convening_body")]


class PreparationForm(PartForm):
    """A year that the consultation prepares."""

    class Meta:
        model = Preparation
        fields = ["year"]


class ConsultationFilter(FilterSet):
    """Consultations by the year in which they were held, or which they prepare."""

    held = YearFilter(field_name="date__year", label=_("Held in"))
    prepares = YearFilter(field_name="preparations__year__number", label=_("Prepares"), distinct=True)

    class Meta:
        model = Consultation
        fields = []


CONSULTATION = RecordAdmin(
    name="consultation",
    model=Consultation,
    form=ConsultationForm,
    permission=Permission.KEEP_PROGRAMME,
    address="consultations/<day:date>/",
    inlines=(Inline(model=Preparation, form=PreparationForm, add_label=_("Add a year")),),
    verb=actions.keep_consultation,
    add_address="consultations/add/",
    plural="consultations",
    list_address="consultations/",
    heading=_("Consultations"),
    lead=_("At informal consultations the Membership chooses the themes and topics of the dialogue."),
    add_label=_("Add a consultation"),
    columns=(
        ListColumn(label=_("Date"), value="date", sort="date"),
        ListColumn(label=_("Place"), value="place"),
        ListColumn(label=_("Convening body"), value="convening_body"),
    ),
    filters=ConsultationFilter,
    public_because="the consultations of published years are for everybody",
)


class ProposalForm(RecordForm):
    """What is put to a consultation. It stays with the consultation to which it was put first."""

    class Meta:
        model = Proposal
        fields = ["consultation", "source", *localized_fields("title", "text")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["consultation"]


class ProposerForm(PartForm):
    """A Member that put it forward."""

    class Meta:
        model = Proposer
        fields = ["member"]


class AnswerForm(PartForm):
    """What the Administration answers."""

    class Meta:
        model = Answer
        fields = ["given_on", *localized_fields("text")]


class ProposalFilter(FilterSet):
    """Proposals by year, source and State."""

    year = YearFilter(field_name="consultation__date__year", label=_("Year"))
    source = ChoiceFilter(choices=ProposalSource.choices, label=_("Put forward by"), empty_label=_("Anybody"))
    member = ModelChoiceFilter(
        field_name="proposers__member",
        queryset=Member.objects.all(),
        label=_("Member"),
        empty_label=_("All"),
    )

    class Meta:
        model = Proposal
        fields = []


PROPOSAL = RecordAdmin(
    name="proposal",
    model=Proposal,
    form=ProposalForm,
    permission=Permission.KEEP_PROGRAMME,
    address="consultations/<day:date>/proposals/<number:number>/",
    lookups={"date": "consultation__date"},
    inlines=(
        Inline(model=Proposer, form=ProposerForm, add_label=_("Add a Member")),
        Inline(model=Answer, form=AnswerForm, add_label=_("Add an answer")),
    ),
    verb=actions.keep_proposal,
    add_address="proposals/add/",
    plural="proposals",
    list_address="proposals/",
    heading=_("Proposals"),
    lead=_("What was put to the consultations, and what the Administration answered."),
    add_label=_("Add a proposal"),
    columns=(
        ListColumn(label=_("Proposal"), value="title", sort="title"),
        ListColumn(label=_("Consultation"), value="consultation.date", sort="consultation__date"),
        ListColumn(label=_("Put forward by"), value="put_forward_by"),
        ListColumn(label=_("Answered"), value="is_answered"),
    ),
    search=("title_en", "title_fr", "title_es"),
    prepare=ProposalQuerySet.with_answers,
    filters=ProposalFilter,
    public_because="the proposals of published years are for everybody",
)
