"""How large a file is, in words."""

from math import ceil

from django import template
from django.utils.formats import number_format
from django.utils.html import avoid_wrapping
from django.utils.translation import gettext as _

register = template.Library()

_KILO, _MEGA = 1000, 1000 * 1000


@register.filter
def in_kilobytes(size: int) -> str:
    """The size in kilobytes, from a million bytes on in megabytes; it stands on one line."""
    if size < _MEGA:
        return avoid_wrapping(_("%(size)s kB") % {"size": number_format(ceil(size / _KILO))})
    return avoid_wrapping(_("%(size)s MB") % {"size": number_format(round(size / _MEGA, 1))})
