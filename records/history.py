"""The only functions that save and delete records, with who and why, and the history that they write.

A record and its inline parts are one unit: one version, one lost-update check, one history. All rows of one version
have the same moment, so that the whole unit can be read back as it was at any version.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from difflib import SequenceMatcher

import simple_history
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from modeltranslation.manager import get_translatable_fields_for_model

from .refusals import Changed, refuse_if


def register(*kinds: type[models.Model]) -> None:
    """Keep the history of these models; called in `translation.py`, after their translated fields exist."""
    for model in kinds:
        simple_history.register(model, history_change_reason_field=models.TextField(blank=True, null=True))


def save(record, *, by, why: str = "", parts: Iterable = (), without: Iterable = ()) -> None:
    """Save a record as its next version, together with its changed `parts`, and `without` the parts taken out.

    `by` is the user who acts, None the portal itself. Raises `Changed` where somebody else has kept the record since it
    was read, and `Refused` in the words of a constraint that does not hold any more, whatever a form has found before;
    then nothing is saved.
    """
    parts = list(parts)
    before = [(row, row.pk, row._state.adding) for row in (record, *parts)]
    version = record.version
    try:
        _save_unit(record, by=by, why=why, parts=parts, without=without)
    except IntegrityError:
        record.version = version
        for row, key, was_new in before:
            row.pk, row._state.adding = key, was_new
        refuse_if(list(dict.fromkeys(reason for row, key, _was_new in before for reason in _broken_by(row, key))))
        raise


@transaction.atomic
def _save_unit(record, *, by, why: str, parts: list, without: Iterable) -> None:
    if record.pk is not None:
        _claim_version(record)
    moment = _next_moment(record)
    record.version += 1
    _save(record, by=by, why=why, moment=moment)
    for part in without:
        _delete(part, by=by, why=why, moment=moment)
    for part in parts:
        setattr(part, part.part_of, record)
        _save(part, by=by, why=why, moment=moment)


@transaction.atomic
def delete(record, *, by, why: str = "") -> None:
    """Delete a record and its parts; the history keeps what they were. Raises `Changed` like `save`."""
    _claim_version(record)
    moment = _next_moment(record)
    for parts in parts_of(record).values():
        for part in parts:
            _delete(part, by=by, why=why, moment=moment)
    _delete(record, by=by, why=why, moment=moment)


def part_models(model: type[models.Model]) -> list[type[models.Model]]:
    """The models whose rows are inline parts of this model's records."""
    return [
        relation.related_model
        for relation in model._meta.related_objects
        if getattr(relation.related_model, "part_of", None) == relation.field.name
    ]


def parts_of(record) -> dict[type[models.Model], list]:
    """The record's parts as they stand today, by model, in their own order, with the records that they name."""
    return {
        model: list(parts_of_kind(model, record).select_related(*_foreign_keys_of(model)))
        for model in part_models(type(record))
    }


def parts_of_kind(model: type[models.Model], record) -> models.QuerySet:
    """The record's parts of this kind as they stand today; none where it is not kept yet."""
    parts = model._default_manager
    return parts.filter(**{model.part_of: record}) if record.pk is not None else parts.none()


