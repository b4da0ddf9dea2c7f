"""Writing a note block by block: nobody loses a word, and numbers follow."""

import pytest

from documents.actions import blocks, notes
from documents.choices import Level
from documents.models import Block, Note
from documents.numbering import numbered
from records import history
from records.refusals import Changed, Refused


def texts(note, language="en"):
    """What the note says, heading by heading and paragraph by paragraph."""
    return [
        f"{block.number}. {block.text}" if block.number else block.text
        for block in numbered(note.value_in(language).blocks)
    ]


def edit(block, language, text, by, read=None):
    return blocks.edit_block(block=block, language=language, text=text, read=read or block.fingerprint(language), by=by)


def test_a_new_paragraph_comes_last_and_takes_the_next_number(draft, marta):
    blocks.add_block(note=draft, texts={"en": "Boats will cross."}, by=marta)

    assert texts(draft)[-2:] == ["3. A bridge will be built.", "4. Boats will cross."]


def test_a_paragraph_put_between_others_moves_none_of_them(draft, marta):
    first = draft.blocks.all()[1]
    positions = list(draft.blocks.values_list("pk", "position"))

    blocks.add_block(note=draft, after=first, texts={"en": "Nobody drowned."}, by=marta)

    assert texts(draft)[2:4] == ["2. Nobody drowned.", "3. The fields came later."]
    assert set(positions) < set(draft.blocks.values_list("pk", "position"))


def test_there_is_always_room_between_two_blocks(draft, marta):
    first = draft.blocks.first()
    for number in range(40):
        blocks.add_block(note=draft, after=first, texts={"en": f"Line {number}."}, by=marta)

    assert [text.partition(". ")[2] for text in texts(draft)[1:41]] == [f"Line {n}." for n in range(39, -1, -1)]


def test_a_block_changes_places_with_its_neighbour_and_the_numbers_follow(draft, marta):
    blocks.move_block(block=draft.blocks.last(), up=True, by=marta)

    assert [text for text in texts(draft) if text[0] in "23P"] == [
        "2. The fields came later.",
        "3. A bridge will be built.",
        "Plans for 2009",
    ]


def test_the_first_block_cannot_move_up_and_says_nothing(draft, marta):
    before = texts(draft)

    blocks.move_block(block=draft.blocks.first(), up=True, by=marta)

    assert texts(draft) == before


def test_marta_and_paulo_write_different_paragraphs_at_once(draft, marta, paulo):
    read_by_marta, read_by_paulo = draft.blocks.all()[1], draft.blocks.all()[2]

    edit(read_by_marta, "en", "The river fell.", marta)
    edit(read_by_paulo, "en", "The fields dried.", paulo)

    assert texts(draft)[1:3] == ["1. The river fell.", "2. The fields dried."]


def test_marta_and_paulo_write_two_languages_of_one_paragraph_at_once(draft, marta, paulo):
    read_by_marta, read_by_paulo = draft.blocks.last(), draft.blocks.last()

    edit(read_by_marta, "en", "Two bridges will be built.", marta)
    edit(read_by_paulo, "fr", "Deux ponts seront construits.", paulo)

    block = draft.blocks.last()
    assert (block.text_en, block.text_fr) == ("Two bridges will be built.", "Deux ponts seront construits.")


def test_the_second_to_write_one_text_is_refused_and_the_first_stands(draft, marta, paulo):
    read_by_marta, read_by_paulo = draft.blocks.last(), draft.blocks.last()
    edit(read_by_marta, "en", "A ferry will run.", marta)

    with pytest.raises(Changed):
        edit(read_by_paulo, "en", "A tunnel will be dug.", paulo)
    assert draft.blocks.last().text_en == "A ferry will run."


def test_a_text_sent_twice_is_one_change(draft, marta):
    read = draft.blocks.last()
    edit(read, "en", "A ferry will run.", marta)
    version = Note.objects.get().version

    edit(read, "en", "A ferry will run.", marta)

    assert Note.objects.get().version == version


def test_a_heading_becomes_a_subheading(draft, marta):
    heading = draft.blocks.first()

    blocks.edit_block(
        block=heading,
        language="en",
        text="The year 2008",
        level=Level.SUBHEADING,
        read=heading.fingerprint("en"),
        by=marta,
    )

    assert draft.blocks.first().level == Level.SUBHEADING


def test_a_paragraph_is_divided_in_all_languages_and_its_footnote_goes_with_its_call(draft, marta):
    paragraph = draft.blocks.all()[1]
    at = {
        "en": len("The **river** rose in spring. "),
        "fr": len("Le **fleuve** a monté au printemps. "),
        "es": len("El **río** creció en primavera. "),
    }

    blocks.split_block(block=paragraph, at=at, read=paragraph.fingerprint(), by=marta)

    assert texts(draft)[1:3] == [
        "1. The **river** rose in spring.",
        "2. Two villages moved.[^1]\n\n[^1]: Both lie in the valley.",
    ]
    assert texts(draft, "es")[2] == "2. Dos aldeas se trasladaron[^1].\n\n[^1]: Ambas están en el valle."


