"""What the pages of soundings say beside what the records hold."""

from django import template

from workshops import words
from workshops.models import Sounding, Topic
from workshops.tally import Result, Tally

register = template.Library()


@register.filter
def to_rank(rank: int) -> str:
    """What a button says that puts a topic at this rank."""
    return words.to_rank(rank)


@register.filter
def answers_of(result: Result) -> str:
    """How many of those that were asked have answered."""
    return words.answers_of(result)


@register.filter
def reply_of(result: Result) -> str:
    """What a plain question was answered by."""
    return words.reply_of(result)


@register.filter
def manners_of(result: Result, sounding: Sounding) -> list[tuple[str, int]]:
    """Each answer that could be given, in words, and how many Member States gave it."""
    return [(sounding.label_of(manner), result.manners.get(manner, 0)) for manner in sounding.manners]


@register.filter
def points_of(tally: Tally, topic: Topic) -> int:
    """The points of a topic."""
    return next(line.points for line in tally.lines if line.topic == topic)
