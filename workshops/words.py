"""What pages say of a sounding in whole sentences: functions of values, in the reader's language."""

from collections.abc import Iterable, Sequence

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from records import words

from .choices import Manner
from .tally import Result


def after_move(topic: object, ranked: Sequence) -> str:
    """Where a topic stands now in an order that is being made."""
    if topic not in ranked:
        return _("“%(topic)s” is not ranked now.") % {"topic": topic}
    place = {"topic": topic, "rank": ranked.index(topic) + 1, "count": len(ranked)}
    return _("“%(topic)s” now stands at rank %(rank)d of %(count)d.") % place


def to_rank(rank: int) -> str:
    """What a button says that puts a topic at the end of the order."""
    named = {
        1: _("Rank first"),
        2: _("Rank second"),
        3: _("Rank third"),
        4: _("Rank fourth"),
        5: _("Rank fifth"),
        6: _("Rank sixth"),
    }
    return named.get(rank) or _("Put at rank %(rank)d") % {"rank": rank}


def outcome_of(result: Result, places: int) -> list[str]:
    """What the first choices come to, a tie as a tie, and what is left to decide."""
    first, *_others = result.tally.groups
    if not first.first_choices:
        return [_("No Member has named a topic. The Administration decides, and gives its reason.")]
    selection = result.tally.selection(places)
    sentences = []
    if len(first.topics) == 1:
        sentences.append(_("%(topic)s is the first choice of the Membership.") % {"topic": quoted(first.topics)})
    elif len(first.topics) <= places:
        equal = {"topics": quoted(first.topics)}
        sentences.append(_("%(topics)s are equally the first choices of the Membership.") % equal)
    if further := selection.clear[len(first.topics) :]:
        sentences.append(
            ngettext(
                "%(topics)s is a further choice of the Membership.",
                "%(topics)s are further choices of the Membership.",
                len(further),
            )
            % {"topics": quoted(further)}
        )
    if selection.tied:
        sentences += [
            _("Preferences were evenly divided among %(topics)s.") % {"topics": quoted(selection.tied)},
            ngettext(
                "One of them is still to be chosen; the Administration decides, and gives its reason.",
                "%(count)d of them are still to be chosen; the Administration decides, and gives its reason.",
                selection.left,
            )
            % {"count": selection.left},
        ]
    elif selection.left:
        sentences.append(
            ngettext(
                "For one more workshop no other topic was anybody’s first choice; the Administration decides.",
                "For %(count)d more workshops no other topic was anybody’s first choice; the Administration decides.",
                selection.left,
            )
            % {"count": selection.left}
        )
    return sentences


def answers_of(result: Result) -> str:
    """How many of those that were asked have answered."""
    counts = {"answered": len(result.expressions), "count": result.asked}
    return _("Answers received: %(answered)d of %(count)d.") % counts


def reply_of(result: Result) -> str:
    """What a plain question was answered by: more yes, more no, or evenly divided."""
    yes, no = result.manners.get(Manner.YES, 0), result.manners.get(Manner.NO, 0)
    if not yes and not no:
        return _("Nobody has answered yes or no.")
    if yes == no:
        return _("The Membership is evenly divided between yes and no.")
    return _("More Members have answered yes than no.") if yes > no else _("More Members have answered no than yes.")


def quoted(topics: Iterable) -> str:
    """Titles in the reader's quotation marks, as a list within a sentence."""
    return words.all_of([_("“%(topic)s”") % {"topic": topic} for topic in topics], get_language())
