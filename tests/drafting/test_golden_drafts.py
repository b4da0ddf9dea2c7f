"""Two invented years, drafted and read word by word: `golden/<year>.toml` are the records, the texts stand beside them.

Whoever changes the wording on purpose has the texts written anew, and reads what `git diff` shows of them:

    GOLDEN_DRAFTS=write python -m pytest tests/documents/test_golden_drafts.py
"""

import os
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from documents import footnotes, marks
from documents.models import HouseStyle, Note
from documents.numbering import numbered
from drafting.facts.reading import read
from idm_portal.demo import funding, membership, notes, programme, training, workshops
from idm_portal.demo.known import LoadedRecords
from records import history
from sessions_app.actions import mark_spoken
from sessions_app.models import SittingAppearance

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]

FOLDER = Path(__file__).parent / "golden"
YEARS = ("harbours", "winter")
LANGUAGES = ("en", "fr", "es")


@pytest.fixture(autouse=True)
def in_2035(monkeypatch):
    """It is 2035, so that all that the records tell has happened; the tenses follow the date of issue."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2035, 1, 15, 12, tzinfo=UTC))


@pytest.fixture
def drafted(marta, ines):
    """Load a year and have its note drafted: `drafted("winter")`."""

    def load(year: str) -> Note:
        content, known = tomllib.loads((FOLDER / f"{year}.toml").read_text()), LoadedRecords(staff=marta)
        for floor in (membership, programme, workshops, training, funding):
            floor.load(content, known)
        for entry in content.get("spoke", ()):
            (number, position), name = entry["sitting"], entry["person"]
            sitting = {"sitting__council_session__number": number, "sitting__position": position}
            mark_spoken(appearance=SittingAppearance.objects.get(**sitting, person__name_en=name), by=marta)
        note = content.pop("note")
        notes.load(content, known, approver=ines)
        for entry in content.get("house_style", ()):
            style = HouseStyle.objects.get()
            for name, value in entry.items():
                setattr(style, name, value)
            history.save(style, by=marta)
        notes.load({"note": note}, known, approver=ines)
        return Note.objects.get()

    return load


def as_text(note: Note, language: str) -> str:
    """The whole note as its blocks are stored: headings by their level, paragraphs and footnotes by their number."""
    return "\n\n".join(map(_as_text, numbered(note.value_in(language).blocks))) + "\n"


def _as_text(block) -> str:
    text = block.text
    for number, label in enumerate(footnotes.calls(text), start=block.first_note):
        text = text.replace(f"[^{label}]", f"[^{number}]")
    return f"{block.number}. {text}" if block.number else f"{'#' * block.level} {text}"


@pytest.mark.parametrize("year", YEARS)
def test_the_draft_reads_as_it_was_read_last(drafted, year):
    note = drafted(year)
    for language in LANGUAGES:
        file, text = FOLDER / f"{year}.{language}.txt", as_text(note, language)
        if os.environ.get("GOLDEN_DRAFTS") == "write":
            file.write_text(text)
        assert text == file.read_text()


# What no proof-reader lets pass, in any language
FAULTS = {
    "a double space": r"  ",
    "a space before a full stop or a comma": r"\s[.,]",
    "a doubled mark": r"[?!.…]\**[.…]|[,;:][,;:.]",
    "an empty bracket": r"\(\s*\)|\[\]|\{\}|\*{4,}",
    "an unfilled place": r"\$\w|(?<!\])\{\w",
    "a paragraph without a capital": r"(?m)^\d+\. [\[\"*(¿¡]*[a-zà-ÿ]",
    "a sentence without a capital": r"(?<=[a-zà-ÿ)\"*]\. )[\"*(¿¡]*[a-zà-ÿ]",
    "a paragraph without its end": r"(?m)^\d+\. .*(?<![.?!*\"\]])$",
}
OF_A_LANGUAGE = {
    "en": {"a wrong article": r"\b(?:a [aeiou]|an [^aeiouh])"},
    "fr": {
        "no contraction": r"\b(?:de|à) les? [\"*\[]*[A-ZÀ-Ý]",
        "no elision": r"\b(?:de|que|le|la|se|ne) [\"*\[]*[AEIOUaeiouÉéÈèÊêÎîÔô]|\bsi ils? ",
        "no space before a high mark": r"\w[;?!]|\w[\"*]*:(?!//)",
    },
    "es": {
        "no contraction": r"\b(?:de|a) el ",
        "y before i": r"\by [\"*\[]*H?[iíIÍ](?![aeoáéó])",
        "o before o": r"\bo [\"*\[]*h?[oó]",
        "a question that does not open": r"(?m)^[^¿]*\?",
    },
}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_draft_has_a_fault_of_punctuation_or_contraction(drafted, year, language):
    text = as_text(drafted(year), language)
    found = {
        fault: [text[max(each.start() - 40, 0) : each.end() + 20] for each in re.finditer(pattern, text)]
        for fault, pattern in (FAULTS | OF_A_LANGUAGE[language]).items()
    }
    assert {fault: places for fault, places in found.items() if places} == {}


@pytest.mark.parametrize("year", YEARS)
def test_every_mark_of_a_draft_says_what_it_seems_to_say(drafted, year):
    for block in drafted(year).blocks.all():
        for text in block.texts.values():
            assert marks.problems(text, heading=block.is_heading) == []


def test_a_year_is_read_as_its_note_reads_it(drafted):
    facts = read(drafted("winter"))
    assert (facts.on.year, facts.past.number, facts.coming.number) == (2033, 2033, 2034)
    assert not facts.style.bold_speakers
