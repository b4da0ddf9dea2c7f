"""What the engine gets wrong, prevented in the HTML or found in the pages it has laid out, and cured.

Seen with WeasyPrint 70: a footnote may stand on the page after its call (Kozea/WeasyPrint 1564); a line may break after
one word where bold or italic begins; a note taller than its page is cut at its top without a word. The first two are
cured by classes on a paragraph and another layout; the third, and all else outside its page, must stop the typesetting.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from jobs.refusals import Final

from .engine import Report

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.formatting_structure.boxes import Box, PageBox

logger = logging.getLogger(__name__)

ROUNDS = 8
FOR_NOTES = ("hold", "hold-more")  # classes of note.css, tried in this order
FOR_LINES = ("spread", "loosen")

Fixes = Mapping[str, str]

_LAST_WORD = re.compile(r"(\w{8,})(\W*(?:</\w+>\W*)*)$")
_BEFORE_TAG = re.compile("( ?)(«\u202f)?(?=<[a-z])")


@dataclass(frozen=True)
class PrintedLine:
    """A line of a paragraph or footnote, named by its anchor: its words, and whether they lie where words may stand."""

    anchor: str
    words: str
    within: bool


class Layout:
    """A document as it is laid out, asked for its defects."""

    def __init__(self, document: "Document") -> None:
        self.document = document
        self.lines = [line for page in document.pages for line in _lines_of_page(page._page_box)]

    @cached_property
    def page_of(self) -> dict[str, int]:
        """The page on which each anchor first stands."""
        anchored = [(anchor, number) for number, page in enumerate(self.document.pages) for anchor in page.anchors]
        return dict(reversed(anchored))

    @property
    def words_outside(self) -> list[str]:
        """The lines that fall outside their page."""
        return [line.words for line in self.lines if not line.within]

    @property
    def displaced_notes(self) -> list[int]:
        """The numbers of the footnotes that do not stand on the page of their call."""
        numbers = [int(anchor.removeprefix("fnref")) for anchor in self.page_of if anchor.startswith("fnref")]
        return sorted(number for number in numbers if self.page_of[f"fnref{number}"] != self.page_of.get(f"fn{number}"))

    @property
    def paragraphs_broken_early(self) -> set[str]:
        """The anchors of the paragraphs in which, or in whose notes, a line ends although its next word had room."""
        found = set()
        for kind in ("para-", "fn"):
            by_anchor = defaultdict(list)
            for line in self.lines:
                if line.anchor.startswith(kind):
                    by_anchor[line.anchor].append(line.words)
            inner = [len(words) for lines in by_anchor.values() for words in lines[:-1]]
            usual = median(inner) if inner else 0
            found |= {anchor for anchor, lines in by_anchor.items() if _breaks_early(lines, usual)}
        return {self.calling_paragraph(anchor) if anchor.startswith("fn") else anchor for anchor in found}

    def last_paragraph(self, note: int) -> str:
        """The last paragraph on the page where a note is called."""
        page = self.document.pages[self.page_of[f"fnref{note}"]]
        return [anchor for anchor in page.anchors if anchor.startswith("para-")][-1]

    def calling_paragraph(self, note: str) -> str:
        """The paragraph that calls a note."""
        call = note.replace("fn", "fnref")
        before = list(self.document.pages[self.page_of[call]].anchors)
        return [anchor for anchor in before[: before.index(call)] if anchor.startswith("para-")][-1]


def prepared(html: str) -> SafeString:
    """The HTML of a block, made ready for the engine.

    The spaces before its tags get boxes of their own: where words end in a space before bold or italic begins, and fit
    into the line only without the space, the engine would break the line after the first of these words. Of the last
    word at least six letters stay together: its end would stand alone on the last line.
    """
    html = _BEFORE_TAG.sub(lambda found: "".join(f"<span>{part}</span>" for part in found.groups() if part), html)
    return mark_safe(_LAST_WORD.sub(r'<span class="last">\1</span>\2', html))


def repaired(lay_out: Callable[[Fixes], "Document"], *, report: Report) -> "Document":
    """The document, laid out until its notes stand on the pages of their calls and no line breaks too early.

    `lay_out` takes the classes that cure, by the anchors of their paragraphs. Raises `Final` where `ROUNDS` of them do
    not bring the notes to their calls, and where words fall outside the page.
    """
    fixes: dict[str, list[str]] = defaultdict(list)
    for number in range(1, ROUNDS + 2):
        document = lay_out({anchor: " ".join(classes) for anchor, classes in fixes.items()})
        layout = Layout(document)
        _refuse_words_outside(layout.words_outside)
        displaced = layout.displaced_notes
        defective = {(layout.last_paragraph(note), FOR_NOTES) for note in displaced}
        defective |= {(anchor, FOR_LINES) for anchor in layout.paragraphs_broken_early}
        wanted = {(anchor, fix) for anchor, kind in defective if (fix := _next(kind, fixes[anchor]))}
        if not wanted or number > ROUNDS:
            break
        for anchor, fix in wanted:
            fixes[anchor].append(fix)
        report(gettext_noop("mending the breaks, round %(round)s"), round=number)
    _refuse_displaced(displaced)
    if defective:
        logger.warning("Lines that end early are left in %s.", ", ".join(sorted(anchor for anchor, _kind in defective)))
    return document


def _next(kind: tuple[str, ...], tried: list[str]) -> str | None:
    """The first cure of a kind that has not been tried."""
    return next((fix for fix in kind if fix not in tried), None)


def _refuse_words_outside(words: list[str]) -> None:
    if words:
        line = Truncator(words[0]).chars(60)
        raise Final([_("Words fall outside the page, from “%s” on. Shorten the paragraph or the footnote.") % line])


def _refuse_displaced(notes: list[int]) -> None:
    if notes:
        numbers = ", ".join(map(str, notes))
        raise Final(
            [_("These footnotes do not fit on the page of their call: %s. Shorten them or the text.") % numbers]
        )


def _breaks_early(lines: list[str], usual: float) -> bool:
    """Whether some line is much shorter than usual, and would still be shorter with the word that follows it."""
    return any(
        len(words) < 0.75 * usual and len(words) + 1 + len(following.split(" ")[0]) < 0.85 * usual
        for words, following in pairwise(lines)
    )


def _lines_of_page(page: "PageBox") -> Iterator[PrintedLine]:
    """The lines of the text and of the notes on a page; those of its margins are the engine's own."""
    from weasyprint.formatting_structure.boxes import LineBox, MarginBox, TextBox  # noqa: PLC0415 -- slow to import

    tolerance = 2  # CSS pixels
    left, top = page.margin_left - tolerance, page.margin_top - tolerance
    right = page.margin_width() - page.margin_right + tolerance
    bottom = page.margin_height() - page.margin_bottom + tolerance

    def lines_of(box: "Box", anchor: str) -> Iterator[PrintedLine]:
        if isinstance(box, LineBox):
            texts = [inner for inner in box.descendants() if isinstance(inner, TextBox)]
            within = top <= box.position_y and box.position_y + box.height <= bottom
            within = within and all(left <= text.position_x and text.position_x + text.width <= right for text in texts)
            yield PrintedLine(anchor, "".join(text.text for text in texts), within)
            return
        if box.element is not None:
            anchor = box.element.get("id") or anchor
        for child in getattr(box, "children", ()):
            yield from lines_of(child, anchor)

    for child in page.all_children():
        if not isinstance(child, MarginBox):
            yield from lines_of(child, "")
