"""What may be handed in as a file: a short list of kinds, each known by its ending *and* by its content.

`obstacles` looks at a file before anything keeps it. What it lets through is kept under a generated name outside the
web root, and handed out only as an attachment; HTML and SVG never pass, under no ending.
"""

import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from uuid import uuid4

import pikepdf
import pikepdf.settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import JpegImagePlugin, PngImagePlugin

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_CONTENT = 100 * 1024 * 1024  # what an Office file may hold when it is unpacked
MOST_PARTS = 2_000
MOST_PIXELS = 40_000_000
LONGEST_NAME = 150

# An ending inside a name is a disguise: "note.exe.pdf". Version numbers and symbols, "IC.2008.2.pdf", are none.
_DISGUISE = re.compile(
    r"\.(?:[a-z]*html?|svgz?|xml|js|mjs|php\d?|exe|com|bat|cmd|scr|pif|msi|lnk|hta|vbs?|ps1|sh|jar|app|dll|docm|dotm|xlsm|pptm|zip)\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_REMOTE_PART = re.compile(rb"relationships/(?:attachedTemplate|oleObject|frame|subDocument)\b")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
_END_OF_ARCHIVE = b"PK\x05\x06"

# A stream of a PDF that unpacks to more than this is a bomb; for the whole process, as it is with pikepdf.
pikepdf.settings.set_qpdf_limits(flate_max_memory=64 * 1024 * 1024, doc_max_warnings=100)


@dataclass(frozen=True)
class Kind:
    """One kind of file that may be kept: what browsers call it, and what its content must be."""

    content_type: str
    looked_at: Callable[[bytes], str]  # what is wrong with the content, in words; empty where nothing is


def obstacles(upload: UploadedFile) -> list[str]:
    """Why this file cannot be kept; empty means that it can."""
    name, kind = upload.name or "", KINDS.get(ending(upload.name or ""))
    if len(name) > LONGEST_NAME or _UNSEEN.search(name):
        return [_("Give the file a shorter, plain name.")]
    if kind is None:
        return [_("Files of this kind cannot be kept. Hand in PDF, Word, Excel, PowerPoint, PNG or JPEG.")]
    if _DISGUISE.search(PurePath(name).stem):
        return [_("The name of the file has two endings. Leave only the last one.")]
    if not upload.size:
        return [_("The file is empty.")]
    if upload.size > LARGEST_FILE:
        return [_("The file is larger than %(limit)d MB.") % {"limit": LARGEST_FILE // 1024**2}]
    fault = kind.looked_at(_content(upload))
    return [fault] if fault else []


def ending(name: str) -> str:
    """The ending that says of what kind a file is, in small letters: ".pdf"."""
    return PurePath(name).suffix.lower()


def fingerprint(upload: UploadedFile) -> str:
    """The SHA-256 of the file's bytes."""
    return sha256(_content(upload)).hexdigest()


def new_place(stored, name: str) -> str:
    """Where a file is kept: under a name that nobody chose, with the ending of its kind."""
    token = uuid4().hex
    return f"files/{token[:2]}/{token}{ending(name)}"


def faults_of_archive(content: bytes, main_part: str, limit: int = LARGEST_CONTENT) -> str:
    """What is wrong with an Office file before anything in it is believed; empty where nothing is."""
    if not content.startswith(b"PK\x03\x04") or content[-22:-18] != _END_OF_ARCHIVE:
        return _disguised()  # it is no archive, or something follows it
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _faults_inside(archive, main_part, limit)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return _disguised()


def _faults_inside(archive: zipfile.ZipFile, main_part: str, limit: int) -> str:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if not {"[Content_Types].xml", main_part} <= names or len(names) < len(parts):
        return _disguised()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limit:
        return _("The file holds too much when it is unpacked.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return _("The file holds macros. Save it without macros.")
    for part in parts:
        inside = archive.read(part)
        is_xml = part.filename.endswith((".xml", ".rels"))
        if _ENTITIES.search(inside) or (is_xml and b"\0" in inside):
            return _damaged()
        if part.filename.endswith(".rels") and _REMOTE_PART.search(inside) and b"External" in inside:
            return _("The file loads parts of itself from elsewhere. Save it without links to other files.")
    return ""


def _faults_of_pdf(content: bytes) -> str:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:] or _is_two_things(content):
        return _disguised()
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if any(_ACTIVE.search(_dictionary(thing)) for thing in pdf.objects):
                return _("The PDF holds a program or another file. Print it to a new PDF, and hand in that one.")
            return ""
    except pikepdf.PasswordError:
        return _("The PDF is locked. Save it without a password.")
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return _damaged()


def _dictionary(thing: pikepdf.Object) -> bytes:
    return (thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing).unparse(resolved=True)


def _faults_of_png(content: bytes) -> str:
    if not content.endswith(b"\0\0\0\0IEND\xaeB`\x82") or _is_two_things(content):
        return _disguised()
    return _faults_of_picture(PngImagePlugin.PngImageFile, content)


def _faults_of_jpeg(content: bytes) -> str:
    is_jpeg = content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0").endswith(b"\xff\xd9")
    if not is_jpeg or _is_two_things(content):
        return _disguised()
    return _faults_of_picture(JpegImagePlugin.JpegImageFile, content)


def _faults_of_picture(plugin: type, content: bytes) -> str:
    """What is wrong with a picture; its pixels are counted before any of them is unpacked."""
    try:
        picture = plugin(BytesIO(content))
        width, height = picture.size
        if width * height > MOST_PIXELS:
            return _("The picture has too many pixels. Make it smaller.")
        picture.verify()
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        return _damaged()
    return ""


def _disguised() -> str:
    return _("The content of the file is not what its ending says.")


def _damaged() -> str:
    return _("The file is damaged. Save it again, and hand in that file.")


def _is_two_things(content: bytes) -> bool:
    """Whether a PDF or a picture is a web page or an archive as well."""
    return bool(_MARKUP.search(content[:4096])) or _END_OF_ARCHIVE in content[-70_000:]


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
    ".pdf": Kind("application/pdf", _faults_of_pdf),
    ".docx": _office("wordprocessingml.document", "word/document.xml"),
    ".xlsx": _office("spreadsheetml.sheet", "xl/workbook.xml"),
    ".pptx": _office("presentationml.presentation", "ppt/presentation.xml"),
    ".png": Kind("image/png", _faults_of_png),
    ".jpg": Kind("image/jpeg", _faults_of_jpeg),
    ".jpeg": Kind("image/jpeg", _faults_of_jpeg),
}
