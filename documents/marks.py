"""The light marks in a note's text: what a person types in the editor, and what it means.

`**title**`, `*work*`, `"quotation"`, `[Ada Lindqvist]{.name}`, `[Puerto Seguro]{lang=es}`, `[IC/2007/1]`, and `[^1]`, a
footnote's call, whose text stands on a line of its own at the block's end: `[^1]: The note.` A backslash before a mark
makes it a plain character. Labels of notes are the block's own; numbers follow from the order of the document.
Everything else is plain text: no markup that a person types ever reaches a page.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from . import characters, footnotes

SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,8}(?:/[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)+(?![\w/])")

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"«»“”()\[\]{}]*[\w/]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WHOLE = re.compile(rf"({_ADDRESS.pattern}|{SYMBOL.pattern})")
_LONGEST_WHOLE = 60  # characters that surely fit on one line
_REMEMBERED = 2000  # texts: some ten notes in three languages
_NEVER = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)  # no text holds these; `characters` uses some as stand-ins
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ROWS = {"p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}

_BRACKETED_CALL = re.compile(r"\[\^(\w+)\]")
_BRACKETED_SYMBOL = re.compile(rf"\[({SYMBOL.pattern})\](?!\{{)")
_TAGS = {
    characters.NOWRAP: '<span class="nowrap">',
    characters.END_NOWRAP: "</span>",
    characters.SUPERIOR: '<sup class="ordinal">',
    characters.END_SUPERIOR: "</sup>",
}

Link = Callable[[str], str | None]


def nowhere(symbol: str) -> None:
    """The address of a document that is not here."""


# What the marks mean --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Piece:
    """A stretch of words, or what stands among the words: then `stand_in` is its stand-in among the characters."""

    words: str
    stand_in: str = ""
    html: str = ""


def html(
    text: str, language: str, *, first_note: int = 1, link: Link = nowhere, notes_beside: bool = False
) -> SafeString:
    """The block as HTML with the characters of its language.

    Footnotes count from `first_note`. `link` knows the address of a document by its symbol. With `notes_beside` each
    note stands right after its call, as the typesetter wants it; without, `notes_html` gives them apart.
    """
    called = footnotes.calls(text)
    beside = dict(zip(called, notes_html(text, language, link=link), strict=True)) if notes_beside else {}
    uncalled = set(called)

    def call(label: str) -> str:
        number = first_note + called.index(label)
        if label not in uncalled:
            return f'<a class="call" href="#fn{number}" role="doc-noteref">{number}</a>'
        uncalled.remove(label)
        anchor = f'<a class="call" id="fnref{number}" href="#fn{number}" role="doc-noteref">{number}</a>'
        if not notes_beside:
            return anchor
        back = f'<a class="fnb" href="#fnref{number}">{number}</a>'
        return f'{anchor}<span class="fn" id="fn{number}">{back}{beside[label]}</span>'

    return _set(_pieces(footnotes.body(text), called, link), language, call)


def notes_html(text: str, language: str, *, link: Link = nowhere) -> list[SafeString]:
    """The notes that the block calls as HTML, in the order of their calls."""
    written = footnotes.notes(text)
    return [_set(_pieces(written[label], (), link), language) for label in footnotes.calls(text)]


def line_html(line: str, language: str) -> SafeString:
    """A line without marks, a title or a theme, as HTML with the characters of its language."""
    return _set(_whole_words(_NEVER.sub("", line)), language)


def line_text(line: str, language: str) -> str:
    """The same line as characters alone, for what holds no HTML: a document's properties."""
    return re.sub(f"[{characters.STAND_INS}]", "", characters.typeset(_NEVER.sub("", line), language))


def plain(text: str) -> str:
    """The words of the block alone: no marks, no calls, no notes."""
    return _words(footnotes.body(text), footnotes.calls(text))


def plain_with_notes(text: str) -> str:
    """The words of the block, and after them those of its notes."""
    return " ".join([plain(text), *plain_notes(text)])


def plain_notes(text: str) -> list[str]:
    """The words of the notes that the block calls, in the order of their calls."""
    written = footnotes.notes(text)
    return [_words(written[label]) for label in footnotes.calls(text)]


def cited(text: str) -> list[str]:
    """The symbols in brackets, each once, in the order in which the block and its notes cite them."""
    tokens = [token for part in (footnotes.body(text), *footnotes.notes(text).values()) for token in _tokens(part)]
    return list(dict.fromkeys(token.content for token in tokens if token.type == "symbol"))


