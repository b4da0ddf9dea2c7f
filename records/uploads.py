"""What may be handed in as a file: a short list of kinds, each known by its ending *and* by its content.

`obstacles` looks at a file before anything keeps it. What it lets through is kept under a generated name outside the
web root, and handed out only as an attachment; HTML and SVG never pass, under no ending.
"""

import re
import struct
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import PurePath
from uuid import uuid4
from xml.etree import ElementTree

import pikepdf
import pikepdf.settings
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext as _
from PIL import ImageFile, JpegImagePlugin, PngImagePlugin

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_CONTENT = 100 * 1024 * 1024  # what an Office file may hold when it is unpacked
MOST_PARTS = 2_000
MOST_EMBEDDED = 50  # files of Office inside another one, each a tenth as large at most
MOST_PIXELS = 40_000_000
LONGEST_NAME = 150

# An ending inside a name is a disguise: "note.exe.pdf". Version numbers and symbols, "IC.2008.2.pdf", are none.
_RUNS = (
    r"[a-z]*html?|mht|svgz?|xml|xsl|m?js|php\d?|phar|aspx?|jsp|cgi|exe|com|bat|cmd|scr|pif|cpl|msi|lnk|url|scf|reg|hta"
    r"|vb[es]?|ws[fh]?|psm?1|sh|jar|app|dll|iso|img|vhdx?|do[ct]m|xl[st]m|xlam|pp[ts]m|zip|rar|7z"
)
_DISGUISE = re.compile(rf"\.(?:{_RUNS})\b", re.IGNORECASE)
_RUNNING = re.compile(rf"\.(?:{_RUNS})$", re.IGNORECASE)
_DEVICE = re.compile(r"\s*(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)\s*(?:\.|$)", re.IGNORECASE)  # of Windows
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # kinds of characters that nobody can see or type
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_FIELD = re.compile(rb"instrText[^>]*>([^<]*)<|\binstr\s*=\s*[\"']([^\"']*)")  # what Word works out, as a date
_COMMAND = re.compile(r"(?<!\w)DDE(?:AUTO)?\s")  # starts another program when the file is opened
_PACKED_PROGRAM = "\x01Ole10Native".encode("utf-16-le")  # what Word calls a package: any file at all, in a picture
_FETCHED = frozenset(
    {"attachedtemplate", "oleobject", "frame", "subdocument", "afchunk", "image", "externallinkpath", "video", "audio"}
)
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|GoTo[ER]|SubmitForm|ImportData|Movie|Sound|Rendition)\b"
)
_LINK_THAT_RUNS = re.compile(rb"(?:javascript|vbscript|data|file|jar|ms-[\w-]+):|\\\\", re.IGNORECASE)
_UNSEEN_IN_LINKS = bytes(range(33))
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
    if len(name) > LONGEST_NAME or _DEVICE.match(name) or any(unicodedata.category(each) in _UNSEEN for each in name):
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


def handed_out(file: File, *, name: str, content_type: str) -> FileResponse:
    """The answer that hands out a file, as something to be kept and never to be run."""
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-cache"
    return answer


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
    names = {part.filename.lower() for part in parts}  # as Office reads them
    if not {"[content_types].xml", main_part.lower()} <= names or len(names) < len(parts):
        return _disguised()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > limit:
        return _too_much()
    if fault := _faults_of_names(names):
        return fault
    return next(filter(None, (_faults_of_part(part.filename.lower(), archive.read(part), limit) for part in parts)), "")


def _faults_of_names(names: Iterable[str]) -> str:
    """What the names of the parts of an Office file give away."""
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        return _disguised()
    if any(name.endswith("vbaproject.bin") for name in names):
        return _macros()
    if any(_RUNNING.search(name) for name in names if not name.endswith((".xml", ".svg"))):
        return _stowaway()
    return _too_much() if sum(_is_embedded(name) for name in names) > MOST_EMBEDDED else ""


