"""Why not: each function gives the reasons against an act, in whole sentences; none means yes."""

import unicodedata
from collections.abc import Mapping

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import fonts, footnotes, marks, symbols
from .choices import NEXT, Alignment, Level, SymbolStanding
from .models import Block, Note, Series, SymbolEntry
from .numbering import HEADING, PARAGRAPH, NoteText, NumberedBlock, numbered
from .symbols import Symbol

LONGEST_FOOTNOTE = 1500  # characters; a longer one might not fit on the page of its call
LINE_OF_TEXT, LINE_OF_FOOTNOTE = 90, 100  # characters on paper, about
ROOM_FOR_FOOTNOTES = 48  # lines of them under the line that calls them; 51 were tried and too many


def obstacles_to_editing(note: Note) -> list[str]:
    """Why the note cannot be changed."""
    if NEXT[note.state]:
        return []
    return [_("An issued note cannot be changed; only a corrigendum, addendum or revision can correct it.")]


def obstacles_to_level(block: Block, level: Level) -> list[str]:
    """Why the block cannot become a paragraph, or a heading of this level."""
    if level == Level.PARAGRAPH or not any(footnotes.calls(text) for text in block.texts.values()):
        return []
    return [_("A heading has no footnotes. Take them out first.")]


def obstacles_to_splitting(block: Block, at: Mapping[str, int]) -> list[str]:
    """Why the block cannot be divided after so many characters of its text in each language."""
    if block.is_heading:
        return [_("A heading cannot be divided.")]
    halves = [footnotes.split(block.text_in(language), place) for language, place in at.items()]
    if not halves or not all(first and second for first, second in halves):
        return [_("Each of the two paragraphs needs some text.")]
    if any(marks.problems(half) for both in halves for half in both):
        return [_("A paragraph cannot be divided within bold or italic words or a quotation.")]
    return []


def obstacles_to_merging(block: Block, following: Block | None) -> list[str]:
    """Why the paragraph cannot be joined with the block that follows it."""
    if following is None:
        return [_("No paragraph follows this one.")]
    if block.is_heading or following.is_heading:
        return [_("A heading cannot be joined with another block.")]
    return [
        _("Only one of the two paragraphs is written in %(language)s. Write the other one first.") % {"language": name}
        for language, name in settings.LANGUAGES
        if bool(block.text_in(language)) != bool(following.text_in(language))
    ]


def obstacles_to_confirming_translation(block: Block, language: str) -> list[str]:
    """Why nobody can say that what the block says in this language still renders the original."""
    original = block.note.original_language
    if language == original:
        return [_("This is the original; it renders no other text.")]
    return [
        _("Not yet written in %(language)s; there is nothing to compare.") % _in(code)
        for code in (original, language)
        if not block.text_in(code)
    ]


def obstacles_to_reshaping(series: Series) -> list[str]:
    """Why the series cannot have the code and shape that it has now been given."""
    before = Series.objects.filter(pk=series.pk).first()
    if before is None or before.shape == series.shape or not series.entries.exists():
        return []
    return [_("Symbols of this series are taken; its shape %(shape)s stays.") % {"shape": before.shape}]


def obstacles_to_describing(entry: SymbolEntry) -> list[str]:
    """Why nothing can be written about the document of this symbol."""
    if entry.standing != SymbolStanding.ISSUED:
        return []
    return [_("%(symbol)s was issued here; the register says what the note says.") % {"symbol": entry}]


def obstacles_to_taking(symbol: str) -> list[str]:
    """Why no document can be given this symbol."""
    found = Series.objects.reading(symbol)
    if not found:
        return [_without_shape(symbol)]
    return [_taken(entry) for entry in SymbolEntry.objects.called(str(found[1]))]


def obstacles_to_issuing(note: Note) -> list[str]:
    """Why the note cannot be issued now: everything that would otherwise stand frozen in it."""
    if obstacles := obstacles_to_editing(note):
        return obstacles
    prefetch_related_objects([note], "blocks")
    texts = [note.value_in(language) for language, _name in settings.LANGUAGES]
    proposed = Series.objects.reading(note.proposed_symbol)
    return [
        *_obstacles_in_symbol(note, proposed),
        *_obstacles_in_dates(note, proposed),
        *_obstacles_in_head(note),
        *_obstacles_in_languages(texts, note.value_in(note.original_language)),
        *_obstacles_in_translations(note),
        *_obstacles_in_footnotes(texts),
        *_obstacles_in_marks(texts),
        *_obstacles_in_citations(texts),
        *obstacles_to_typesetting(texts),
    ]


