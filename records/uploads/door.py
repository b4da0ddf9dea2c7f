"""What may be handed in as a file: a short list of kinds, each known by its ending *and* by its content.

`obstacles` looks at a file before anything keeps it. What it lets through is kept under a generated name outside the
web root, and handed out only as an attachment; HTML and SVG never pass, under no ending.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from uuid import uuid4
from weakref import finalize

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse
from django.utils.translation import gettext as _

from .names import ending, faults_of_name
from .office import MAIN_PARTS, faults_of_archive
from .pdf import faults_of_pdf
from .pictures import faults_of_jpeg, faults_of_png

LARGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """One kind of file that may be kept: what browsers call it, and what its content must be."""

    content_type: str
    looked_at: Callable[[bytes], str]  # what is wrong with the content, in words; empty where nothing is


def obstacles(upload: UploadedFile) -> list[str]:
    """Why this file cannot be kept; empty means that it can.

    A file that was found good is not looked at again as long as its name and its bytes are the same: the form looks at
    it, and the verb, which holds the database while it works, only compares.
    """
    name = upload.name or ""
    if fault := faults_of_name(name, KINDS):
        return [fault]
    if not upload.size:
        return [_("The file is empty.")]
    if upload.size > LARGEST_FILE:
        return [_("The file is larger than %(limit)d MB.") % {"limit": LARGEST_FILE // 1024**2}]
    content = _content(upload)
    found_good = (name, sha256(content).hexdigest())
    if getattr(upload, "found_good", None) == found_good:
        return []
    if fault := KINDS[ending(name)].looked_at(content):
        return [fault]
    upload.found_good = found_good
    return []


def fingerprint(upload: UploadedFile) -> str:
    """The SHA-256 of the file's bytes."""
    return sha256(_content(upload)).hexdigest()


def new_place(stored, name: str) -> str:
    """Where a file is kept: under a name that nobody chose, with the ending of its kind."""
    token = uuid4().hex
    return f"files/{token[:2]}/{token}{ending(name)}"


class _Open:
    """Stands for a file on the disk for as long as the transaction that keeps it is open."""


def leave_nothing_behind(file: File) -> None:
    """Take a file off the disk if the transaction in which it was written is undone.

    What waits for the end of a transaction is forgotten where the transaction, or the part of it that wrote the file,
    is undone; what is forgotten takes its file along. A row never names a file that is not there: the file stands
    before the row does, and stays once the row does.
    """
    still_open = _Open()
    undoing = finalize(still_open, file.storage.delete, file.name)
    transaction.on_commit(partial(_stay, still_open, undoing))


def _stay(_still_open: _Open, undoing: finalize) -> None:
    undoing.detach()


def handed_out(file: File, *, name: str, content_type: str) -> FileResponse:
    """The answer that hands out a file, as something to be kept and never to be run."""
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _content(upload: UploadedFile) -> bytes:
    upload.seek(0)
    content = upload.read(LARGEST_FILE + 1)
    upload.seek(0)
    return content


def _office(name: str, main_part: str) -> Kind:
    """One kind of Office file."""
    return Kind(
        f"application/vnd.openxmlformats-officedocument.{name}", partial(faults_of_archive, main_part=main_part)
    )


KINDS: dict[str, Kind] = {
    ".pdf": Kind("application/pdf", faults_of_pdf),
    ".docx": _office("wordprocessingml.document", MAIN_PARTS[".docx"]),
    ".xlsx": _office("spreadsheetml.sheet", MAIN_PARTS[".xlsx"]),
    ".pptx": _office("presentationml.presentation", MAIN_PARTS[".pptx"]),
    ".png": Kind("image/png", faults_of_png),
    ".jpg": Kind("image/jpeg", faults_of_jpeg),
    ".jpeg": Kind("image/jpeg", faults_of_jpeg),
}
