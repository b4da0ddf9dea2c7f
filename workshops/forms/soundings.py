"""How soundings are kept, and what is asked of whoever answers one."""

from datetime import date as day

from django import forms
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from membership.models import Member
from membership.roles import Permission
from records import dates
from records.forms.record import PartForm, RecordForm, name_field_in_required_error
from records.forms.record_admin import Inline, RecordAdmin
from records.queries import localized_fields
from sessions_app.models import Consultation
from workshops.actions import soundings as actions
from workshops.choices import Channel, Manner, SoundingKind
from workshops.models import OfferedTopic, Sounding, Topic
from workshops.rules import soundings as rules
from workshops.tally import moved

# Keeping --------------------------------------------------------------------------------------------------------------


class TopicOfConsultationField(forms.ModelChoiceField):
    """A topic, chosen under the day of the consultation at which it was offered."""

    def __init__(self, **kwargs):
        super().__init__(Topic.objects.with_consultation(), **kwargs)

    def label_from_instance(self, topic: Topic) -> str:
        return f"{dates.label(topic.consultation.date, None, get_language())} · {topic}"


class SoundingForm(RecordForm):
    """What is asked, and until when."""

    class Meta:
        model = Sounding
        fields = [
            "kind",
            *localized_fields("question", "introduction"),
            "places",
            "neutral_order",
            "opens_at",
            "closes_at",
            "visibility",
        ]
        widgets = {
            name: forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
            for name in ("opens_at", "closes_at")
        }


class OfferedTopicForm(PartForm):
    """A topic that is put to the Membership."""

    topic = TopicOfConsultationField(label=_("Topic"))

    class Meta:
        model = OfferedTopic
        fields = ["topic"]


def _new_sounding(date: day) -> Sounding:
    return Sounding(consultation=get_object_or_404(Consultation, date=date))


SOUNDING = RecordAdmin(
    name="sounding",
    model=Sounding,
    form=SoundingForm,
    permission=Permission.RUN_SOUNDINGS,
    address="consultations/<day:date>/soundings/<number:number>/",
    lookups={"date": "consultation__date"},
    inlines=(Inline(model=OfferedTopic, form=OfferedTopicForm, add_label=_("Add a topic")),),
    verb=actions.keep_sounding,
    add_address="consultations/<day:date>/soundings/add/",
    add_label=_("Prepare a sounding"),
    blank=_new_sounding,
)


# Answering ------------------------------------------------------------------------------------------------------------


