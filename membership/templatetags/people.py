"""Whether a page may lead to somebody who is named on it."""

from django import template

from membership.models import Person

register = template.Library()


@register.filter
def is_open_to(person: Person, reader) -> bool:
    """Whether this reader may open the person's page; the name stands without a link otherwise."""
    return person.is_open_to(reader)
