"""What is wrong with a Word, Excel or PowerPoint file that is handed in: what its parts are, and what they hold."""

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from urllib.parse import unquote

from . import reasons
from .markup import Limits, TooMuch, faults_of_xml
from .names import runs
from .twofold import END_OF_ARCHIVE

LARGEST_CONTENT = 100 * 1024 * 1024  # what an Office file may hold when it is unpacked
MOST_PARTS = 2_000
MOST_EMBEDDED = 50  # files of Office inside another one, each a tenth as large at most
MAIN_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}

_MACROS = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("/macrosheets/", "/dialogsheets/")
_CONTROLS = "/activex/"
_QUERIES = ("/connections.xml", "/querytables/")
_OLE = b"\xd0\xcf\x11\xe0"  # the old container of Office: packages, equations, controls, macros
_ARCHIVE = b"PK\x03\x04"
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLAIN_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n"
_WIDE = (b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0", b"\0<")  # how XML begins where a letter takes two bytes

# What `zipfile` raises at an archive that it cannot read; the third, where it knows no way to unpack a part.
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


def faults_of_archive(content: bytes, main_part: str, limit: int = LARGEST_CONTENT) -> str:
    """What is wrong with an Office file before anything in it is believed; empty where nothing is."""
    try:
        return _faults_of_archive(content, main_part, limit, Limits())
    except TooMuch:
        return reasons.too_much()


def _faults_of_archive(content: bytes, main_part: str, limit: int, limits: Limits, *, is_inner: bool = False) -> str:
    if not content.startswith(_ARCHIVE) or content[-22:-18] != END_OF_ARCHIVE:
        return reasons.disguised()  # it is no archive, or something follows it
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _faults_inside(archive, main_part, limit, limits, is_inner=is_inner)
    except _UNREADABLE:
        return reasons.disguised()


def _faults_inside(archive: zipfile.ZipFile, main_part: str, limit: int, limits: Limits, *, is_inner: bool) -> str:
    parts = {_as_office_reads(part.filename): part for part in archive.infolist()}
    if not {"[content_types].xml", main_part.lower()} <= parts.keys() or len(parts) < len(archive.infolist()):
        return reasons.disguised()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts.values()) > limit:
        return reasons.too_much()
    if any(part.compress_type not in _PLAIN_PACKINGS for part in parts.values()):
        return reasons.disguised()
    if fault := _faults_of_names(parts):
        return fault
    for name, part in parts.items():
        if fault := _faults_of_part(name, archive.read(part), limit, limits, is_inner=is_inner):
            return fault
    return ""


def _as_office_reads(name: str) -> str:
    return unquote(name).lower()


def _faults_of_names(names: Iterable[str]) -> str:
    """What the names of the parts of an Office file give away."""
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        return reasons.disguised()
    if any(name.endswith(_MACROS) or any(folder in name for folder in _MACRO_FOLDERS) for name in names):
        return reasons.macros()
    if any(runs(name) for name in names if not name.endswith((".xml", ".svg"))) or any(_CONTROLS in n for n in names):
        return reasons.stowaway()
    if any(query in name for name in names for query in _QUERIES):
        return reasons.fetched()
    return reasons.too_much() if sum(_is_embedded(name) for name in names) > MOST_EMBEDDED else ""


def _faults_of_part(name: str, inside: bytes, limit: int, limits: Limits, *, is_inner: bool) -> str:
    """What is wrong with one part of an Office file; a file of Office in it is looked at as the whole is, once."""
    if _ENTITIES.search(inside) or inside.startswith(_WIDE):
        return reasons.damaged()
    if name.endswith((".xml", ".rels", ".vml")) or inside.lstrip(_BEFORE_MARKUP).startswith(b"<"):
        return faults_of_xml(name, inside, limits)
    if inside.startswith((b"MZ", _OLE)):
        return reasons.stowaway()
    if not inside.startswith(_ARCHIVE):
        return reasons.stowaway() if _is_embedded(name) and not name.endswith("/") else ""
    if is_inner:
        return reasons.too_much()
    return _faults_of_inner_archive(inside, limit // 10, limits)


def _is_embedded(name: str) -> bool:
    """Whether a part is a file itself, as the table behind a chart is."""
    return "/embeddings/" in name and not name.endswith(".rels")


def _faults_of_inner_archive(inside: bytes, limit: int, limits: Limits) -> str:
    """What is wrong with a file of Office inside another one, whatever it is called; other archives are refused."""
    try:
        with zipfile.ZipFile(BytesIO(inside)) as archive:
            names = {_as_office_reads(name) for name in archive.namelist()}
    except _UNREADABLE:
        return reasons.stowaway()
    main_part = next((part for part in MAIN_PARTS.values() if part in names), None)
    if main_part is None:
        return reasons.stowaway()
    return _faults_of_archive(inside, main_part, limit, limits, is_inner=True)