class AnswerForm(forms.Form):
    """What a delegate says for a Member: an order of topics, one topic, or another answer.

    `order` are the keys of topics as they stand in the form; a move changes them and states nothing.
    """

    answer = forms.ChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose one of the answers.")),
    )

    def __init__(self, sounding: Sounding, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sounding = sounding
        self.topics = {each.topic_id: each.topic for each in sounding.offered.all()}
        self.fields["answer"].choices = self._answers()
        self.fields["order"] = forms.TypedMultipleChoiceField(
            choices=[(key, key) for key in self.topics],
            coerce=int,
            required=False,
            widget=forms.MultipleHiddenInput,
            error_messages={"invalid_choice": _("One of the topics is not put in this sounding. Open the page again.")},
        )

    def clean(self) -> dict:
        """The answer as the verb takes it: manner and order."""
        typed = super().clean()
        answer, order = typed.get("answer", ""), typed.get("order", [])
        if answer.startswith("topic-"):
            answer, order = Manner.ORDER.value, [int(answer.removeprefix("topic-"))]
        elif answer != Manner.ORDER:
            order = []
        if not self.errors:
            for reason in rules.obstacles_to_expression(self.sounding, answer, order, self.topics):
                self.add_error("answer", reason)
        return {"manner": answer, "order": order}

    @property
    def chosen(self) -> str:
        """Which answer is chosen now."""
        return (self.data if self.is_bound else self.initial).get("answer", "")

    @property
    def ranked(self) -> list[Topic]:
        """The topics in the order that stands in the form, each once."""
        return [self.topics[key] for key in self._keys()]

    @property
    def unranked(self) -> list[Topic]:
        """The other topics, in the neutral order."""
        keys = self._keys()
        return [topic for key, topic in self.topics.items() if key not in keys]

    @property
    def next_rank(self) -> int:
        """The rank at which another topic would stand."""
        return len(self._keys()) + 1

    @property
    def order_stated(self) -> list[Topic]:
        """The topics that a valid answer names."""
        return [self.topics[key] for key in self.cleaned_data["order"]]

    @property
    def manner_in_words(self) -> str:
        """What a valid answer says where it names no topics."""
        return Manner(self.cleaned_data["manner"]).label

    def after_move(self) -> tuple["AnswerForm", Topic | None]:
        """The form as it stands after the move that was asked for, and the topic that moved; nothing is stated."""
        move, _colon, key = self.data.get("move", "").partition(":")
        is_known = move in ("up", "down", "out", "in") and key.isdecimal() and len(key) < 19
        topic = self.topics.get(int(key)) if is_known else None
        keys = self._keys()
        if topic:
            keys = moved(keys, move, topic.pk)
        answer = Manner.ORDER.value if topic else self.chosen
        return AnswerForm(self.sounding, initial={"answer": answer, "order": keys}), topic

    def _keys(self) -> list[int]:
        """The keys that stand in the form, each once, as far as they are topics of the sounding."""
        typed = self.data.getlist("order") if self.is_bound else self.initial.get("order", [])
        keys = [int(key) for key in typed if str(key).isdecimal() and len(str(key)) < 19]
        return [key for key in dict.fromkeys(keys) if key in self.topics]

    def _answers(self) -> list[tuple[str, str]]:
        """What one can choose from: for a sounding about one topic the topics themselves."""
        manners = _manners(self.sounding)
        if self.sounding.kind != SoundingKind.SINGLE:
            return manners
        return [*((f"topic-{key}", str(topic)) for key, topic in self.topics.items()), *manners[1:]]


def _manners(sounding: Sounding) -> list[tuple[str, str]]:
    """What an answer may say, in words."""
    return [(manner.value, sounding.label_of(manner)) for manner in sounding.manners]


def answer_again(sounding: Sounding, preference) -> AnswerForm:
    """The form with what the Member has stated, if it has: most who come back change little."""
    if preference is None:
        ranked = sounding.is_ranked
        return AnswerForm(sounding, initial={"answer": Manner.ORDER.value if ranked else "", "order": []})
    order = [topic.pk for topic in preference.order]
    one = sounding.kind == SoundingKind.SINGLE and order
    return AnswerForm(sounding, initial={"answer": f"topic-{order[0]}" if one else preference.manner, "order": order})


class EntryForm(forms.Form):
    """An answer that came to the secretariat: whose, by which way, on which day, and what it says.

    Any Member can be chosen; the rules say why one has no expression.
    """

    member = forms.ModelChoiceField(Member.objects.none(), label=_("Member"))
    channel = forms.ChoiceField(
        label=_("Received"),
        widget=forms.RadioSelect,
        choices=[(channel.value, capfirst(channel.label)) for channel in Channel if channel != Channel.PORTAL],
    )
    received_on = forms.DateField(
        label=_("Received on"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    answer = forms.ChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )

    def __init__(self, sounding: Sounding, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sounding = sounding
        self.topics = {each.topic_id: each.topic for each in sounding.offered.all()}
        self.fields["member"].queryset = Member.objects.as_of(sounding.day)
        self.fields["member"].label_from_instance = lambda member: member.name_then or str(member)
        self.fields["answer"].choices = _manners(sounding)
        ranks = {SoundingKind.RANKED: len(self.topics), SoundingKind.SINGLE: 1}.get(SoundingKind(sounding.kind), 0)
        self.ranks = [f"rank_{rank}" for rank in range(1, ranks + 1)]
        for rank, name in enumerate(self.ranks, 1):
            label = _("At rank %(rank)d") % {"rank": rank} if sounding.is_ranked else _("Topic")
            topics = [("", _("none")), *self.topics.items()]
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=topics, coerce=int, empty_value=None, required=False
            )
        name_field_in_required_error(self)

    def clean(self) -> dict:
        """The answer as the verb takes it."""
        typed = super().clean()
        order = [typed.get(name) for name in self.ranks]
        named = [key for key in order if key is not None]
        if order[: len(named)] != named:
            empty = order.index(None)
            self.add_error(self.ranks[empty], _("Nothing stands at this rank, and a topic after it. Move it up."))
        if not self.errors:
            place = self._twice(named) if typed["answer"] == Manner.ORDER else "answer"
            for reason in rules.obstacles_to_expression(self.sounding, typed["answer"], named, self.topics):
                self.add_error(place, reason)
        names = ("member", "channel", "received_on")
        return {name: typed.get(name) for name in names} | {"manner": typed.get("answer"), "order": named}

    def _twice(self, named: list[int]) -> str:
        """The rank at which a topic stands that stands before already, to tell it there; else the answer."""
        repeated = [self.ranks[rank] for rank, key in enumerate(named) if key in named[:rank]]
        return repeated[0] if repeated else "answer"


class ClosingForm(forms.Form):
    """The name of the sounding, typed once more: closing cannot be undone."""

    typed = forms.CharField(required=False)

    def __init__(self, word: str, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.word = word

    def clean_typed(self) -> str:
        """The word, whatever its capitals."""
        if self.cleaned_data["typed"].casefold() != self.word.casefold():
            raise forms.ValidationError(_("Type “%(word)s” as it stands here.") % {"word": self.word})
        return self.cleaned_data["typed"]
