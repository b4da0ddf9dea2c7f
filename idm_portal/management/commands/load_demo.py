"""`manage.py load_demo`: fill an empty database with the demo records."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from idm_portal.demo import loading


class Command(BaseCommand):
    """Load the demo records, all or none."""

    help = "Load the demo records into an empty database."

    def add_arguments(self, parser) -> None:
        """A start of the demo on its own records is no mistake."""
        parser.add_argument("--if-empty", action="store_true", help="say nothing where there are records already")

    def handle(self, *, if_empty: bool, verbosity: int, **options) -> None:
        """Refuse where there is anything; load; say who may come in."""
        if not loading.is_empty():
            if if_empty:
                return
            raise CommandError("This database is not empty; the demo records are loaded only into an empty one.")
        loading.load(timezone.localdate())
        if verbosity:
            self.stdout.write("\n".join(["The demo records are loaded.", *loading.accounts_in_words()]))
