"""Paragraphs are numbered straight through headings, footnotes through the document; the numbers are stored nowhere."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.numbering import HEADING, PARAGRAPH, BlockText, NoteText, numbered
from tests.documents.notes import SEA

KINDS = st.lists(st.tuples(st.booleans(), st.integers(0, 3)))


def block(is_heading: bool, notes: int = 0) -> BlockText:
    calls = "".join(f"[^{note}]" for note in range(notes))
    written = "\n".join(f"[^{note}]: Note." for note in range(notes))
    return BlockText(HEADING if is_heading else PARAGRAPH, int(is_heading), f"Words{calls}\n{written}", "key")


def test_numbers_run_through_headings():
    blocks = [block(False), block(True), block(False), block(True), block(True), block(False)]
    assert [numbered_block.number for numbered_block in numbered(blocks)] == [1, None, 2, None, None, 3]


def test_footnotes_run_through_the_document():
    blocks = [block(False, 2), block(True), block(False), block(False, 1), block(False, 1)]
    assert [numbered_block.first_note for numbered_block in numbered(blocks)] == [1, 3, 3, 3, 4]


@given(KINDS)
def test_every_number_is_given_once_and_in_order(kinds):
    blocks = numbered(block(is_heading, 0 if is_heading else notes) for is_heading, notes in kinds)
    numbers = [each.number for each in blocks if each.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all((each.number is None) == (each.kind == HEADING) for each in blocks)


def test_a_paragraph_has_the_same_number_in_every_language():
    shapes = [[(each.number, each.first_note) for each in numbered(note.blocks)] for note in SEA.values()]
    assert shapes[0] == shapes[1] == shapes[2]


def test_blocks_are_pointed_at_by_number_or_by_key():
    heading, paragraph = numbered([block(True), block(False)])
    assert (heading.anchor, paragraph.anchor) == ("heading-key", "para-1")


@pytest.mark.parametrize(
    "note", [SEA["en"], SEA["fr"], replace(SEA["es"], issued_on=None, consultation_on=None, draft=True)]
)
def test_a_snapshot_gives_back_the_note_it_stored(note):
    assert NoteText.from_json(json.loads(json.dumps(note.as_json()))) == note
