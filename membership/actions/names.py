"""The names of Members, organizations and people: what every verb that saves one does with them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from membership import rules
from membership.models import Member, Organization, Person
from membership.models.members import NameInUse, name_on
from records.collation import sort_key
from records.models import Part
from records.refusals import refuse_if

LANGUAGES = [language for language, _name in settings.LANGUAGES]


def sync_names(record: Member | Organization, parts: list[Part], without: Iterable[Part], *, text: str, also: tuple):
    """Set what follows from the record's names: sort keys, search words, and the slug of a new one. Returns the name of
    today.
    """
    changed = {part.pk for part in [*parts, *without]}
    names = [name for name in record.names.all() if name.pk not in changed] if record.pk else []
    names += [part for part in parts if isinstance(part, NameInUse)]
    refuse_if(rules.obstacles_to_naming(names))
    for name in names:
        set_sort_keys(name, text)
    current = name_on(timezone.localdate(), names)
    if record.pk is None:
        record.slug = type(record).objects.free_slug(getattr(current, f"{text}_en"))
    for language in LANGUAGES:
        setattr(record, f"key_{language}", getattr(current, f"key_{language}"))
    fields = (text, "filed_as", *also)
    record.search_words = search_words(
        getattr(name, f"{field}_{language}") for name in names for field in fields for language in LANGUAGES
    )
    return current


def succession(record: Member | Organization, new: NameInUse) -> list[NameInUse]:
    """The record's current name, which ends on the eve of the new one, and the new one."""
    current = record.name_on(date.max)
    refuse_if(rules.obstacles_to_renaming(current, new))
    current.valid_until = new.valid_from - timedelta(days=1)
    return [current, new]


def set_sort_keys(named: NameInUse | Person, text: str) -> None:
    """Set the sort key of a name in each language; a missing text is sorted as the English one."""
    for language in LANGUAGES:
        candidates = (f"filed_as_{language}", f"{text}_{language}", "filed_as_en", f"{text}_en")
        filed = next(filter(None, (getattr(named, each) for each in candidates)))
        setattr(named, f"key_{language}", sort_key(filed, language))


def search_words(texts: Iterable[str | None]) -> str:
    """The texts by which a record is found, each once."""
    return " ".join(dict.fromkeys(text for text in texts if text))