def test_a_language_that_is_not_named_stays_whole_in_the_first(draft, marta):
    paragraph = draft.blocks.all()[1]

    blocks.split_block(
        block=paragraph, at={"en": len("The **river** rose in spring. ")}, read=paragraph.fingerprint(), by=marta
    )

    assert texts(draft, "fr")[1].startswith("1. Le **fleuve** a monté au printemps. Deux")
    assert texts(draft, "fr")[2] == "2. "


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ({}, "Each of the two paragraphs needs some text"),
        ({"en": 0}, "Each of the two paragraphs needs some text"),
        ({"en": len("The **riv")}, "cannot be divided within bold"),
    ],
)
def test_a_paragraph_is_not_divided_just_anywhere(draft, marta, at, reason):
    paragraph = draft.blocks.all()[1]

    with pytest.raises(Refused, match=reason):
        blocks.split_block(block=paragraph, at=at, read=paragraph.fingerprint(), by=marta)


def test_two_paragraphs_are_joined_in_all_languages(draft, marta):
    blocks.merge_block(block=draft.blocks.all()[1], by=marta)

    assert texts(draft)[1] == (
        "1. The **river** rose in spring. Two villages moved.[^1] The fields came later.\n\n"
        "[^1]: Both lie in the valley."
    )
    assert texts(draft, "fr")[1].startswith("1. Le **fleuve** a monté au printemps.")
    assert len(texts(draft)) == 4


def test_dividing_and_joining_give_back_what_was(draft, marta):
    before = {language: texts(draft, language) for language in ("en", "fr", "es")}
    paragraph = draft.blocks.all()[1]
    at = {language: paragraph.text_in(language).index(". ") + 2 for language in ("en", "fr", "es")}

    blocks.split_block(block=paragraph, at=at, read=paragraph.fingerprint(), by=marta)
    blocks.merge_block(block=paragraph, by=marta)

    assert {language: texts(draft, language) for language in ("en", "fr", "es")} == before


def test_a_paragraph_is_not_joined_with_a_heading_nor_with_a_missing_translation(draft, marta):
    first, second = draft.blocks.all()[1:3]
    with pytest.raises(Refused, match="A heading cannot be joined"):
        blocks.merge_block(block=second, by=marta)

    edit(second, "fr", "", marta)

    with pytest.raises(Refused, match="Only one of the two paragraphs is written in French"):
        blocks.merge_block(block=first, by=marta)


def test_what_is_taken_out_comes_back_where_it_stood(draft, marta):
    before = {language: texts(draft, language) for language in ("en", "fr", "es")}
    paragraph = draft.blocks.all()[2]

    blocks.delete_block(block=paragraph, read=paragraph.fingerprint(), by=marta)
    assert texts(draft)[2:] == ["Plans for 2009", "2. A bridge will be built."]

    blocks.restore_block(note=draft, key=paragraph.pk, by=marta)
    assert {language: texts(draft, language) for language in ("en", "fr", "es")} == before


def test_nobody_takes_out_what_another_has_just_rewritten(draft, marta, paulo):
    read_by_paulo = draft.blocks.last()
    edit(draft.blocks.last(), "es", "Se construirá un túnel.", marta)

    with pytest.raises(Changed, match="Somebody else has changed this block"):
        blocks.delete_block(block=read_by_paulo, read=read_by_paulo.fingerprint(), by=paulo)


def test_who_writes_in_a_block_that_was_taken_out_is_told(draft, marta, paulo):
    read_by_paulo = draft.blocks.last()
    blocks.delete_block(block=draft.blocks.last(), read=read_by_paulo.fingerprint(), by=marta)

    with pytest.raises(Changed, match="taken this block out"):
        edit(read_by_paulo, "en", "A tunnel will be dug.", paulo)


def test_a_block_of_another_note_is_not_brought_back_into_this_one(draft, spring, marta):
    other = notes.start_note(by=marta, consultation=spring)
    block = blocks.add_block(note=other, texts={"en": "Elsewhere."}, by=marta)
    blocks.delete_block(block=block, read=block.fingerprint(), by=marta)

    with pytest.raises(Refused, match="never had such a block"):
        blocks.restore_block(note=draft, key=block.pk, by=marta)


def test_an_old_version_of_the_whole_note_comes_back_in_three_languages(draft, marta):
    from documents.forms.notes import NOTE
    from records.actions import restore_version

    before = {language: texts(draft, language) for language in ("en", "fr", "es")}
    version = Note.objects.get().version
    paragraph = draft.blocks.all()[2]
    blocks.delete_block(block=paragraph, read=paragraph.fingerprint(), by=marta)
    edit(draft.blocks.last(), "es", "Otra cosa.", marta)

    restore_version(record=Note.objects.get(), number=version, by=marta, verb=NOTE.verb)

    assert {language: texts(draft, language) for language in ("en", "fr", "es")} == before


def test_history_tells_who_wrote_what_and_why(draft, marta, paulo):
    edit(draft.blocks.last(), "fr", "Un tunnel sera creusé.", paulo)

    newest, older, *_rest = history.versions_of(Note.objects.get())
    [change] = history.changes_between(older, newest)

    assert (str(newest.by), newest.why) == ("Paulo Reis", "Text edited")
    assert (change.old, change.new) == ("Un pont sera construit.", "Un tunnel sera creusé.")


def test_positions_leave_room(draft):
    assert list(draft.blocks.values_list("position", flat=True)) == [1024 * place for place in range(1, 6)]
    assert Block.objects.count() == 5
