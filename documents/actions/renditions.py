"""Typeset files: ordered here, made by the worker, and kept with their hash."""

from functools import partial
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from documents.choices import RenditionState
from documents.models import Note, Rendition
from jobs import actions as jobs


@transaction.atomic
def order_rendition(*, note: Note, language: str, by) -> Rendition:
    """Have the note typeset in one language: a draft as often as wished, what is issued until its one file is there."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    renditions = note.renditions.filter(language=language)
    standing = renditions.ordered().of_drafts() if note.is_draft else renditions.exclude(snapshot=None)
    rendition = standing.first()
    if rendition is None:
        rendition = Rendition.objects.create(note=note, language=language, of_version=note.version)
    if not rendition.is_ready:
        jobs.enqueue("documents.typeset", key=rendition.pk, by=by)
    return rendition


@transaction.atomic
def keep_rendition(*, rendition: Rendition, pdf: bytes, pages: int, of_version: int) -> None:
    """Keep the file that the worker has made; of a draft it takes the place of earlier ones in this language.

    `of_version` is the version of the note that the worker has read. The name holds the hash: whoever makes the same
    file twice writes the same bytes to the same place, and nobody writes over another's. Of a draft that was issued
    meanwhile nothing is kept: what counts now is typeset from the snapshot.
    """
    rendition = Rendition.objects.select_for_update(of=("self",)).get(pk=rendition.pk)
    if rendition.is_ready or not Rendition.objects.that_count().filter(pk=rendition.pk).exists():
        return
    rendition.sha256 = sha256(pdf).hexdigest()
    rendition.file.save(f"renditions/{rendition.pk}-{rendition.sha256[:16]}.pdf", ContentFile(pdf), save=False)
    rendition.pages, rendition.size, rendition.of_version = pages, len(pdf), of_version
    rendition.made_at, rendition.state = timezone.now(), RenditionState.READY
    rendition.save()
    if rendition.snapshot is None:
        _forget_earlier(rendition)


def _forget_earlier(rendition: Rendition) -> None:
    """Take out earlier files of the draft in this language; their bytes go when all this is certain."""
    earlier = Rendition.objects.ready().of_drafts().filter(note=rendition.note_id, language=rendition.language)
    for old in earlier.exclude(pk=rendition.pk):
        transaction.on_commit(partial(old.file.storage.delete, old.file.name))
        old.delete()
