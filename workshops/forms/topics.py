"""How topics and their disposition are kept."""

from datetime import date as day

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from membership.roles import Permission
from records.forms.record import PartForm, RecordForm
from records.forms.record_admin import Inline, RecordAdmin
from records.queries import localized_fields
from sessions_app.models import Consultation
from workshops.actions import topics as actions
from workshops.models import Folding, Topic, Workshop


class WorkshopField(forms.ModelChoiceField):
    """A workshop, chosen under its year: the titles alone do not tell them apart."""

    def __init__(self, **kwargs):
        super().__init__(Workshop.objects.with_year(), **kwargs)

    def label_from_instance(self, workshop: Workshop) -> str:
        return f"{workshop.year.number} · {workshop}"


class TopicForm(RecordForm):
    """What is offered, and what becomes of it. A topic stays with the consultation at which it was offered."""

    workshop = WorkshopField(label=_("Becomes the workshop"), required=False)

    class Meta:
        model = Topic
        fields = [
            "year",
            *localized_fields("title", "title_is_ours", "description"),
            "outcome",
            "basis",
            *localized_fields("reason"),
            "workshop",
        ]
        help_texts = {
            f"reason_{language}": _(
                "Why it was decided so, as it was put in writing; it is asked for after an even split."
            )
            for language in ("en", "fr", "es")
        }


class FoldingForm(PartForm):
    """A workshop that takes elements of the topic, and which."""

    workshop = WorkshopField(label=_("Workshop"))

    class Meta:
        model = Folding
        fields = ["workshop", *localized_fields("elements")]


def _new_topic(date: day) -> Topic:
    """A topic of the consultation, for the year that it prepares where that is only one."""
    consultation = get_object_or_404(Consultation, date=date)
    prepared = consultation.preparations.values_list("year", flat=True)[:2]
    return Topic(consultation=consultation, year_id=prepared[0] if len(prepared) == 1 else None)


TOPIC = RecordAdmin(
    name="topic",
    model=Topic,
    form=TopicForm,
    permission=Permission.KEEP_PROGRAMME,
    address="consultations/<day:date>/topics/<number:position>/",
    lookups={"date": "consultation__date"},
    inlines=(Inline(model=Folding, form=FoldingForm, add_label=_("Add a workshop that takes elements")),),
    verb=actions.keep_topic,
    add_address="consultations/<day:date>/topics/add/",
    add_label=_("Add a topic"),
    blank=_new_topic,
)
