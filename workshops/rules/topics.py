"""Why not, and what to look at twice: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from records import dates
from workshops.choices import Basis, Outcome, Stage
from workshops.models import Folding, Sounding, Topic

from .soundings import result_of

BASES_WITH_A_REASON = (Basis.AFTER_EVEN_SPLIT, Basis.ADMINISTRATION)  # where a sounding was held


def obstacles_to_keeping_topic(topic: Topic, foldings: Collection[Folding]) -> list[str]:
    """Why this topic cannot be kept, when these are all the workshops that take elements of it."""
    return [
        *_obstacles_to_year(topic),
        *_obstacles_to_outcome(topic, foldings),
        *_obstacles_of_sounding(topic, timezone.now()),
        *(
            _("“%(workshop)s” is of %(other)d, and the topic is offered for %(year)d. Choose a workshop of that year.")
            % {"workshop": workshop, "other": workshop.year.number, "year": topic.year.number}
            for workshop in filter(None, [topic.workshop, *(folding.workshop for folding in foldings)])
            if workshop.year_id != topic.year_id
        ),
    ]


def obstacles_to_deciding(topic: Topic, sounding: Sounding | None, moment: datetime) -> list[str]:
    """Why nothing can be decided on this topic now, whatever it is; `sounding` is the one about it, if there is any."""
    if topic.outcome:
        return [
            _("“%(topic)s” is decided already: %(outcome)s. Edit the topic to put that right.")
            % {"topic": topic, "outcome": topic.outcome_in_words}
        ]
    return [] if sounding is None or sounding.stage_at(moment) == Stage.CLOSED else [_still_open(sounding)]


def sounding_about(topic: Topic) -> Sounding | None:
    """The sounding whose result decides on what a selection of this topic rests: the latest that was announced."""
    if topic.pk is None:
        return None
    return Sounding.objects.announced().about(topic).with_topics().first()


def basis_borne_out(topic: Topic, sounding: Sounding | None, moment: datetime) -> Basis | None:
    """On what a selection of this topic rests by the sounding; None where there is none, or none that is closed."""
    result = result_of(sounding, moment) if sounding else None
    if result is None:
        return None
    selection = result.tally.selection(sounding.places)
    if topic in selection.tied:
        return Basis.AFTER_EVEN_SPLIT
    if topic not in selection.clear:
        return Basis.ADMINISTRATION
    is_first = result.tally.first_choice == topic and not _has_other_first_choice(topic, sounding, moment)
    return Basis.FIRST_CHOICE if is_first else Basis.CHOICE


def _has_other_first_choice(topic: Topic, sounding: Sounding, moment: datetime) -> bool:
    """Whether the consultation has its one first choice already.

    It is what was decided so, or what an earlier sounding says of a topic that this one does not put again: a run-off
    fills the place that is left, whichever of the topics is decided first.
    """
    if any(other.basis == Basis.FIRST_CHOICE for other in topic.consultation.topics.all() if other != topic):
        return True
    put = [each.topic for each in sounding.offered.all()]
    earlier = Sounding.objects.announced().before(sounding).with_topics()
    firsts = [result.tally.first_choice for result in (result_of(each, moment) for each in earlier) if result]
    return any(first not in put for first in firsts if first)


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


def _obstacles_of_sounding(topic: Topic, moment: datetime) -> list[str]:
    """What the topic says of its outcome, and its sounding does not bear out."""
    sounding = sounding_about(topic) if topic.outcome else None
    if sounding is None:
        return []
    if sounding.stage_at(moment) != Stage.CLOSED:
        return [_still_open(sounding)]
    if topic.outcome != Outcome.SELECTED or not topic.basis:
        return []
    basis = basis_borne_out(topic, sounding, moment)
    if topic.basis != basis:
        return [_("By its sounding, the selection of this topic rests on: %(basis)s.") % {"basis": basis.label}]
    if basis in BASES_WITH_A_REASON and not topic.reason_en:
        return [_("Write in English at least why the Administration chose this topic.")]
    return []


def _still_open(sounding: Sounding) -> str:
    words = {"moment": sounding.closes}
    return _("Members state their preferences on this topic until %(moment)s. Decide after that.") % words


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