def places_of_calls(text: str) -> list[int]:
    """After how many characters of the block's words each note is called, in the order of the calls."""
    places, length = {}, 0
    for piece in _pieces(footnotes.body(text), footnotes.calls(text), nowhere):
        if piece.stand_in == characters.CALL:
            places.setdefault(piece.html, length)
        length += len(piece.words)
    return list(places.values())


def from_paste(pasted: str) -> str:
    """Pasted HTML as plain text: a row of its own for each paragraph, and what looks like a mark is made plain."""
    text = nh3.clean(pasted, tags=_ROWS | {"br"}, attributes={})
    text = re.sub(rf"</?(?:{'|'.join(_ROWS)})>", "\n", re.sub(r"\s+|<br>", " ", text))
    rows = (characters.clean(_NEVER.sub("", unescape(row))) for row in text.split("\n"))
    return "\n\n".join(made_plain(row) for row in rows if row)


def made_plain(words: str) -> str:
    """The words with what looks like a mark made plain; a symbol in brackets stays one."""
    return re.sub(r"[\\*{}]|\[(?=\^)", r"\\\g<0>", words)


def problems(text: str, *, heading: bool = False) -> list[str]:
    """What the marks of a block leave unclear, in sentences; empty means that they say what they seem to say."""
    written, whole = footnotes.notes(text), [footnotes.body(text), *footnotes.notes(text).values()]
    labels = footnotes.called(footnotes.body(text))
    twice = [label for label in written if footnotes.written(text).count(label) > 1]
    sentences = [sentence for part in whole for sentence in _unclear_marks(part)]
    sentences += [
        _("Footnote %s is called, but its text is missing.") % label
        for label in dict.fromkeys(labels)
        if label not in written
    ]
    sentences += [_("Footnote %s is called more than once.") % label for label in written if labels.count(label) > 1]
    sentences += [
        _("Footnote %s is written, but nothing calls it.") % label for label in written if label not in labels
    ]
    sentences += [_("Footnote %s is written more than once.") % label for label in twice]
    sentences += [_("Footnote %s has no words.") % label for label, note in written.items() if not note]
    sentences += [
        _("Footnote %s calls another footnote.") % label for label, note in written.items() if footnotes.called(note)
    ]
    if heading and labels:
        sentences.append(_("A heading cannot call a footnote: call it from the paragraph that follows."))
    return sentences


def _unclear_marks(marked: str) -> list[str]:
    """What is unclear in one text: the block's body, or one of its notes."""
    tokens = _tokens(marked)
    left = "".join(token.content for token in tokens if token.type == "text")
    sentences = []
    if "*" in left:
        sentences.append(_("A star has no partner. Write \\* for a star that is only a star."))
    if "{" in left or "}" in left or any(token.type == "span_open" and not _understood(token) for token in tokens):
        sentences.append(
            _("Braces are only for {.name} and for a language such as {lang=es}, after words in brackets.")
        )
    if not characters.quotations_match("".join(piece.words for piece in _pieces(marked, (), nowhere))):
        sentences.append(_("A quotation is opened and not closed, or closed and not opened."))
    return sentences


# How they are read ----------------------------------------------------------------------------------------------------


@lru_cache(_REMEMBERED)
def _tokens(marked: str) -> list[Token]:
    """The words and marks of a text, to be read and not changed; a text is shown far more often than written."""
    return _READER.parseInline(_NEVER.sub("", marked))[0].children


def _pieces(marked: str, labels: Iterable[str], link: Link) -> list[Piece]:
    """The words and marks of a text; a call whose label is not among `labels` is plain words."""
    pieces, ends, in_name = [], [], False
    for token in _tokens(marked):
        match token.type:
            case "strong_open" | "em_open":
                pieces.append(Piece("", characters.OPEN, f"<{token.tag}>"))
            case "strong_close" | "em_close":
                pieces.append(Piece("", characters.CLOSE, f"</{token.tag}>"))
            case "span_open":
                start, end = _span(token)
                ends.append(end)
                in_name = 'class="name"' in start
                pieces.append(Piece("", characters.OPEN, start))
            case "span_close":
                pieces.append(Piece("", characters.CLOSE, ends.pop()))
                in_name = False
            case "call" if token.content in labels:
                pieces.append(Piece("", characters.CALL, token.content))
            case "call":
                pieces.append(Piece(f"[^{token.content}]"))
            case "symbol":
                pieces.append(Piece(token.content, characters.WHOLE, _symbol(token.content, link)))
            case _ if in_name:
                pieces.extend(_hyphenated_names(token.content))
            case _:
                pieces.extend(_whole_words(token.content))
    return pieces


