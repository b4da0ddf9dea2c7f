"""Icons: drawings of lucide inside the page, always beside words."""

from functools import cache

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """One icon in the size of the text; those who listen to the page do not hear it."""
    return lucide(str(name), size=18, aria_hidden="true", focusable="false", **{"class": "icon"})
