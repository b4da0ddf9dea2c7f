"""The ZIP files of workshops: ordered here, made by the worker, and kept with the fingerprint of what they hold.

Lock order: the workshop, its archive, the job.
"""

from functools import partial

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from jobs import actions as jobs
from jobs.models import Job
from records.refusals import refuse_if
from workshops.models import Material, MaterialArchive, Workshop
from workshops.models.materials import contents_of
from workshops.rules import materials as rules

TASK = "workshops.make_archive"


@transaction.atomic
def order_archive(*, workshop: Workshop, by) -> Job | None:
    """Have all public documents packed into one file, unless that is done or under way; the job, where one is begun."""
    workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
    materials = Material.objects.of_workshop(workshop).public_on(timezone.localdate()).with_files(workshop)
    refuse_if(rules.obstacles_to_archiving(workshop, materials))
    archive, _is_new = MaterialArchive.objects.get_or_create(workshop=workshop)
    if archive.holds(materials) or Job.objects.about(TASK, [archive.pk]).are_under_way():
        return None
    return jobs.enqueue(TASK, key=archive.pk, by=by)


def close_archive(*, workshop: Workshop) -> None:
    """Empty the archive of a workshop that is locked, and take its file away: it holds what is no longer public."""
    archive = MaterialArchive.objects.select_for_update(of=("self",)).filter(workshop=workshop).first()
    if archive is None or not archive.file:
        return
    transaction.on_commit(partial(archive.file.storage.delete, archive.file.name))
    archive.file, archive.contents, archive.size, archive.made_at = "", "", None, None
    archive.save()


@transaction.atomic
def keep_archive(*, archive: MaterialArchive, content: File, contents: str) -> None:
    """Keep the file that the worker has made; it takes the place of the one before.

    The name holds the fingerprint: whoever packs the same documents twice writes the same bytes to the same place.
    What has changed while it was being made is not kept: a document may have been withdrawn meanwhile.
    """
    workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=archive.workshop_id)
    materials = Material.objects.of_workshop(workshop).public_on(timezone.localdate()).with_files(workshop)
    refuse_if(rules.obstacles_to_keeping_archive(contents, contents_of(workshop, materials)))
    archive = MaterialArchive.objects.select_for_update(of=("self",)).get(pk=archive.pk)
    if archive.contents == contents and archive.is_there:
        return
    if archive.file and archive.contents != contents:
        transaction.on_commit(partial(archive.file.storage.delete, archive.file.name))
    archive.file.save(f"archives/{archive.pk}-{contents[:16]}.zip", content, save=False)
    archive.contents, archive.size, archive.made_at = contents, content.size, timezone.now()
    archive.save()
