"""The fields of a Word file: what Word works out by itself, as a date, and what it may work out here.

Word has some eighty fields. Those that stand in papers of offices and of universities are allowed by name; those that
fetch another file, ask a database, start a program or a macro are not, and no name that is not known here is.
"""

import re

from . import reasons
from .links import is_plain_link

# fmt: off
_ALLOWED = frozenset(
    {
        "=", "ADDIN", "ADDRESSBLOCK", "ADVANCE", "ASK", "AUTHOR", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
        "AUTOTEXT", "AUTOTEXTLIST", "BARCODE", "BIBLIOGRAPHY", "CITATION", "COMMENTS", "COMPARE", "CREATEDATE",
        "DATE", "DISPLAYBARCODE", "DOCPROPERTY", "DOCVARIABLE", "EDITTIME", "EMBED", "EQ", "FILENAME",
        "FILESIZE", "FILLIN", "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "GOTOBUTTON", "GREETINGLINE",
        "HYPERLINK", "IF", "INDEX", "INFO", "KEYWORDS", "LASTSAVEDBY", "LISTNUM", "MERGEBARCODE", "MERGEFIELD",
        "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE",
        "PAGEREF", "PRINTDATE", "QUOTE", "REF", "REVNUM", "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "SET",
        "SHAPE", "SKIPIF", "STYLEREF", "SUBJECT", "SYMBOL", "TA", "TC", "TEMPLATE", "TIME", "TITLE", "TOA",
        "TOC", "USERADDRESS", "USERINITIALS", "USERNAME", "XE",
    }
)
# fmt: on
_COMMANDS = frozenset({"DDE", "DDEAUTO", "MACROBUTTON", "PRINT", "CONTROL"})
_FETCHES = frozenset(
    {"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "LINK", "IMPORT", "DATABASE", "DATA", "RD", "HTMLCONTROL"}
)
DEEPEST = 20  # as deep as Word itself goes
_NAME = re.compile(r"=|[^\s\"“”\\]{1,100}")
_PLACE = re.compile(
    r"\s{0,100}(?:\\[a-z]\s{1,20}(?:\"[^\"]{0,200}\"|[^\s\"\\]{1,200})\s{0,20}){0,5}\\l\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\s\"“”„]{0,100}([^\s\"“”]{0,10000})")


class Fields:
    """The fields of one part, as they open, close and stand in one another."""

    INSTRUCTIONS = frozenset({"instrText", "delInstrText"})
    RESULTS = frozenset({"t", "delText"})

    def __init__(self) -> None:
        self.open: list[_Field] = []
        self.loose = _Field()  # what stands in no field, and is an instruction nevertheless

    @property
    def is_listening(self) -> bool:
        """Whether plain text is part of an instruction here, as what one field gives is to the field around it."""
        return any(field.is_instruction for field in self.open)

    def add(self, text: str) -> None:
        """Text goes to the innermost field whose instruction is still open."""
        next((field for field in reversed(self.open) if field.is_instruction), self.loose).add(text)

    def turn(self, step: str) -> str:
        """A field begins, comes to what it gives, or ends. What is wrong with it, in reasons."""
        if step == "begin":
            if len(self.open) >= DEEPEST:
                return reasons.too_much()
            around = next((field for field in reversed(self.open) if field.is_instruction), None)
            self.open.append(_Field())
            # a name that another field works out may turn into any name
            return reasons.field("?") if around and not around.is_named else ""
        if not self.open:
            return ""
        field = self.open[-1] if step == "separate" else self.open.pop()
        was_instruction, field.is_instruction = field.is_instruction, False
        return self.faults_of(field.text) if was_instruction else ""

    def faults_at_the_end(self) -> str:
        """What is wrong with what no end came for."""
        left = [self.loose, *(field for field in self.open if field.is_instruction)]
        return next(filter(None, (self.faults_of(field.text) for field in left)), "")

    @staticmethod
    def faults_of(instruction: str) -> str:
        """What is wrong with one instruction, in reasons."""
        found = _NAME.match(instruction.lstrip())
        if not found:
            return reasons.field("?") if instruction.strip() else ""
        name = found[0].upper()
        if name in _COMMANDS:
            return reasons.command()
        if name in _FETCHES:
            return reasons.fetched()
        if name not in _ALLOWED:
            return reasons.field(name)
        return _faults_of_link(instruction.lstrip()[len(name) :]) if name == "HYPERLINK" else ""


class _Field:
    """One field: its instruction, in the pieces in which it comes."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.is_instruction = True
        self.is_named = False  # once anything is said, the name of the field stands there

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.is_named = self.is_named or bool(text.strip())

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def _faults_of_link(told: str) -> str:
    """What is wrong with where a link leads; one that only names a place in the file leads nowhere else."""
    if _PLACE.match(told):
        return ""
    address = _ADDRESS.match(told)[1]
    return "" if address and is_plain_link(address) else reasons.link()