def _faults_of_part(name: str, inside: bytes, limit: int) -> str:
    """What is wrong with one part of an Office file; a file of Office in it is looked at as the whole is."""
    if _ENTITIES.search(inside):
        return _damaged()
    if name.endswith((".xml", ".rels")):
        return _faults_of_xml(name, inside)
    if _PACKED_PROGRAM in inside or inside.startswith(b"MZ"):
        return _stowaway()
    return faults_of_archive(inside, _MAIN_PARTS[ending(name)], limit // 10) if _is_embedded(name) else ""


def _is_embedded(name: str) -> bool:
    """Whether a part is a file of Office itself, as the table behind a chart is."""
    return "/embeddings/" in name and ending(name) in _MAIN_PARTS


def _faults_of_xml(name: str, inside: bytes) -> str:
    encoding = _ENCODING.search(inside[:200])
    if b"\0" in inside or (encoding and encoding[1].lower() not in _PLAIN_ENCODINGS):
        return _damaged()
    if name == "[content_types].xml" and b"macroenabled" in inside.lower():
        return _macros()
    if b"ddeLink" in inside or _COMMAND.search(_fields_in(inside)):
        return _("The file starts a program when it is opened. Save it without links to other programs.")
    try:
        return _faults_of_relationships(ElementTree.fromstring(inside).iter()) if name.endswith(".rels") else ""
    except ElementTree.ParseError:
        return _damaged()


def _fields_in(inside: bytes) -> str:
    """What a part of a Word file has worked out, one after the other, however it is cut into pieces."""
    pieces = (found.group(found.lastindex).decode(errors="replace") for found in _FIELD.finditer(inside))
    return unescape("".join(pieces))


def _faults_of_relationships(relationships: Iterable[ElementTree.Element]) -> str:
    """What is wrong with where a part of an Office file leads, however that is written."""
    for each in relationships:
        kind, target = each.get("Type", "").rpartition("/")[2].lower(), each.get("Target", "")
        if kind == "vbaproject":
            return _macros()
        is_away = each.get("TargetMode", "").strip().lower() == "external"
        if kind == "afchunk" or (is_away and (kind in _FETCHED or _runs(target.encode()))):
            return _("The file loads parts of itself from elsewhere. Save it without links to other files.")
    return ""


def _faults_of_pdf(content: bytes) -> str:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:] or _is_two_things(content):
        return _disguised()
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if any(_is_active(thing) for thing in pdf.objects) or _opens_an_address(pdf):
                return _("The PDF holds a program or another file. Print it to a new PDF, and hand in that one.")
            return ""
    except pikepdf.PasswordError:
        return _("The PDF is locked. Save it without a password.")
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError):
        return _damaged()


def _is_active(thing: pikepdf.Object) -> bool:
    """Whether an object of a PDF does more than be read: runs, fetches, sends, or carries another file."""
    return bool(_ACTIVE.search(_dictionary(thing))) or any(_runs(bytes(address)) for address in _addresses_in(thing))


def _addresses_in(thing: pikepdf.Object) -> Iterable[pikepdf.Object]:
    """The addresses to which an object and what is written inside it lead; what it only names comes by itself."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            if isinstance(address := each.get("/URI"), pikepdf.String):
                yield address
            waiting += [value for _key, value in each.items() if _is_inside(value)]
        elif isinstance(each, pikepdf.Array):
            waiting += [value for value in each if _is_inside(value)]


def _runs(address: bytes) -> bool:
    """Whether a link does something else than to open a page."""
    return bool(_LINK_THAT_RUNS.match(address.translate(None, _UNSEEN_IN_LINKS)))


def _is_inside(value) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def _opens_an_address(pdf: pikepdf.Pdf) -> bool:
    """Whether the PDF goes to an address by itself, before anybody has pressed anything."""
    return any(b"/URI" in _dictionary(thing) for thing in _first_acts(pdf))


def _first_acts(pdf: pikepdf.Pdf) -> Iterable[pikepdf.Object]:
    for holder, name in ((pdf.Root, "/OpenAction"), (pdf.Root, "/AA"), *((page.obj, "/AA") for page in pdf.pages)):
        act = holder.get(name)
        if isinstance(act, pikepdf.Dictionary):
            yield act
            yield from (inner for _key, inner in act.items() if isinstance(inner, pikepdf.Dictionary))


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
    forgiving, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False  # WeasyPrint forgives
    try:
        picture = plugin(BytesIO(content))
        width, height = picture.size
        if width * height > MOST_PIXELS:
            return _("The picture has too many pixels. Make it smaller.")
        picture.verify()
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        return _damaged()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = forgiving
    return ""


def _too_much() -> str:
    return _("The file holds too much when it is unpacked.")


def _macros() -> str:
    return _("The file holds macros. Save it without macros.")


def _stowaway() -> str:
    return _("The file carries another file inside it that is no document. Take that out, and save it again.")


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


_MAIN_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
KINDS: dict[str, Kind] = {
    ".pdf": Kind("application/pdf", _faults_of_pdf),
    ".docx": _office("wordprocessingml.document", _MAIN_PARTS[".docx"]),
    ".xlsx": _office("spreadsheetml.sheet", _MAIN_PARTS[".xlsx"]),
    ".pptx": _office("presentationml.presentation", _MAIN_PARTS[".pptx"]),
    ".png": Kind("image/png", _faults_of_png),
    ".jpg": Kind("image/jpeg", _faults_of_jpeg),
    ".jpeg": Kind("image/jpeg", _faults_of_jpeg),
}
