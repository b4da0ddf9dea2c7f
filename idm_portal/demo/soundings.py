"""What the Membership is asked in the demo, and what invented States have answered."""

from datetime import timedelta

from django.utils import timezone

from workshops.actions import soundings, topics
from workshops.choices import Channel, Manner
from workshops.models import Sounding

from .known import Known
from .reading import all_said, in_languages


def load(content: dict, known: Known) -> None:
    """Announce the soundings that a file tells, let the States answer, close some, and decide on some topics."""
    for told in content.get("sounding", ()):
        sounding = _announce(told, known)
        for answer in told.get("answer", ()):
            _answer(sounding, answer, known)
        if told.get("closed"):
            soundings.close_sounding(sounding=sounding, by=known.staff)
    for told in content.get("decision", ()):
        topics.decide_topic(
            topic=known.topics[told["topic"]],
            outcome=told["outcome"],
            reason=in_languages(told.get("reason", {})),
            elements={},
            by=known.staff,
        )


def _announce(told: dict, known: Known) -> Sounding:
    sounding = Sounding(
        consultation=known.consultations[told["consultation"]],
        closes_at=timezone.now() + timedelta(days=told["closes_in_days"]),
        **{name: told[name] for name in ("kind", "places", "neutral_order", "visibility") if name in told},
        **all_said(told, ["question", "introduction"]),
    )
    soundings.keep_sounding(record=sounding, by=known.staff)
    soundings.announce_sounding(sounding=sounding, by=known.staff)
    return sounding


def _answer(sounding: Sounding, told: dict, known: Known) -> None:
    """By one of the State's delegates, or as the secretariat received it."""
    channel = told.get("received", Channel.PORTAL)
    soundings.state_preference(
        sounding=sounding,
        member=known.members[told["state"]],
        manner=told.get("manner", Manner.ORDER),
        order=[known.topics[title].pk for title in told.get("order", ())],
        channel=channel,
        received_on=None if channel == Channel.PORTAL else timezone.localdate(),
        by=known.users[told["by"]],
    )
