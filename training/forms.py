"""How training sessions are kept."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, RecordAdmin
from records.queries import localized_fields
from sessions_app.models import Year
from workshops.models import Workshop

from . import actions
from .models import LanguageOffered, TrainingPassage, TrainingSession


class TrainingSessionForm(RecordForm):
    """A training session of its year: what is not known stays blank."""

    class Meta:
        model = TrainingSession
        fields = [
            *localized_fields("title", "title_is_ours"),
            "workshop",
            "starts_on",
            "ends_on",
            *localized_fields("place"),
            "partner",
            *localized_fields("tool", "audience"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = Workshop.objects.of_year(self.instance.year_id)


class TrainingPassageForm(PartForm):
    """One paragraph on what the session is to achieve."""

    class Meta:
        model = TrainingPassage
        fields = localized_fields("text")


class LanguageOfferedForm(PartForm):
    """A language in which the session is offered."""

    class Meta:
        model = LanguageOffered
        fields = ["language"]


TRAINING_SESSION = RecordAdmin(
    name="training_session",
    model=TrainingSession,
    form=TrainingSessionForm,
    permission=Permission.KEEP_TRAINING,
    address="training/<number:number>/<slug:slug>/",
    lookups={"number": "year__number"},
    inlines=(
        Inline(model=TrainingPassage, form=TrainingPassageForm, add_label=_("Add a paragraph")),
        Inline(model=LanguageOffered, form=LanguageOfferedForm, add_label=_("Add a language")),
    ),
    verb=actions.keep_training_session,
    add_address="training/<number:number>/add/",
    add_label=_("Add a training session"),
    blank=lambda number: TrainingSession(year=get_object_or_404(Year, number=number)),
)
