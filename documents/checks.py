"""What `manage.py check` looks at on this floor."""

from ctypes import CDLL
from ctypes.util import find_library

from django.core.checks import Info, Warning
from django.db import connections

from . import frozen

# What WeasyPrint loads: the file under Linux, the name elsewhere, and the package of Debian and its kin that brings it;
# `.ci/provide` installs the same.
LIBRARIES = {
    "libpango-1.0.so.0": ("pango-1.0", "libpango-1.0-0"),
    "libpangoft2-1.0.so.0": ("pangoft2-1.0", "libpangoft2-1.0-0"),
    "libharfbuzz-subset.so.0": ("harfbuzz-subset", "libharfbuzz-subset0"),
}


def notes_can_be_typeset(app_configs, **kwargs):
    """The libraries of the system are there without which no worker can typeset; the pages need none of them."""
    missing = [package for file, (name, package) in LIBRARIES.items() if not is_there(file, name)]
    if not missing:
        return []
    return [
        Info(
            "A worker on this machine cannot typeset notes: libraries of the system are missing.",
            hint=f"Run this line: sudo apt-get install {' '.join(missing)}",
            id="documents.I001",
        )
    ]


def is_there(file: str, name: str) -> bool:
    """Whether the system has the library; the loader is asked first, for the other way needs tools of its own."""
    try:
        CDLL(file)
    except OSError:
        return find_library(name) is not None
    return True


def issued_text_is_guarded(app_configs, databases, **kwargs):
    """The triggers that keep what is issued are all there."""
    return [
        Warning(
            f"What is issued could be changed in the database: the trigger {name} is missing.",
            hint="Run manage.py migrate; it puts the triggers in again.",
            id="documents.W001",
        )
        for alias in databases or ()
        for name in frozen.missing(connections[alias])
    ]