def consequences_of_issuing(note: Note) -> list[str]:
    """What issuing the note does and cannot be undone, for the person who is about to."""
    return [
        _("The symbol %(symbol)s is taken; no other document will ever bear it.") % {"symbol": note.proposed_symbol},
        _("The text is frozen in all three languages. Only a corrigendum, addendum or revision can correct it."),
        _("Everybody can read the note from now on, unless its distribution is restricted."),
        _("Its PDF files are typeset in English, French and Spanish."),
    ]


def obstacles_to_typesetting(texts: list[NoteText]) -> list[str]:
    """Why these texts cannot be typeset: footnotes that no page holds, and characters that no font holds."""
    obstacles = [
        _("A footnote of %(block)s is too long in %(language)s: it has %(length)s characters, and may have %(limit)s.")
        % ({"block": name_of(block), "length": len(note), "limit": LONGEST_FOOTNOTE} | _in(text.language))
        for text in texts
        for block in numbered(text.blocks)
        for note in marks.plain_notes(block.text)
        if len(note) > LONGEST_FOOTNOTE
    ]
    obstacles += [
        _("%(block)s, in %(language)s, calls more footnotes on one line than fit on its page. Shorten or spread them.")
        % ({"block": name_of(block)} | _in(text.language))
        for text in texts
        for block in numbered(text.blocks)
        if _lines_of_notes_at_one_place(block.text) > ROOM_FOR_FOOTNOTES
    ]
    letters = fonts.missing(
        words
        for text in texts
        for words in (
            *(text.place, text.convening_body, text.title, text.theme),
            *(words for block in text.blocks for words in (marks.plain(block.text), *marks.plain_notes(block.text))),
        )
    )
    if letters:
        named = ", ".join(f"{letter} ({unicodedata.name(letter, hex(ord(letter)))})" for letter in letters)
        obstacles.append(_("No font of ours holds these characters; on paper they would be boxes: %s.") % named)
    return obstacles


def obstacles_to_confirming(note: Note, symbol: str) -> list[str]:
    """Why the note is not what the person has confirmed under this symbol."""
    if symbol == note.proposed_symbol:
        return []
    return [
        _("Another symbol is proposed now: %(symbol)s. Read the note again before you issue it.")
        % {"symbol": note.proposed_symbol}
    ]


def _obstacles_in_symbol(note: Note, proposed: tuple[Series, Symbol] | None) -> list[str]:
    if not note.proposed_symbol:
        return [_("No symbol is proposed.")]
    if not proposed:
        return [_without_shape(note.proposed_symbol)]
    _series, symbol = proposed
    entry = SymbolEntry.objects.called(str(symbol)).first()
    if entry and entry.standing != SymbolStanding.RESERVED:
        return [_taken(entry)]
    if symbol.base and not SymbolEntry.objects.called(str(symbol.base)).exists():
        return [
            _("%(symbol)s would change %(base)s, which is not in the register. Enter it there first.")
            % {"symbol": symbol, "base": symbol.base}
        ]
    return []


def _obstacles_in_dates(note: Note, proposed: tuple[Series, Symbol] | None) -> list[str]:
    if note.issued_on is None:
        return [_("The note has no date of issue.")]
    obstacles = []
    if note.consultation and note.issued_on > note.consultation.date:
        obstacles.append(_("The date of issue is later than the consultation that the note is for."))
    year = proposed and symbols.year_of(proposed[1], proposed[0].shape)
    if year and year != note.issued_on.year:
        obstacles.append(_("The symbol bears the year %(year)s, the date of issue another.") % {"year": year})
    return obstacles


def _obstacles_in_head(note: Note) -> list[str]:
    """The texts of the cover that are missing in a language."""
    texts = [note._meta.get_field(name) for name in ("title", "theme", "convening_body", "place")]
    return [
        _("The cover lacks, in %(language)s: %(texts)s.")
        % {"language": language_name, "texts": ", ".join(str(text.verbose_name) for text in missing)}
        for language, language_name in settings.LANGUAGES
        if (missing := [text for text in texts if not note.said(text.name, language)])
    ]


