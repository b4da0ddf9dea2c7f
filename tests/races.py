"""Many at once: how tests let several persons act at the same time, each with a connection of their own."""

import threading
from collections.abc import Callable

from django.db import IntegrityError, connection
from django.db.models import QuerySet

from records.refusals import Refused


def at_once(*acts: Callable) -> list:
    """What comes of acts that are begun at the same time by as many persons, each with a connection of their own."""
    outcomes, ready = [], threading.Barrier(len(acts))

    def run(act):
        ready.wait()
        try:
            outcomes.append(act())
        except (Refused, IntegrityError) as error:
            outcomes.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def without_lock(monkeypatch):
    """Take the locks away: outside a transaction, the rows are read as they are."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **options: self)


def errors(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]
