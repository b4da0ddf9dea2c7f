"""What is wrong with a PDF that is handed in: it may be read, and lead to web pages; it may do nothing by itself.

The work is bounded before it is done: the objects are counted in the file's own table, the streams that hold objects
are measured while they unpack, and what all objects say together has a limit.
"""

import re
import zlib
from io import BytesIO

import pikepdf
import pikepdf.settings

from . import reasons
from .links import as_text, is_plain_link
from .twofold import is_two_things

MOST_OBJECTS = 100_000
MOST_IN_STREAMS = 32 * 1024 * 1024  # what all streams of objects may hold together when they are unpacked
MOST_WRITTEN = 32 * 1024 * 1024  # what all objects may say together, without what their streams hold
MOST_WALKED = 50_000  # dictionaries and rows that are looked at one by one, in the objects that may do something
MOST_IN_TABLES = 4 * 1024 * 1024  # what all packed tables of objects may hold together when they are unpacked
MOST_TABLES = 16  # packed tables of objects; every change that is added to the end of a file adds one
MOST_STEPS = 100

_TABLE = re.compile(rb"/(?:X|#58)(?:R|#52)(?:e|#65)(?:f|#66)(?![A-Za-z#])", re.IGNORECASE)
_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|EF|AF|FileAttachment|Collection|RichMedia|XFA|GoTo(?:R|E|3DView)|OPI"
    rb"|SubmitForm|ImportData|Movie|Sound|Rendition)(?![\w#.-])|/S /Thread(?![\w#.-])|/FS /URL(?![\w#.-])"
    rb"|/Subtype2? /PS(?![\w#.-])"
)
_WORTH_A_WALK = re.compile(rb"/(?:URI|AA|OpenAction|Base)(?![\w#.-])")
_IN_STREAM = 2  # how a PDF marks an object that stands in a stream of objects
_MOVES = frozenset({"/FirstPage", "/LastPage", "/NextPage", "/PrevPage"})

# What a PDF unpacks to, and how it may be nested, before it is a bomb; for the whole process, as it is with pikepdf.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=16 * 1024 * 1024,
    run_length_max_memory=16 * 1024 * 1024,
    max_stream_filters=5,
    parser_max_container_size=MOST_OBJECTS,
    doc_max_warnings=100,
)


class _TooMuch(Exception):
    """The PDF holds more than is looked at."""


def faults_of_pdf(content: bytes) -> str:
    """What is wrong with a PDF, in words; empty where nothing is."""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:] or is_two_things(content):
        return reasons.disguised()
    try:
        _measure_tables(content)
        with pikepdf.open(BytesIO(content)) as pdf:
            return _faults_inside(pdf)
    except _TooMuch:
        return reasons.too_much()
    except pikepdf.PasswordError:
        return reasons.locked()
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, zlib.error):
        return reasons.damaged()


def _measure_tables(content: bytes) -> None:
    """Measure the packed tables of objects while they are only bytes: opening a PDF unpacks all of them."""
    tables, left = list(_TABLE.finditer(content)), MOST_IN_TABLES
    if len(tables) > MOST_TABLES:
        raise _TooMuch
    for table in tables:
        begins = content.find(b"stream", table.end())
        told = content[max(content.rfind(b"obj", 0, table.start()), 0) : begins]
        if told.replace(b"DecodeParms", b"").count(b"Decode") > 1:
            raise ValueError("a table of objects that is packed more than once")
        if begins >= 0 and (b"Filter" in told or b"#" in told):
            left -= _size_of_packed(content[begins + len(b"stream") :].lstrip(b"\r\n"), left)


def _faults_inside(pdf: pikepdf.Pdf) -> str:
    _measure(pdf)
    written, walk = 0, _Walk()
    for thing in pdf.objects:
        said = _dictionary(thing)
        written += len(said)
        if written > MOST_WRITTEN:
            raise _TooMuch
        if _ACTIVE.search(said) or _is_kept_elsewhere(thing):
            return reasons.program()
        if _WORTH_A_WALK.search(said) and (fault := walk.faults_of(thing)):
            return fault
    return ""


