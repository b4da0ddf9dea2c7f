"""The roof: settings, addresses, Celery, and the pages that show every floor."""

from .celery import app as celery_app

__all__ = ["celery_app"]
