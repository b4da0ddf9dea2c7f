"""What the Membership is asked in the demo, and what invented States have answered."""

from datetime import timedelta

from django.utils import timezone

from workshops.actions import soundings, topics
from workshops.choices import Channel, Manner
from workshops.models import Sounding

from .known import LoadedRecords
from .reading import all_localized, in_languages


def load(content: dict, known: LoadedRecords) -> None:
    """Announce the soundings that a file tells, let the States answer, close some, and decide on some topics."""
    for entry in content.get("sounding", ()):
        sounding = _announce(entry, known)
        for answer in entry.get("answer", ()):
            _answer(sounding, answer, known)
        if entry.get("closed"):
            soundings.close_sounding(sounding=sounding, by=known.staff)
    for entry in content.get("decision", ()):
        topics.decide_topic(
            topic=known.topics[entry["topic"]],
            outcome=entry["outcome"],
            reason=in_languages(entry.get("reason", {})),
            elements={},
            by=known.staff,
        )


def _announce(entry: dict, known: LoadedRecords) -> Sounding:
    sounding = Sounding(
        consultation=known.consultations[entry["consultation"]],
        closes_at=timezone.now() + timedelta(days=entry["closes_in_days"]),
        **{name: entry[name] for name in ("kind", "places", "neutral_order", "visibility") if name in entry},
        **all_localized(entry, ["question", "introduction"]),
    )
    soundings.keep_sounding(record=sounding, by=known.staff)
    soundings.announce_sounding(sounding=sounding, by=known.staff)
    return sounding


def _answer(sounding: Sounding, entry: dict, known: LoadedRecords) -> None:
    """By one of the State's delegates, or as the secretariat received it."""
    channel = entry.get("received", Channel.PORTAL)
    soundings.state_preference(
        sounding=sounding,
        member=known.members[entry["state"]],
        manner=entry.get("manner", Manner.ORDER),
        order=[known.topics[title].pk for title in entry.get("order", ())],
        channel=channel,
        received_on=None if channel == Channel.PORTAL else timezone.localdate(),
        by=known.users[entry["by"]],
    )
