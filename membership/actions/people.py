"""Every change of people.

A verb `keep_…` adds a record or keeps it as it was edited; a new one is handed over unsaved.
"""

from collections.abc import Iterable

from django.db import transaction

from membership.models import Person
from records import history
from records.models import Part

from .names import LANGUAGES, search_words, set_sort_keys


@transaction.atomic
def keep_person(*, record: Person, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a person; a new one gets their address from their name."""
    if record.pk is None:
        record.slug = Person.objects.free_slug(record.name_en)
    set_sort_keys(record, "name")
    names = [getattr(record, f"{field}_{language}") for field in ("name", "filed_as") for language in LANGUAGES]
    record.search_words = search_words([*names, record.original_script, *record.spellings])
    history.save(record, by=by, why=why, parts=parts, without=without)


def name_person(*, by, why: str = "", **facts) -> Person:
    """Begin to keep a person; `facts` are the name as given, under what it is filed, other spellings."""
    person = Person(**facts)
    keep_person(record=person, by=by, why=why)
    return person
