"""What the translations of a block render, kept true while its texts are written, divided and joined, and when the
original changes.

Nothing here is kept: the verbs on notes and blocks do that.
"""

from collections.abc import Mapping

from documents.choices import Alignment
from documents.models import Block
from documents.numbering import fingerprint

NO_TEXT = fingerprint("")  # what a translation renders whose original is not known, and surely another than it is now


def write(block: Block, texts: Mapping[str, str], *, rendering: str = "") -> None:
    """Put texts into a block, and note what each new one renders: `rendering`, or the original as it then stands."""
    new = [language for language, text in texts.items() if text != block.text_in(language)]
    for language, text in texts.items():
        setattr(block, f"text_{language}", text)
    for language in new:
        renders = rendering or block.fingerprint(block.note.original_language)
        _note(block, language, renders if texts[language] and language != block.note.original_language else "")


def alignments(block: Block) -> dict[str, Alignment]:
    """How each text of a block stands, the original as up to date; where it is not written, a translation is not."""
    found = {language: block.alignment_in(language) for language, text in block.texts.items() if text}
    for language, alignment in found.items():
        if alignment == Alignment.ORIGINAL:
            found[language] = Alignment.UP_TO_DATE
        elif alignment == Alignment.NOT_COMPARED and block.renders_in(language):
            found[language] = Alignment.OUT_OF_DATE
    return found


def worst_of(*found: Alignment) -> Alignment:
    """How what is put together from several texts stands."""
    order = (Alignment.OUT_OF_DATE, Alignment.NOT_COMPARED)
    return next((alignment for alignment in order if alignment in found), Alignment.UP_TO_DATE)


def set_alignment(block: Block, language: str, alignment: Alignment) -> None:
    """Set how a translation stands to the original as it is now; what has changed in it is no longer known."""
    if language != block.note.original_language:
        known = {Alignment.UP_TO_DATE: block.fingerprint(block.note.original_language), Alignment.OUT_OF_DATE: NO_TEXT}
        _note(block, language, known.get(alignment, "") if block.text_in(language) else "")


def change_original(block: Block, old: str, new: str) -> None:
    """Relate the texts of a block to a new original language.

    Those that rendered the same text, or one the other, render each other; other translations have to be compared with
    the new original. Where that is not written yet, they keep what they render, in case the old one comes back.
    """
    rendered = {language: block.renders_in(language) for language, text in block.texts.items() if text}
    if old in rendered:
        rendered[old] = block.fingerprint(old)
    for language, renders in rendered.items():
        if language == new or block.renders_in(language) == block.fingerprint(new):
            continue
        if new in rendered and renders == rendered[new] != NO_TEXT:
            _note(block, language, block.fingerprint(new) if renders else "")
        elif new in rendered and not (renders and rendered[new]):
            _note(block, language, "")
        else:
            _note(block, language, block.renders_in(language) or NO_TEXT)
    _note(block, new, "")


def _note(block: Block, language: str, renders: str) -> None:
    setattr(block, f"renders_{language}", renders)
