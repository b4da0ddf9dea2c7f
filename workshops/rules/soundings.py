"""Why not: lists of sentences; empty means that nothing is in the way."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from membership.choices import MemberStanding
from membership.models import Member
from membership.roles import Permission
from records import dates
from records.queries import localized_fields
from workshops.choices import Channel, Manner, NeutralOrder, SoundingKind, Stage, Visibility
from workshops.models import OfferedTopic, Sounding, Topic
from workshops.tally import Result

FIXED = (  # once announced
    "kind",
    "places",
    "neutral_order",
    "opens_at",
    "visibility",
    *localized_fields("question", "introduction"),
)

# Keeping and announcing -----------------------------------------------------------------------------------------------


def obstacles_to_keeping_sounding(
    sounding: Sounding, before: Sounding | None, offered: Collection[OfferedTopic], touched: bool, moment: datetime
) -> list[str]:
    """Why this sounding cannot be kept with these topics; `touched` says whether any of them is new, moved or gone."""
    if before and before.announced_at:
        return _obstacles_to_changing_announced(sounding, before, touched, moment)
    if sounding.is_question:
        return [_("A question of yes or no puts no topics. Take them out.")] if offered else []
    return [
        _("“%(topic)s” was not offered at this consultation. Take it out.") % {"topic": each.topic}
        for each in offered
        if each.topic.consultation_id != sounding.consultation_id
    ]


def _obstacles_to_changing_announced(
    sounding: Sounding, before: Sounding, touched: bool, moment: datetime
) -> list[str]:
    obstacles = []
    if touched or any((getattr(sounding, name) or "") != (getattr(before, name) or "") for name in FIXED):
        obstacles.append(
            _("The sounding is announced: what it asks stays as it was read. Only its closing time can move.")
        )
    if sounding.closes_at != before.closes_at:
        if before.stage_at(moment) == Stage.CLOSED:
            obstacles.append(_closed(before))
        elif sounding.closes_at < before.closes_at:
            obstacles.append(_("The closing time can only move to a later one. To end it sooner, close the sounding."))
    return obstacles


def obstacles_to_announcing(sounding: Sounding, offered: Sequence[OfferedTopic], moment: datetime) -> list[str]:
    """Why the sounding cannot be put to the Membership: everybody gets the same, in three languages, at once."""
    if sounding.announced_at:
        return [_("The sounding is announced already.")]
    obstacles = []
    if missing := _missing_languages(sounding, "question"):
        obstacles.append(_("The question is missing in: %(languages)s.") % {"languages": missing})
    if any(_texts(sounding, "introduction")) and (missing := _missing_languages(sounding, "introduction")):
        obstacles.append(_("The introduction is missing in: %(languages)s.") % {"languages": missing})
    if sounding.closes_at <= moment:
        obstacles.append(_("The closing time lies behind. Give the Membership time to answer."))
    prepared = [each.year for each in sounding.consultation.preparations.select_related("year")]
    if prepared and not any(year.is_published for year in prepared):
        obstacles.append(_hidden(prepared[0].number))
    if not sounding.is_question:
        obstacles += _obstacles_to_offering(sounding, [each.topic for each in offered])
    return list(dict.fromkeys(obstacles))


def _obstacles_to_offering(sounding: Sounding, topics: Sequence[Topic]) -> list[str]:
    obstacles = []
    if len(topics) < 2:
        obstacles.append(_("A sounding puts two topics at least."))
    elif len(topics) <= sounding.places:
        obstacles.append(_("As many topics are to be chosen as are offered: there is nothing to ask."))
    if len({topic.year_id for topic in topics}) > 1:
        obstacles.append(_("The topics are offered for different years. Make a sounding for each."))
    obstacles += [
        _hidden(number) for number in sorted({each.year.number for each in topics if not each.year.is_published})
    ]
    for topic in topics:
        if topic.outcome:
            obstacles.append(_("“%(topic)s” is decided already. Take it out.") % {"topic": topic})
        if missing := _missing_languages(topic, "title"):
            obstacles.append(
                _("The title of “%(topic)s” is missing in: %(languages)s.") % {"topic": topic, "languages": missing}
            )
    return obstacles


def consequences_of_announcing(sounding: Sounding, asked: int) -> list[str]:
    """What announcing the sounding does, for the person who is about to."""
    day, words = _day(sounding.day), {"opening": sounding.opens, "closing": sounding.closes}
    return [
        ngettext(
            "%(count)d Member State has an answer: the one that was a Member on %(day)s.",
            "%(count)d Member States have one answer each: those that were Members on %(day)s.",
            asked,
        )
        % {"count": asked, "day": day},
        _("Their focal points and delegates are told at once, each in their language."),
        _("It opens %(opening)s, and closes %(closing)s.") % words
        if sounding.opens
        else _("It opens at once, and closes %(closing)s.") % words,
        *(
            [_("The order of the topics is drawn by lot now, and recorded; it is the same for every Member.")]
            if sounding.neutral_order == NeutralOrder.BY_LOT and not sounding.is_question
            else []
        ),
        _("What it asks cannot be changed any more; only the closing time can move to a later one."),
    ]


def consequences_of_closing(sounding: Sounding) -> list[str]:
    """What closing the sounding before its time does and cannot be undone, for the person who is about to."""
    return [
        _("Every Member was told that it may answer until %(moment)s. After closing none can, and no answer changes.")
        % {"moment": sounding.closes},
        _("What stands for each Member now is counted; a Member that has not answered stays without an answer."),
        _("The result can be seen at once by those who may see it."),
    ]


def _hidden(year: int) -> str:
    return _("Delegations cannot read about %(year)d yet. Publish the year first.") % {"year": year}


def obstacles_to_closing(sounding: Sounding, moment: datetime) -> list[str]:
    """Why the sounding cannot be closed before its time."""
    stage = sounding.stage_at(moment)
    if stage == Stage.CLOSED:
        return [_closed(sounding)]
    if stage == Stage.DRAFT:
        return [_("The sounding is not announced. A draft is not closed; it can be left, or edited.")]
    if stage == Stage.NOT_YET_OPEN:
        return [_("It opens on %(moment)s. Until then there is nothing to close.") % {"moment": sounding.opens}]
    return []


# Answering ------------------------------------------------------------------------------------------------------------


def obstacles_to_answering(sounding: Sounding, member: Member, moment: datetime) -> list[str]:
    """Why this Member cannot state a preference at this moment, whatever it says."""
    return [*obstacles_to_eligibility(member, sounding.day), *obstacles_of_stage(sounding, moment)]


def obstacles_to_eligibility(member: Member, day: date) -> list[str]:
    """Why this Member has no expression in a sounding of the consultation of that day."""
    words = {"of_member": member.of_in_text_on(day), "consultation": _day(day)}
    if member.standing == MemberStanding.OBSERVER:
        return [_("Only Member States state preferences; the standing %(of_member)s is that of an observer.") % words]
    if member.standing != MemberStanding.STATE:
        return [_("The standing %(of_member)s is not recorded. Ask the secretariat.") % words]
    if member.admitted_on and member.admitted_on > day:
        return [
            _("The admission %(of_member)s dates from %(day)s, after the consultation of %(consultation)s.")
            % (words | {"day": _day(member.admitted_on)})
        ]
    if member.left_on and member.left_on <= day:
        return [
            _("The membership %(of_member)s ended on %(day)s, before the consultation of %(consultation)s.")
            % (words | {"day": _day(member.left_on)})
        ]
    return []


def obstacles_of_stage(sounding: Sounding, moment: datetime) -> list[str]:
    """Why no answer counts at this moment."""
    stage = sounding.stage_at(moment)
    if stage == Stage.CLOSED:
        return [_closed(sounding)]
    if stage == Stage.NOT_YET_OPEN:
        return [_("The sounding opens on %(moment)s.") % {"moment": sounding.opens}]
    if stage == Stage.DRAFT:
        return [_("The sounding is not announced yet.")]
    return []


def obstacles_to_expression(
    sounding: Sounding, manner: str, order: Sequence[int], topics: Mapping[int, Topic]
) -> list[str]:
    """Why this is no answer to this sounding, whose topics are these by their keys; `order` names keys."""
    if manner not in sounding.manners:
        return [_("Choose one of the answers.")]
    if manner != Manner.ORDER:
        return [_("Only an order of topics names topics. Take them out, or answer with an order.")] if order else []
    if not order:
        return [_("Rank one topic at least, or choose another answer.")]
    if any(key not in topics for key in order):
        return [_("One of the topics is not put in this sounding. Open the page again.")]
    if sounding.kind == SoundingKind.SINGLE and len(order) > 1:
        return [_("Choose one topic.")]
    twice = dict.fromkeys(key for key in order if order.count(key) > 1)
    return [
        _("“%(topic)s” stands at the ranks %(ranks)s. Leave it at one of them.")
        % {"topic": topics[key], "ranks": ", ".join(str(rank) for rank, each in enumerate(order, 1) if each == key)}
        for key in twice
    ]


def obstacles_to_entering(sounding: Sounding, channel: str, received_on: date | None, today: date) -> list[str]:
    """Why an answer that came in otherwise cannot be entered as received so, on this day."""
    if channel == Channel.PORTAL:
        return []
    if received_on is None:
        return [_("Say on which day the answer was received.")]
    if received_on > today:
        return [_("%(day)s is still to come. Enter an answer once it is received.") % {"day": _day(received_on)}]
    if received_on < timezone.localdate(sounding.opens_at):
        return [
            _("The sounding opened on %(moment)s. An answer of %(day)s was given to something else.")
            % {"moment": sounding.opens, "day": _day(received_on)}
        ]
    return []


# The result -----------------------------------------------------------------------------------------------------------


def obstacles_to_seeing_result(sounding: Sounding, user, moment: datetime) -> list[str]:
    """Why this reader is not told the result: before closing nobody is, the secretariat included."""
    if sounding.stage_at(moment) != Stage.CLOSED:
        return [_("Results are worked out after closing.")]
    if user.may(Permission.RUN_SOUNDINGS) or sounding.visibility == Visibility.PUBLIC:
        return []
    if sounding.visibility == Visibility.SECRETARIAT:
        return [_("The result of this sounding is for the secretariat.")]
    return [] if user.members else [_("The result of this sounding is for Members.")]


def asked_in(sounding: Sounding) -> list[Member]:
    """The Members that are asked, in the order of their names of that day."""
    return list(Member.objects.eligible_on(sounding.day).as_of(sounding.day))


def result_of(sounding: Sounding, moment: datetime, asked: Sequence[Member] | None = None) -> Result | None:
    """What a closed sounding says; None before, for then nobody knows. Whoever has `asked` at hand hands it over."""
    if sounding.stage_at(moment) != Stage.CLOSED:
        return None
    asked = asked_in(sounding) if asked is None else asked
    topics = [each.topic for each in sounding.offered.all()]
    return sounding.preferences.counting().result(topics, asked)


def _closed(sounding: Sounding) -> str:
    return _("The sounding closed on %(moment)s.") % {"moment": sounding.closes}


def _texts(record, name: str) -> list[str]:
    return [getattr(record, f"{name}_{language}") or "" for language, _name in settings.LANGUAGES]


def _missing_languages(record, name: str) -> str:
    """The languages in which the text is missing, in words."""
    languages = [str(label) for language, label in settings.LANGUAGES if not getattr(record, f"{name}_{language}")]
    return ", ".join(languages)


def _day(day: date) -> str:
    return dates.label(day, None, get_language())