def _span(token: Token) -> tuple[str, str]:
    """The tags of a name or of words in another language; nothing else that a person writes in braces becomes a tag."""
    attributes = token.attrs if _understood(token) else {}
    tag = "b" if "class" in attributes else "span"
    kind = ' class="name"' if "class" in attributes else ""
    language = f' lang="{attributes["lang"]}"' if "lang" in attributes else ""
    return (f"<{tag}{kind}{language}>", f"</{tag}>") if attributes else ("", "")


def _understood(token: Token) -> bool:
    return (
        bool(token.attrs)
        and "insecure_attrs" not in token.meta
        and token.attrs.get("class", "name") == "name"
        and bool(_LANGUAGE.fullmatch(str(token.attrs.get("lang", "en"))))
    )


def _symbol(symbol: str, link: Link) -> str:
    address = link(symbol)
    return (
        f'<a class="nowrap" href="{escape(address)}">{symbol}</a>'
        if address
        else f'<span class="nowrap">{symbol}</span>'
    )


def _whole_words(words: str) -> list[Piece]:
    """Words with the symbols and addresses among them as pieces that stay whole; a long one may break after a slash."""
    pieces = []
    for place, part in enumerate(_WHOLE.split(words)):
        if place % 2 == 0:
            pieces.append(Piece(part))
        elif len(part) <= _LONGEST_WHOLE:
            pieces.append(Piece(part, characters.WHOLE, f'<span class="nowrap">{escape(part)}</span>'))
        else:
            broken = escape(part).replace("/", "/<wbr>")
            pieces.append(Piece(part, characters.WHOLE, f'<span class="address">{broken}</span>'))
    return pieces


def _hyphenated_names(words: str) -> list[Piece]:
    """The words of a name; one with a hyphen does not break there."""
    pieces = []
    for place, part in enumerate(re.split(r"(\S+-\S+)", words)):
        hyphenated = place % 2 == 1 and len(part) <= _LONGEST_WHOLE
        pieces += [Piece("", characters.OPEN, '<span class="nowrap">')] if hyphenated else []
        pieces.append(Piece(part))
        pieces += [Piece("", characters.CLOSE, "</span>")] if hyphenated else []
    return pieces


def _words(marked: str, labels: Iterable[str] = ()) -> str:
    return characters.clean("".join(piece.words for piece in _pieces(marked, labels, nowhere)))


def _set(pieces: Iterable[Piece], language: str, call: Callable[[str], str] = str) -> SafeString:
    """The pieces as HTML."""
    pieces = list(pieces)
    line = characters.typeset("".join(piece.stand_in or piece.words for piece in pieces), language)
    marks = {
        stand_in: iter([piece.html for piece in pieces if piece.stand_in == stand_in]) for stand_in in characters.MARKS
    }
    result, before = [], ""
    for part in filter(None, re.split(f"([{characters.STAND_INS}])", line)):
        if part == characters.CALL:
            result.append('<sup class="comma">,</sup>' * (before == characters.CALL) + call(next(marks[part])))
        elif part in marks:
            result.append(next(marks[part]))
        else:
            result.append(_TAGS.get(part) or escape(part))
        before = part
    return mark_safe("".join(result))  # every stretch of words above is escaped


def _read_brackets(state: StateInline, silent: bool) -> bool:
    """A footnote's call or a symbol, in brackets."""
    if state.src[state.pos] != "[":
        return False
    for kind, pattern in (("call", _BRACKETED_CALL), ("symbol", _BRACKETED_SYMBOL)):
        if found := pattern.match(state.src, state.pos, state.posMax):
            if not silent:
                state.push(kind, "", 0).content = found[1]
            state.pos = found.end()
            return True
    return False


def _read_stars(state: StateInline, silent: bool) -> bool:
    """Bold and italic by stars alone; an underscore is a character like others."""
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False}).use(attrs_plugin, after=(), spans=True, allowed=("lang", "class"))
    reader.enable(["emphasis", "escape"]).disable(
        "text_join"
    )  # so that a star left over and an escaped star are two things
    reader.inline.ruler.at("emphasis", _read_stars)
    reader.inline.ruler.before("span", "brackets", _read_brackets)
    return reader


_READER = _reader()