def recorded_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that a person fills in: neither keys and version, nor what is worked out (not editable)."""
    return [field for field in _columns(model) if field.editable]


@dataclass(frozen=True)
class Version:
    """A record and its parts as they were kept at one moment. `row` and `parts` hold rows of the history."""

    number: int
    moment: datetime
    by: models.Model | None
    why: str
    row: models.Model
    parts: dict[type[models.Model], dict[int, models.Model]] = field(default_factory=dict)


def versions_of(record) -> list[Version]:
    """Every version of the record, newest first; one query for the record and one for each kind of part."""
    rows = list(_rows_of(type(record)).filter(id=record.pk).select_related("history_user"))
    changes = {
        model: list(_rows_of(model).filter(**{f"{model.part_of}_id": record.pk})) for model in part_models(type(record))
    }
    _link_deleted_parts(changes)
    present: dict[type[models.Model], dict[int, models.Model]] = {model: {} for model in changes}
    versions = []
    for row in rows:
        for model, pending in changes.items():
            while pending and pending[0].history_date <= row.history_date:
                change = pending.pop(0)
                present[model].pop(change.id, None)
                if change.history_type != "-":
                    present[model][change.id] = change
        versions.append(
            Version(
                number=row.version,
                moment=row.history_date,
                by=row.history_user,
                why=row.history_change_reason or "",
                row=row,
                parts={model: _sorted_parts(model, parts) for model, parts in present.items()},
            )
        )
    return versions[::-1]


@dataclass(frozen=True)
class Change:
    """One thing that differs between two versions: a field of the record or of a part, or a whole part.

    For a whole part `field` is None, and the side on which it did not exist is None too. Of a field that leads to
    another record, the sides are those records.
    """

    row: models.Model
    field: models.Field | None
    old: object
    new: object


def changes_between(old: Version | None, new: Version) -> list[Change]:
    """What differs from the older version to the newer one, the record first, then its parts in their order."""
    if old is None:
        return []
    changes = _field_changes(type(new.row).instance_type, old.row, new.row)
    for model, parts in new.parts.items():
        before = old.parts.get(model, {})
        for key, part in parts.items():
            if key in before:
                changes += _field_changes(model, before[key], part)
            else:
                changes.append(Change(row=part, field=None, old=None, new=part))
        changes += [
            Change(row=part, field=None, old=part, new=None) for key, part in before.items() if key not in parts
        ]
    return changes


def word_differences(old: str, new: str) -> list[tuple[str, str, str]]:
    """The passages of two texts, in order, as (`same`, text, text) or (`differs`, old words, new words)."""
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    passages = []
    for tag, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        old_words, new_words = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            passages.append(("same", old_words, new_words))
            continue
        passages.append(("differs", old_words.rstrip(), new_words.rstrip()))
        if (old_words + new_words)[-1:].isspace():
            passages.append(("same", " ", " "))
    return passages


def rebuild(model: type[models.Model], row: models.Model) -> models.Model:
    """The record or part that a row of the history describes, with its old key, not saved."""
    rebuilt = model(pk=row.id)
    for column in _columns(model):
        setattr(rebuilt, column.attname, getattr(row, column.attname))
        if column.is_relation and row._state.fields_cache.get(
            column.name
        ):  # of what is not there any more the key stays
            setattr(rebuilt, column.name, getattr(row, column.name))
    return rebuilt


def _columns(model: type[models.Model]) -> list[models.Field]:
    """What a row holds, but keys, version, and the base column of a translated text.

    (The base column only repeats the text of whichever language was active at the last save.)
    """
    left_out = {"version", getattr(model, "part_of", None), *(get_translatable_fields_for_model(model) or ())}
    return [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in left_out]


def _foreign_keys_of(model: type[models.Model]) -> list[str]:
    """The foreign keys of a part that lead to other records than its own."""
    return [field.name for field in model._meta.concrete_fields if field.is_relation and field.name != model.part_of]


def _claim_version(record) -> None:
    """Take the next version of the record for this transaction; the row stays locked until it ends."""
    untouched = type(record)._base_manager.filter(pk=record.pk, version=record.version)
    if not untouched.update(version=F("version") + 1):
        raise Changed([_("Somebody else has changed this record meanwhile.")])


def _broken_by(row, key) -> list[str]:
    """Which constraints the row would break as the database stands now, in their own words.

    The engines do not agree on how they say it; so the rows are looked at again.
    """
    was_new, row._state.adding = row._state.adding, key is None  # what comes back from the history is not its own twin
    reasons = []
    for judge in (row.validate_unique, row.validate_constraints):
        try:
            judge()
        except ValidationError as broken:
            reasons += broken.messages
    row._state.adding = was_new
    return reasons


def _rows_of(model: type[models.Model]) -> models.QuerySet:
    """The model's history, oldest first, each row with the records that it names, so that it can be shown in words."""
    named = [column.name for column in recorded_fields(model) if column.many_to_one]
    return model.history.select_related(*named).order_by("history_date", "history_id")


def _link_deleted_parts(changes: dict[type[models.Model], list[models.Model]]) -> None:
    """Set the foreign keys of parts that lead to parts of the same record which have been taken out since.

    No query finds these any more; the history knows what they were, and restoring brings them back under their keys.
    """
    known = {(model, row.id): row for model, rows in changes.items() for row in rows}
    for model, rows in changes.items():
        for column in _columns(model):
            if column.is_relation and column.related_model in changes:
                for row in rows:
                    deleted = known.get((column.related_model, getattr(row, column.attname)))
                    if deleted and getattr(row, column.name) is None:
                        setattr(row, column.name, rebuild(column.related_model, deleted))


def _field_changes(model: type[models.Model], old: models.Model, new: models.Model) -> list[Change]:
    pairs = [(column, getattr(old, column.attname), getattr(new, column.attname)) for column in recorded_fields(model)]
    return [
        Change(row=new, field=column, old=getattr(old, column.name), new=getattr(new, column.name))
        for column, a, b in pairs
        if (a or "") != (b or "")
    ]


def _sorted_parts(model: type[models.Model], parts: dict[int, models.Model]) -> dict[int, models.Model]:
    """The same parts in the order in which the record shows them."""
    names = [name for name in model._meta.ordering or ["id"] if isinstance(name, str) and "__" not in name]

    def place(item: tuple[int, models.Model]) -> list[tuple]:
        """What is blank comes first, whatever the others are: a number, a word or a day."""
        values = (getattr(item[1], name.lstrip("-")) for name in names)
        return [(value is not None, value) for value in values]

    return dict(sorted(parts.items(), key=place))


def _next_moment(record) -> datetime:
    """Now, and in any case later than the record's last version."""
    now = timezone.now()
    if record.pk is None:
        return now
    last = type(record).history.filter(id=record.pk).aggregate(last=models.Max("history_date"))["last"]
    return now if last is None or last < now else last + timedelta(microseconds=1)


def _save(row, *, by, why: str, moment: datetime) -> None:
    row._history_user, row._change_reason, row._history_date = by, why, moment
    row.save()


def _delete(row, *, by, why: str, moment: datetime) -> None:
    row._history_user, row._change_reason, row._history_date = by, why, moment
    row.delete()
