"""What the machine must bring: a check names the line that provides it."""

from ctypes import CDLL
from ctypes.util import find_library

from django.core.checks import Warning as Caution
from django.core.checks import register

LIBRARIES = {
    "libpango-1.0.so.0": ("pango-1.0", "libpango-1.0-0"),
    "libpangoft2-1.0.so.0": ("pangoft2-1.0", "libpangoft2-1.0-0"),
    "libharfbuzz-subset.so.0": ("harfbuzz-subset", "libharfbuzz-subset0"),
}


@register
def what_typesetting_needs(**kwargs) -> list[Caution]:
    """Name the system packages without which no note is typeset."""
    missing = [package for file, (name, package) in LIBRARIES.items() if not is_there(file, name)]
    if not missing:
        return []
    return [
        Caution(
            "Notes cannot be typeset: the system's pango is not complete.",
            hint=f"sudo apt-get install {' '.join(missing)}",
            id="idm_portal.W001",
        )
    ]


def is_there(file: str, name: str) -> bool:
    """Whether the system has the library, under Linux's name for it or another."""
    try:
        CDLL(file)
    except OSError:
        return find_library(name) is not None
    return True
