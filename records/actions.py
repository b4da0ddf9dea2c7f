"""Verbs that every record has."""

from collections.abc import Callable, Iterable
from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from . import history, uploads
from .models import Part, Record, StoredFile
from .refusals import Refused, refuse_if


@transaction.atomic
def keep_record(*, record: Record, by, why: str = "", parts: Iterable[Part] = (), without: Iterable[Part] = ()) -> None:
    """Keep a record as a person has edited it: the plain edit, where the floor has no rules of its own."""
    history.save(record, by=by, why=why, parts=parts, without=without)


@transaction.atomic
def restore_version(*, record: Record, number: int, by, verb: Callable = keep_record) -> None:
    """Make what the record and its parts said at version `number` its newest version; parts taken out since come back.

    `verb` keeps the result, so that the floor's own rules apply to an old text as to a new one.
    """
    old = next((version for version in history.versions_of(record) if version.number == number), None)
    if old is None:
        raise Refused([_("There is no version %(number)s of this record.") % {"number": number}])
    for field in history.recorded_fields(type(record)):
        setattr(record, field.attname, getattr(old.row, field.attname))
    refuse_if(_obstacles_to_restoring(record))
    verb(
        record=record,
        parts=[history.rebuild(model, row) for model, rows in old.parts.items() for row in rows.values()],
        without=[
            part
            for model, parts in history.parts_of(record).items()
            for part in parts
            if part.pk not in old.parts.get(model, {})
        ],
        by=by,
        why=_("Version %(number)s restored") % {"number": number},
    )


def _obstacles_to_restoring(record: Record) -> list[str]:
    """What the database would not take of an old version today, though it was right in its time."""
    try:
        record.validate_constraints()
    except ValidationError as refused:
        return refused.messages
    return []


@transaction.atomic
def keep_file(*, record: Record, upload: UploadedFile, by) -> StoredFile:
    """Keep a file with a record, under a name that nobody chose.

    A form has looked at the file before the transaction begins, so that nothing waits for it; a file that nobody has
    looked at is looked at here. What the transaction does not keep, the disk does not either.
    """
    refuse_if(uploads.obstacles(upload))
    stored = StoredFile(
        record=record,
        name=upload.name,
        content_type=uploads.KINDS[uploads.ending(upload.name)].content_type,
        size=upload.size,
        sha256=uploads.fingerprint(upload),
        file=upload,
    )
    StoredFile._meta.get_field("file").pre_save(stored, add=True)  # the file stands on the disk before its row does
    uploads.leave_nothing_behind(stored.file)
    history.save(stored, by=by)
    return stored


@transaction.atomic
def take_file_away(*, stored: StoredFile, by) -> None:
    """Take a file away from its record; the history keeps its name and fingerprint, not its content."""
    history.delete(stored, by=by)
    transaction.on_commit(partial(stored.file.storage.delete, stored.file.name))
