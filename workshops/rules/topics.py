"""Why not, and what to look at twice: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from membership.models import Member
from records import dates
from records.queries import localized_fields
from sessions_app.models import Consultation
from workshops.choices import Basis, Outcome, Stage
from workshops.models import Folding, Sounding, Topic

from .soundings import asked_in, result_of

ASKED = ("year_id", *localized_fields("title", "description"))  # what Members read of a topic
BASES_WITH_A_REASON = (Basis.AFTER_EVEN_SPLIT, Basis.ADMINISTRATION)  # where a sounding was held


def obstacles_to_keeping_topic(topic: Topic, foldings: Collection[Folding]) -> list[str]:
    """Why this topic cannot be kept, when these are all the workshops that take elements of it."""
    moment, before = timezone.now(), Topic.objects.filter(pk=topic.pk).first() if topic.pk else None
    return [
        *_obstacles_to_year(topic),
        *_obstacles_to_outcome(topic, foldings),
        *(_obstacles_to_changing_what_is_asked(topic, before, moment) if before else ()),
        *_obstacles_of_sounding(topic, before, moment),
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
    still_open = _open_about(topic, sounding, moment)
    return [_still_open(still_open)] if still_open else []


def obstacles_to_reordering_asked(consultation: Consultation, moment: datetime) -> list[str]:
    """Why the topics of this consultation cannot be put in another order now: addresses and lists follow it."""
    if not any(not each.is_question for each in consultation.soundings.closing_after(moment)):
        return []
    return [_("Members are being asked about these topics. Put them in another order when the sounding is closed.")]


def sounding_about(topic: Topic) -> Sounding | None:
    """The sounding whose result decides on what a selection of this topic rests: the latest that was announced."""
    if topic.pk is None:
        return None
    return Sounding.objects.announced().about(topic).with_topics().first()


def basis_borne_out(topic: Topic, sounding: Sounding | None, moment: datetime) -> Basis | None:
    """On what a selection of this topic rests by the sounding; None where there is none, or none that is closed."""
    if sounding is None or sounding.stage_at(moment) != Stage.CLOSED:
        return None
    asked = asked_in(sounding)
    result = result_of(sounding, moment, asked)
    selection = result.tally.selection(sounding.places)
    if topic in selection.tied:
        others = [each for each in topic.consultation.topics.all() if each in selection.tied and each != topic]
        chosen = sum(each.basis == Basis.AFTER_EVEN_SPLIT for each in others)
        return Basis.AFTER_EVEN_SPLIT if chosen < selection.left else Basis.ADMINISTRATION
    if topic not in selection.clear:
        return Basis.ADMINISTRATION
    is_first = result.tally.first_choice == topic and not _has_other_first_choice(topic, sounding, asked, moment)
    return Basis.FIRST_CHOICE if is_first else Basis.CHOICE


def newly_tied(topic: Topic, moment: datetime) -> list[Topic]:
    """The topics among which preferences were evenly divided, where this one is selected after that."""
    sounding = sounding_about(topic) if topic.basis == Basis.AFTER_EVEN_SPLIT else None
    result = result_of(sounding, moment) if sounding else None
    return [each for each in result.tally.selection(sounding.places).tied if not each.evenly_divided] if result else []


def _has_other_first_choice(topic: Topic, sounding: Sounding, asked: Sequence[Member], moment: datetime) -> bool:
    """Whether the consultation has its one first choice already.

    It is what was decided so, or what an earlier sounding says of a topic that this one does not put again: a run-off
    fills the place that is left, whichever of the topics is decided first.
    """
    of_year = [each for each in topic.consultation.topics.all() if each.year_id == topic.year_id]
    if any(other.basis == Basis.FIRST_CHOICE for other in of_year if other != topic):
        return True
    put = [each.topic for each in sounding.offered.all()]
    earlier = Sounding.objects.announced().before(sounding).with_topics()
    firsts = [result.tally.first_choice for result in (result_of(each, moment, asked) for each in earlier) if result]
    return any(first not in put and first in of_year for first in firsts if first)


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
    borne_out = basis_borne_out(topic, sounding_about(topic), timezone.now()) if topic.basis else None
    if borne_out and borne_out != topic.basis:
        return [
            _("By its sounding as it is counted today, the selection of this topic rests on: %(basis)s.")
            % {"basis": borne_out.label}
        ]
    return []


def _obstacles_to_year(topic: Topic) -> list[str]:
    if topic.consultation.preparations.filter(year=topic.year_id).exists():
        return []
    return [
        _("The consultation of %(day)s does not prepare %(year)d. Choose a year that it prepares, or add it there.")
        % {"day": _day(topic.consultation.date), "year": topic.year.number}
    ]


def _obstacles_to_changing_what_is_asked(topic: Topic, before: Topic, moment: datetime) -> list[str]:
    """Why what a topic says cannot change: Members are stating their preferences on it as it is."""
    changed = [name for name in ASKED if (getattr(topic, name) or "") != (getattr(before, name) or "")]
    sounding = Sounding.objects.closing_after(moment).about(topic).first() if changed else None
    if sounding is None:
        return []
    return [
        _("Members state their preferences on this topic until %(moment)s: its title, text and year stay until then.")
        % {"moment": sounding.closes}
    ]


def _obstacles_of_sounding(topic: Topic, before: Topic | None, moment: datetime) -> list[str]:
    """What a new decision says of the topic, and its sounding does not bear out; one that stands is left alone."""
    decided = (topic.outcome, topic.basis, topic.reason_en)
    if not topic.outcome or (before and decided == (before.outcome, before.basis, before.reason_en)):
        return []
    sounding = sounding_about(topic)
    if sounding is None:
        return []
    if still_open := _open_about(topic, sounding, moment):
        return [_still_open(still_open)]
    return _obstacles_to_decision(topic, basis_borne_out(topic, sounding, moment))


def _obstacles_to_decision(topic: Topic, basis: Basis | None) -> list[str]:
    """Why the topic cannot be decided so, where a selection of it would rest on this basis."""
    is_selected = topic.outcome == Outcome.SELECTED
    if is_selected and topic.basis and topic.basis != basis:
        return [_("By its sounding, the selection of this topic rests on: %(basis)s.") % {"basis": basis.label}]
    if topic.reason_en or not asks_for_a_reason(topic.outcome, basis):
        return []
    if is_selected:
        return [_("Write in English at least why the Administration chose this topic.")]
    return [_("Write in English at least why this choice of the Membership is not selected.")]


def asks_for_a_reason(outcome: str, basis: Basis | None) -> bool:
    """Whether a decision after a sounding is to be explained: it is not what the Membership has chosen."""
    if basis is None:
        return False
    return (basis in BASES_WITH_A_REASON) == (outcome == Outcome.SELECTED)


def _open_about(topic: Topic, latest: Sounding | None, moment: datetime) -> Sounding | None:
    """A sounding on the topic that is still to be closed: the latest one, or another that closes after it."""
    if latest is None or latest.stage_at(moment) != Stage.CLOSED:
        return latest
    return Sounding.objects.closing_after(moment).about(topic).first()


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