def _measure(pdf: pikepdf.Pdf) -> None:
    """Count the objects and measure the streams that hold them, before anything asks for what they hold."""
    table = pdf.get_xref_table()
    if len(table) > MOST_OBJECTS:
        raise _TooMuch
    left = MOST_IN_STREAMS
    for number in {entry.obj_stream_number for entry in table.values() if entry.type == _IN_STREAM}:
        left -= _unpacked_size(pdf.get_object(number, 0), left)


def _unpacked_size(holder: pikepdf.Object, left: int) -> int:
    """How much a stream of objects unpacks to; one that is packed in an unusual way is not believed."""
    if not isinstance(holder, pikepdf.Stream):
        raise ValueError("no stream of objects")
    packing = holder.stream_dict.get("/Filter")
    packings = list(packing) if isinstance(packing, pikepdf.Array) else [packing] if packing is not None else []
    if not packings:
        return len(holder.read_raw_bytes())
    if packings != [pikepdf.Name.FlateDecode]:
        raise ValueError("a stream of objects that is packed in an unusual way")
    return _size_of_packed(holder.read_raw_bytes(), left)


def _size_of_packed(rest: bytes, left: int) -> int:
    """How much something unpacks to, as long as it is no more than what is left."""
    unpacking, size = zlib.decompressobj(), 0
    while rest and not unpacking.eof:
        size += len(unpacking.decompress(rest, 1024 * 1024))
        rest = unpacking.unconsumed_tail
        if size > left:
            raise _TooMuch
    return size


def _is_kept_elsewhere(thing: pikepdf.Object) -> bool:
    """Whether what a stream holds, or the page that it shows, stands in another file."""
    if not isinstance(thing, pikepdf.Stream):
        return False
    return any(name in thing.stream_dict for name in ("/F", "/Ref"))


class _Walk:
    """Looks at objects value by value, as long as they are not too many."""

    def __init__(self) -> None:
        self.left = MOST_WALKED

    def faults_of(self, thing: pikepdf.Object) -> str:
        """What is wrong with an object and what is written inside it; what it only names comes by itself."""
        waiting = [thing]
        while waiting:
            each = waiting.pop()
            values = _values(each)
            self.left -= 1 + len(values) // 10
            if self.left < 0:
                raise _TooMuch
            if _has_names(each) and (fault := _faults_of_acts(each)):
                return fault
            waiting += [value for value in values if (_has_names(value) or _is_row(value)) and not value.is_indirect]
        return ""


def _values(thing: pikepdf.Object) -> list:
    if _has_names(thing):
        return [value for _key, value in thing.items()]
    return list(thing) if _is_row(thing) else []


def _faults_of_acts(thing: pikepdf.Object) -> str:
    """What is wrong with where a dictionary leads, and with what it does by itself."""
    address = thing.get("/URI")
    if isinstance(address, pikepdf.String) and not is_plain_link(as_text(bytes(address))):
        return reasons.link()
    if _has_names(address) and "/Base" in address:
        return reasons.link()
    opening, by_itself = thing.get("/OpenAction"), thing.get("/AA")
    if by_itself is not None and not _has_names(by_itself):
        return reasons.program()
    acts = [act for _key, act in by_itself.items()] if by_itself is not None else []
    if not all(_only_turns_pages(act) for act in [*acts, opening] if act is not None):
        return reasons.program()
    return ""


def _only_turns_pages(act: pikepdf.Object) -> bool:
    """Whether an act, and all that follow it, go no further than to a page of the PDF."""
    waiting, steps = [act], 0
    while waiting:
        each, steps = waiting.pop(), steps + 1
        if steps > MOST_STEPS:
            return False
        if not _has_names(each):
            continue  # a place in the PDF, written without an act
        kind = str(each.get("/S", ""))
        if kind != "/GoTo" and not (kind == "/Named" and str(each.get("/N", "")) in _MOVES):
            return False
        following = each.get("/Next")
        waiting += list(following) if _is_row(following) else [following] if following is not None else []
    return True


def _has_names(thing) -> bool:
    return isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)


def _is_row(thing) -> bool:
    return isinstance(thing, pikepdf.Array)


def _dictionary(thing: pikepdf.Object) -> bytes:
    return (thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing).unparse(resolved=True)
