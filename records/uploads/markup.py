"""What is wrong with one XML part of an Office file.

A part is read once, from front to back, without a tree of it; how many elements all parts of a file may have together,
and how large a part may be, is limited before any of it is read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from . import reasons
from .fields import Fields
from .formulas import FORMULAS, faults_of_formula, is_worth_a_look
from .links import is_plain_link

LARGEST_PART = 10 * 1024 * 1024
LARGEST_RELATIONSHIPS = 1024 * 1024
LONGEST_FORMULA = 32 * 1024
MOST_ELEMENTS = 1_000_000

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}encoding\s{0,20}=\s{0,20}[\"']([^\"']{0,50})", re.IGNORECASE)
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_BREAK = re.compile(rb"<br>", re.IGNORECASE)  # Excel leaves it open in the drawings behind its comments
_DRAWN = frozenset({"imagedata", "fill", "stroke", "shadow", "background", "image", "feImage", "use"})
_JUMPS = tuple(f"ppaction://{each}" for each in ("hlinksldjump", "hlinkshowjump", "customshow", "media", "noaction"))
_PROGRAMS = ("ppaction://program", "ppaction://macro", "ppaction://ole")
_MACRO_KINDS = frozenset({"vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet", "dialogsheet"})
_CONTROL_KINDS = frozenset({"control", "activexcontrol", "activexcontrolbinary"})
_FETCHING_KINDS = frozenset({"afchunk", "connections", "querytable", "attachedtoolbars"})
_OTHER_CONTENTS = {
    "macroenabled": reasons.macros,
    "vbaproject": reasons.macros,
    "macrosheet": reasons.macros,
    "dialogsheet": reasons.macros,
    "activex": reasons.stowaway,
    "connections+xml": reasons.fetched,
    "querytable": reasons.fetched,
}


class TooMuch(Exception):
    """A file of Office holds more than is looked at."""


@dataclass
class Limits:
    """What may still be read of one file, over all its parts."""

    elements: int = MOST_ELEMENTS


class _Fault(Exception):
    """What is wrong with a part; reading ends there."""


def faults_of_xml(name: str, inside: bytes, limits: Limits) -> str:
    """What is wrong with an XML part, in words; empty where nothing is."""
    if len(inside) > (LARGEST_RELATIONSHIPS if name.endswith(".rels") else LARGEST_PART):
        raise TooMuch
    encoding = _ENCODING.search(inside[:400])
    if b"\0" in inside or (encoding and encoding[1].lower() not in _PLAIN_ENCODINGS):
        return reasons.damaged()
    reading = _Reading(limits)
    try:
        reading.read(_BREAK.sub(b"<br/>", inside) if name.endswith(".vml") else inside)
    except _Fault as fault:
        return str(fault)
    except expat.ExpatError:
        return reasons.damaged()
    return ""


class _Reading:
    """One reading of a part, from front to back; raises `_Fault` at the first thing that is wrong."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.fields = Fields()
        self.formula: str | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.refuse_types

    def read(self, inside: bytes) -> None:
        self.parser.Parse(inside, True)
        self._say(self.fields.faults_at_the_end())

    def refuse_types(self, *_declared) -> None:
        self._say(reasons.damaged())

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.limits.elements -= 1 + len(attributes) // 10
        if self.limits.elements < 0:
            raise TooMuch
        name = tag.rpartition(":")[2]
        if look := _LOOKED_AT.get(name):
            told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
            self._say(look(told))
        if name in _DRAWN:
            self._say(_faults_of_drawing(attributes))
        if name in FORMULAS:
            self.formula, self.parser.CharacterDataHandler = "", self._add_to_formula
        elif name in Fields.INSTRUCTIONS or (name in Fields.RESULTS and self.fields.is_listening):
            self.parser.CharacterDataHandler = self.fields.add
        elif name == "fldChar":
            self._say(self.fields.turn(_value(attributes, "fldCharType")))

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in FORMULAS and self.formula is not None:
            said, self.formula, self.parser.CharacterDataHandler = self.formula, None, None
            if is_worth_a_look(said):
                self.limits.elements -= len(said) // 5
                self._say(faults_of_formula(said))
        elif name in Fields.INSTRUCTIONS or name in Fields.RESULTS:
            self.parser.CharacterDataHandler = None

    def _add_to_formula(self, text: str) -> None:
        self.formula += text
        if len(self.formula) > LONGEST_FORMULA:
            raise TooMuch

    @staticmethod
    def _say(fault: str) -> None:
        if fault:
            raise _Fault(fault)


def _value(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _faults_of_relationship(told: dict[str, str]) -> str:
    """What is wrong with where a part leads: away by a link that somebody presses, and by nothing else."""
    kind, target = told.get("Type", "").rstrip("/").rpartition("/")[2].strip().lower(), told.get("Target", "")
    if kind in _MACRO_KINDS:
        return reasons.macros()
    if kind in _CONTROL_KINDS:
        return reasons.stowaway()
    if kind in _FETCHING_KINDS:
        return reasons.fetched()
    if told.get("TargetMode", "").strip().lower() != "external":
        is_here = target.startswith("#") or not (":" in target or target.startswith(("//", "\\")))
        return "" if is_here else reasons.fetched()
    if kind != "hyperlink":
        return reasons.fetched()
    return "" if is_plain_link(target) else reasons.link()


def _faults_of_content_type(told: dict[str, str]) -> str:
    kind = told.get("ContentType", "").lower()
    return next((fault() for part, fault in _OTHER_CONTENTS.items() if part in kind), "")


def _faults_of_drawing(attributes: dict[str, str]) -> str:
    """What is wrong with where a drawing takes its picture from."""
    for key, value in attributes.items():
        name, source = key.rpartition(":")[2].lower(), value.strip().lower()
        is_here = not source or source.startswith(("#", "data:image/")) or not (":" in source or source[:1] in "/\\")
        if name in {"src", "href", "althref"} and not is_here:
            return reasons.fetched()
    return ""


def _faults_of_press(told: dict[str, str]) -> str:
    """What is wrong with what happens when something on a slide is pressed."""
    act = told.get("action", "").strip().lower()
    if act.startswith(_PROGRAMS):
        return reasons.command()
    return "" if not act or act.startswith(_JUMPS) else reasons.link()


_LOOKED_AT: dict[str, Callable[[dict[str, str]], str]] = {
    "Relationship": _faults_of_relationship,
    "Default": _faults_of_content_type,
    "Override": _faults_of_content_type,
    "hlinkClick": _faults_of_press,
    "hlinkHover": _faults_of_press,
    "hlinkMouseOver": _faults_of_press,
    "fldSimple": lambda told: Fields.faults_of(told.get("instr", "")),
    "ddeLink": lambda told: reasons.command(),
    "oleLink": lambda told: reasons.command(),
    "connectString": lambda told: reasons.fetched(),
    "altChunk": lambda told: reasons.fetched(),
}