def _obstacles_in_languages(texts: list[NoteText], original: NoteText) -> list[str]:
    """The blocks that are not written in a language, named as in the original."""
    if not any(block.kind == PARAGRAPH for block in original.blocks):
        return [_("The note has no paragraph.")]
    obstacles, known = [], numbered(original.blocks)
    for text in texts:
        missing = [name_of(block) for block, written in zip(known, text.blocks, strict=True) if not written.text]
        if missing:
            sentence = ngettext(
                "Not yet written in %(language)s: %(blocks)s.",
                "%(count)s blocks are not yet written in %(language)s: %(blocks)s.",
                len(missing),
            )
            obstacles.append(sentence % ({"blocks": ", ".join(missing), "count": len(missing)} | _in(text.language)))
    return obstacles


def _obstacles_in_translations(note: Note) -> list[str]:
    """The blocks whose translation renders an older text of the original, named as in the original."""
    obstacles, known = [], numbered(note.value_in(note.original_language).blocks)
    for language, _name in settings.LANGUAGES:
        standings = [block.alignment_in(language) for block in note.blocks.all()]
        outdated = [
            name_of(block)
            for block, standing in zip(known, standings, strict=True)
            if standing == Alignment.OUT_OF_DATE
        ]
        if outdated:
            sentence = ngettext(
                "Out of date in %(language)s: %(blocks)s.", "Out of date in %(language)s: %(blocks)s.", len(outdated)
            )
            obstacles.append(sentence % ({"blocks": ", ".join(outdated)} | _in(language)))
    return obstacles


def _obstacles_in_footnotes(texts: list[NoteText]) -> list[str]:
    """The blocks that are written in every language, but with more footnotes in one than in another."""
    return [
        _("There are not as many footnotes in every language: %(block)s.") % {"block": name_of(versions[0])}
        for versions in zip(*(numbered(text.blocks) for text in texts), strict=True)
        if all(block.text for block in versions) and len({len(footnotes.calls(block.text)) for block in versions}) > 1
    ]


def _obstacles_in_marks(texts: list[NoteText]) -> list[str]:
    """What the marks in the text leave unclear."""
    return [
        _("%(block)s, in %(language)s: %(problem)s")
        % ({"block": name_of(block), "problem": problem} | _in(text.language))
        for text in texts
        for block in numbered(text.blocks)
        for problem in marks.problems(block.text, heading=block.kind == HEADING)
    ]


def _obstacles_in_citations(texts: list[NoteText]) -> list[str]:
    """The symbols in the text that no document is known to have."""
    cited = {symbol for text in texts for block in text.blocks for symbol in marks.cited(block.text)}
    known = set(SymbolEntry.objects.filter(symbol__in=cited).values_list("symbol", flat=True))
    return [
        _("%(symbol)s is cited, but it is not in the register of symbols. Enter it there, or correct the text.")
        % {"symbol": symbol}
        for symbol in sorted(cited - known)
    ]


def _lines_of_notes_at_one_place(text: str) -> int:
    """How many lines on paper those notes of a block take up, at most, that are called on one line."""
    places, notes = marks.places_of_calls(text), marks.plain_notes(text)
    lines = [(place, len(note) // LINE_OF_FOOTNOTE + 1) for place, note in zip(places, notes, strict=True)]
    return max(
        (sum(taken for place, taken in lines if 0 <= place - first <= LINE_OF_TEXT) for first in places), default=0
    )


def name_of(block: NumberedBlock) -> str:
    """How a sentence names a block: by its number, or by the words of a heading."""
    if block.number:
        return _("para. %(number)s") % {"number": block.number}
    if block.text:
        return _("heading “%(words)s”") % {"words": Truncator(marks.plain(block.text)).chars(40)}
    return _("a heading")


def _without_shape(symbol: str) -> str:
    return _("%(symbol)s has not the shape of any series of symbols.") % {"symbol": symbol}


def _taken(entry: SymbolEntry) -> str:
    return _("The symbol %(symbol)s is taken already; a symbol is never given twice.") % {"symbol": entry}


def _in(language: str) -> dict[str, str]:
    return {"language": str(dict(settings.LANGUAGES)[language])}
