"""A portal of the bench's own: its folder, its database, its demo records, and nobody else's.

Everything stands in a temporary folder that is removed at the end, whatever the environment or a `.env` says: the
developer's `var/`, database and broker are never touched.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EMBEDDED = {
    "DJANGO_SETTINGS_MODULE": "idm_portal.settings",
    "PORTAL_ENVIRONMENT": "embedded",
    "DEBUG": "off",
    "REDIS_URL": "",
    "BROKER_URL": "filesystem://localhost//",
}


@contextmanager
def own_portal() -> Iterator[Path]:
    """The portal with its demo records, in an empty folder; what stands in the folder is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="idm-bench-") as name:
        folder = Path(name)
        os.environ.update(EMBEDDED, PORTAL_VAR=name, DATABASE_URL=f"sqlite:///{folder / 'db.sqlite3'}")
        _fill()
        try:
            yield folder
        finally:
            _close()


def _fill() -> None:
    """Prepare the database as `manage.py demo` does, but for the web fonts, which only a browser asks for."""
    import django

    django.setup()
    from django.core.management import call_command

    for command in ("migrate", "createcachetable", "messages", "load_demo"):
        call_command(command, verbosity=0)


def _close() -> None:
    from django.db import connections

    connections.close_all()
