"""What the pages of soundings say beside what the records hold."""

from django import template

from workshops import words
from workshops.models import Sounding, Topic
from workshops.tally import Result, Tally

register = template.Library()

register.filter("to_rank", words.to_rank)
register.filter("answers_of", words.answers_of)
register.filter("reply_of", words.reply_of)


@register.filter
def manners_of(result: Result, sounding: Sounding) -> list[tuple[str, int]]:
    """Each answer that could be given, in words, and how many Member States gave it."""
    return [(sounding.label_of(manner), result.manners.get(manner, 0)) for manner in sounding.manners]


@register.filter
def points_of(tally: Tally, topic: Topic) -> int:
    """The points of a topic."""
    return next(line.points for line in tally.lines if line.topic == topic)
