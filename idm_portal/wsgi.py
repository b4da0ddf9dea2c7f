"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "idm_portal.settings")

_portal = get_wsgi_application()


def application(environ: dict, start_response):
    """The portal, which Django enters only with a kind of content that it can read."""
    environ["CONTENT_TYPE"] = readable(environ.get("CONTENT_TYPE", ""))
    return _portal(environ, start_response)


def readable(content_type: str) -> str:
    """The same, or, where it names another encoding than UTF-8, only that: Django would read by it, and fail.

    `records.guards.refuse_other_encodings` answers then, on a page like any other.
    """
    try:
        encoding = parse_header_parameters(content_type)[1].get("charset", "utf-8")
    except ValueError:
        encoding = ""
    return content_type if encoding.lower() in {"utf-8", "utf8"} else "text/plain; charset=other"
