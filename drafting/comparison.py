"""A note beside what the records say now: which blocks are out of date, which are new, which have lost their record."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from documents import marks
from documents.models import Block, Note
from records import history

from .facts.reading import read
from .paragraphs.plan import Drafted, drafted

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý\"«“¿¡])")


def draft_of(note: Note) -> list[Drafted]:
    """The note as the records tell it now, block by block; one query, however many records there are."""
    return drafted(read(note))


@dataclass(frozen=True)
class StaleText:
    """What the records say now of a block, where it is something else than when it was drafted or last looked at."""

    block: Block
    current: Drafted
    language: str

    @property
    def text(self) -> str:
        """What they say now."""
        return self.current.texts[self.language]

    @property
    def passages(self) -> list[tuple[str, str, str]]:
        """The sentences that differ, word by word, as `history.word_differences` tells them."""
        texts = self.block.text_in(self.language), self.text
        before, after = (marks.line_text(marks.plain_with_notes(text), self.language) for text in texts)
        if before == after:  # the marks alone differ
            before, after = texts
        return history.word_differences(*_sentences_apart(before, after))


class Comparison:
    """A note and its draft, key by key."""

    def __init__(self, note: Note, blocks: Iterable[Block]):
        self.blocks = [block for block in blocks if block.drafting_key]
        self.draft = draft_of(note)

    @cached_property
    def by_key(self) -> dict[str, Drafted]:
        """What the records say now, by key."""
        return {each.key: each for each in self.draft}

    def current(self, block: Block) -> Drafted | None:
        """What the records say of a block now; None where they say nothing of it."""
        return self.by_key.get(block.drafting_key)

    def stale(self, block: Block, language: str) -> StaleText | None:
        """What the records say of a block in this language, where they have moved on."""
        current = self.current(block)
        if current is None or not _has_moved_on(block, current, language):
            return None
        return StaleText(block, current, language)

    @property
    def waiting(self) -> list[Block]:
        """The blocks at which a person has to look: the records have moved on in a language, or give them no more."""
        return [
            block
            for block in self.blocks
            if (current := self.current(block)) is None
            or any(_has_moved_on(block, current, language) for language in current.texts)
        ]

    @property
    def missing(self) -> list[Drafted]:
        """What the records give and the note has not."""
        standing = {block.drafting_key for block in self.blocks}
        return [each for each in self.draft if each.key not in standing]


def _sentences_apart(before: str, after: str) -> tuple[str, str]:
    """Of two texts the sentences in which they differ; an ellipsis stands for what is the same."""
    one, other = _SENTENCE.split(before), _SENTENCE.split(after)
    left, right = [], []
    for tag, a, b, c, d in SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        left += ["…"] if tag == "equal" else one[a:b]
        right += ["…"] if tag == "equal" else other[c:d]
    return f"{' '.join(left)} ", f"{' '.join(right)} "


def is_edited(block: Block, language: str) -> bool:
    """Whether a person has changed in this language what the records gave."""
    return bool(block.drafting_key) and block.text_in(language) != block.drafted_in(language)


def _has_moved_on(block: Block, current: Drafted, language: str) -> bool:
    """A text that the record has lost in a language is not offered: nothing would be gained by it."""
    text = current.texts[language]
    known = (block.text_in(language), block.drafted_in(language), block.set_aside_in(language))
    return bool(text) and text not in known
