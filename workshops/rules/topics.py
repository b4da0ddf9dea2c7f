"""Why not, and what to look at twice: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from records import dates
from workshops.choices import Basis, Outcome
from workshops.models import Folding, Topic


def obstacles_to_keeping_topic(topic: Topic, foldings: Collection[Folding]) -> list[str]:
    """Why this topic cannot be kept, when these are all the workshops that take elements of it."""
    return [
        *_obstacles_to_year(topic),
        *_obstacles_to_outcome(topic, foldings),
        *(
            _("“%(workshop)s” is of %(other)d, and the topic is offered for %(year)d. Choose a workshop of that year.")
            % {"workshop": workshop, "other": workshop.year.number, "year": topic.year.number}
            for workshop in filter(None, [topic.workshop, *(folding.workshop for folding in foldings)])
            if workshop.year_id != topic.year_id
        ),
    ]


def obstacles_to_making_workshop(topic: Topic) -> list[str]:
    """Why no workshop can be made of this topic."""
    if topic.outcome != Outcome.SELECTED:
        return [_("Only a topic that was selected becomes a workshop.")]
    if topic.workshop:
        return [_("This topic becomes “%(workshop)s” already.") % {"workshop": topic.workshop}]
    return []


def warnings_about_topic(topic: Topic) -> list[str]:
    """What the secretariat may want to look at twice, and may well leave as it is."""
    if topic.basis == Basis.AFTER_EVEN_SPLIT and not topic.reason:
        return [
            _("Why this topic was taken after preferences were evenly divided is not recorded. Write it if you know.")
        ]
    return []


def _obstacles_to_year(topic: Topic) -> list[str]:
    if topic.consultation.preparations.filter(year=topic.year_id).exists():
        return []
    return [
        _("The consultation of %(day)s does not prepare %(year)d. Choose a year that it prepares, or add it there.")
        % {"day": _day(topic.consultation.date), "year": topic.year.number}
    ]


def _obstacles_to_outcome(topic: Topic, foldings: Collection[Folding]) -> list[str]:
    if topic.outcome == Outcome.SELECTED and not topic.basis:
        return [_("Say on what the selection of the topic rests.")]
    if topic.outcome == Outcome.FOLDED and not foldings and not topic.reason_en:
        return [_("Name a workshop that takes elements of the topic, or write as the reason that none is fixed yet.")]
    if topic.outcome != Outcome.FOLDED and foldings:
        return [_("Only a topic that was folded in gives elements to workshops. Change its outcome, or take them out.")]
    return []


def _day(day: date) -> str:
    return dates.label(day, None, get_language())
