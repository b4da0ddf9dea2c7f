"""Days as the reader's language writes them."""

from datetime import date

from django import template
from django.utils.translation import get_language

from records import dates

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """One day: 26 February 2008 · 1er mars 2008 · 26 de febrero de 2008."""
    return dates.label(value, None, get_language()) if value else ""
