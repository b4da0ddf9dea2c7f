"""Members under the names of a day, as sentences use them."""

from datetime import date

from django import template

from membership.models import Member

register = template.Library()


@register.filter
def in_text(member: Member, day: date) -> str:
    """The Member within a sentence: the Sudan, le Maroc, el Ecuador."""
    return member.in_text_on(day)


@register.filter
def of_in_text(member: Member, day: date) -> str:
    """What is the Member's, within a sentence: of the Sudan, du Maroc, del Ecuador."""
    return member.of_in_text_on(day)
