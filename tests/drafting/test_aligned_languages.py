"""One paragraph, one number, three texts: what is missing or out of date is known, shown, counted and refused."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.actions import blocks, notes
from documents.actions.translations import NO_TEXT
from documents.choices import Alignment
from documents.forms.notes import NOTE
from documents.models import Note
from documents.rules import obstacles_to_issuing
from records import history
from records.actions import restore_version
from records.refusals import Changed, Refused
from tests.drafts import complete_draft, confirm_all

pytestmark = pytest.mark.both_engines

UP_TO_DATE, OUT_OF_DATE = Alignment.UP_TO_DATE, Alignment.OUT_OF_DATE
NOT_COMPARED, MISSING, ORIGINAL = Alignment.NOT_COMPARED, Alignment.MISSING, Alignment.ORIGINAL
HTMX = {"HX-Request": "true"}


def standing(note, place=4):
    """How English, French and Spanish of a block stand now."""
    block = Note.objects.get(pk=note.pk).blocks.all()[place]
    return [block.alignment_in(language) for language in ("en", "fr", "es")]


def edit(note, language, text, by, *, place=4, **more):
    block = Note.objects.get(pk=note.pk).blocks.all()[place]
    return blocks.edit_block(block=block, language=language, text=text, read=block.fingerprint(language), by=by, **more)


def confirm(note, language, by, *, place=4, read=None):
    block = Note.objects.get(pk=note.pk).blocks.all()[place]
    read = read or block.fingerprint(block.note.original_language, language)
    return blocks.confirm_translation(block=block, language=language, read=read, by=by)


def turn(note, language, by):
    """Another language becomes the original one, on the cover."""
    note = Note.objects.get(pk=note.pk)
    note.original_language = language
    notes.edit_note(record=note, by=by)


def divide(note, languages, by, *, place=4):
    """Divide a block in these languages, after its first sentence."""
    block = Note.objects.get(pk=note.pk).blocks.all()[place]
    at = {language: block.text_in(language).index(". ") + 2 for language in languages}
    blocks.split_block(block=block, at=at, read=block.fingerprint(), by=by)


@pytest.fixture
def two_sentences(draft, marta):
    """The third paragraph says two things in each language."""
    for language, text in (("en", "It opens. It closes."), ("fr", "Il ouvre. Il ferme."), ("es", "Abre. Cierra.")):
        edit(draft, language, text, marta)
    return draft


# What the verbs note --------------------------------------------------------------------------------------------------


def test_what_is_written_together_is_up_to_date(draft):
    assert standing(draft) == [ORIGINAL, UP_TO_DATE, UP_TO_DATE]


def test_a_new_text_of_the_original_puts_both_translations_out_of_date_and_touches_neither(draft, marta):
    edit(draft, "en", "A tunnel will be dug.", marta)

    assert standing(draft) == [ORIGINAL, OUT_OF_DATE, OUT_OF_DATE]
    assert draft.blocks.last().text_fr == "Un pont sera construit."
    assert standing(draft, 2) == [ORIGINAL, UP_TO_DATE, UP_TO_DATE]


def test_the_old_text_of_the_original_makes_them_up_to_date_again(draft, marta):
    edit(draft, "en", "A tunnel will be dug.", marta)
    edit(draft, "en", "A bridge will be built.", marta)

    assert standing(draft) == [ORIGINAL, UP_TO_DATE, UP_TO_DATE]


def test_a_translation_written_anew_is_up_to_date_and_the_other_is_not(draft, marta, paulo):
    edit(draft, "en", "A tunnel will be dug.", marta)
    edit(draft, "fr", "Un tunnel sera creusé.", paulo)

    assert standing(draft) == [ORIGINAL, UP_TO_DATE, OUT_OF_DATE]


def test_a_translation_of_what_is_no_longer_there_is_kept_and_out_of_date_at_once(draft, marta, paulo):
    read_by_paulo = draft.blocks.last().fingerprint("en")
    edit(draft, "en", "A tunnel will be dug.", marta)

    edit(draft, "fr", "Un pont sera bâti.", paulo, rendering=read_by_paulo)

    assert draft.blocks.last().text_fr == "Un pont sera bâti."
    assert standing(draft)[1] == OUT_OF_DATE


def test_a_text_saved_as_it_was_confirms_nothing(draft, marta, paulo):
    edit(draft, "en", "A tunnel will be dug.", marta)
    edit(draft, "fr", "Un pont sera construit.", paulo)

    assert standing(draft)[1] == OUT_OF_DATE


def test_another_level_of_a_heading_confirms_nothing(draft, marta, paulo):
    edit(draft, "en", "Plans", marta, place=3)
    edit(draft, "fr", "Projets pour 2009", paulo, place=3, level=1)

    assert standing(draft, 3)[1] == OUT_OF_DATE


def test_what_is_taken_away_is_missing_and_not_out_of_date(draft, marta):
    edit(draft, "fr", "", marta)
    edit(draft, "en", "A tunnel will be dug.", marta)

    assert standing(draft) == [ORIGINAL, MISSING, OUT_OF_DATE]
    assert draft.blocks.last().renders_fr == ""


def test_without_an_original_nothing_is_out_of_date(draft, marta):
    edit(draft, "en", "", marta)

    assert standing(draft) == [MISSING, NOT_COMPARED, NOT_COMPARED]


def test_what_was_written_before_the_original_has_to_be_compared_with_it(draft, marta):
    blocks.add_block(note=draft, texts={"fr": "Un bac circulera."}, by=marta)
    assert standing(draft, 5) == [MISSING, NOT_COMPARED, MISSING]

    edit(draft, "en", "A ferry will run.", marta, place=5)

    assert standing(draft, 5) == [ORIGINAL, OUT_OF_DATE, MISSING]


def test_where_nobody_knows_what_a_translation_renders_it_is_not_called_out_of_date(draft, marta):
    draft.blocks.update(renders_fr=None)
    edit(draft, "en", "A tunnel will be dug.", marta)

    assert standing(draft) == [ORIGINAL, NOT_COMPARED, OUT_OF_DATE]
    confirm(draft, "fr", marta)
    assert standing(draft)[1] == UP_TO_DATE


# Still right as it is -------------------------------------------------------------------------------------------------


def test_marta_confirms_a_translation_and_the_history_knows(draft, marta, paulo):
    edit(draft, "en", "A bridge is to be built.", paulo)

    confirm(draft, "fr", marta)

    assert standing(draft) == [ORIGINAL, UP_TO_DATE, OUT_OF_DATE]
    newest = history.versions_of(Note.objects.get())[0]
    assert (str(newest.by), newest.why) == ("Marta Keller", "Translation confirmed as it is")
    assert draft.blocks.last().text_fr == "Un pont sera construit."


@pytest.mark.parametrize(
    ("language", "text"), [("en", "A ferry will run."), ("fr", "Un bac circulera.")], ids=["original", "translation"]
)
def test_nobody_confirms_what_another_has_changed_since(draft, marta, paulo, language, text):
    edit(draft, "en", "A tunnel will be dug.", paulo)
    read_by_marta = draft.blocks.last().fingerprint("en", "fr")
    edit(draft, language, text, paulo)
    before = standing(draft)

    with pytest.raises(Changed, match="Somebody else has changed the original or the translation"):
        confirm(draft, "fr", marta, read=read_by_marta)
    assert standing(draft) == before


def test_what_is_sent_twice_is_confirmed_once(draft, marta, paulo):
    edit(draft, "en", "A bridge is to be built.", paulo)
    confirm(draft, "fr", marta)
    version = Note.objects.get().version

    confirm(draft, "fr", marta)

    assert Note.objects.get().version == version


def test_the_original_and_what_is_not_written_cannot_be_confirmed(draft, marta):
    with pytest.raises(Refused, match="This is the original"):
        confirm(draft, "en", marta)
    edit(draft, "fr", "", marta)
    with pytest.raises(Refused, match="Not yet written in French"):
        confirm(draft, "fr", marta)
    edit(draft, "en", "", marta)
    with pytest.raises(Refused, match="Not yet written in English"):
        confirm(draft, "es", marta)


def test_in_an_issued_note_nothing_is_confirmed(draft, marta, ines):
    notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    with pytest.raises(Refused, match="An issued note cannot be changed"):
        confirm(draft, "fr", marta)


# Dividing, joining, bringing back -------------------------------------------------------------------------------------


def test_divided_in_all_languages_the_translations_stay_as_they_stood(two_sentences, marta):
    edit(two_sentences, "en", "It opens. It shuts.", marta)
    edit(two_sentences, "fr", "Il ouvre. Il se ferme.", marta)

    divide(two_sentences, ("en", "fr", "es"), marta)

    assert standing(two_sentences, 4) == [ORIGINAL, UP_TO_DATE, OUT_OF_DATE]
    assert standing(two_sentences, 5) == [ORIGINAL, UP_TO_DATE, OUT_OF_DATE]


def test_half_of_what_was_out_of_date_is_out_of_date_even_where_it_renders_a_text_by_chance(draft, marta):
    edit(draft, "en", "It opens.", marta)
    edit(draft, "fr", "Il ouvre. Oui.", marta)
    edit(draft, "en", "It opens. It closes.", marta)

    divide(draft, ("en", "fr"), marta)

    assert [standing(draft, place)[1] for place in (4, 5)] == [OUT_OF_DATE, OUT_OF_DATE]


def test_a_translation_that_stays_whole_where_the_original_is_divided_says_too_much(two_sentences, marta):
    divide(two_sentences, ("en", "fr"), marta)

    assert standing(two_sentences, 4) == [ORIGINAL, UP_TO_DATE, OUT_OF_DATE]
    assert standing(two_sentences, 5) == [ORIGINAL, UP_TO_DATE, MISSING]


def test_a_translation_that_is_divided_alone_is_out_of_date(two_sentences, marta):
    divide(two_sentences, ("fr",), marta)

    assert standing(two_sentences, 4) == [ORIGINAL, OUT_OF_DATE, UP_TO_DATE]
    assert standing(two_sentences, 5) == [MISSING, NOT_COMPARED, MISSING]


def test_joined_paragraphs_are_up_to_date_where_both_were(draft, marta):
    edit(draft, "en", "The fields came much later.", marta, place=2)
    edit(draft, "es", "Los campos vinieron mucho después.", marta, place=2)

    blocks.merge_block(block=draft.blocks.all()[1], by=marta)

    assert standing(draft, 1) == [ORIGINAL, OUT_OF_DATE, UP_TO_DATE]


def test_joined_with_one_that_nobody_knows_a_translation_is_not_called_up_to_date(draft, marta):
    draft.blocks.filter(pk=draft.blocks.all()[2].pk).update(renders_fr="")

    blocks.merge_block(block=draft.blocks.all()[1], by=marta)

    assert standing(draft, 1) == [ORIGINAL, NOT_COMPARED, UP_TO_DATE]


def test_dividing_and_joining_give_back_how_the_translations_stood(two_sentences, marta):
    edit(two_sentences, "en", "It opens. It shuts.", marta)
    edit(two_sentences, "fr", "Il ouvre. Il se ferme.", marta)
    divide(two_sentences, ("en", "fr", "es"), marta)

    blocks.merge_block(block=two_sentences.blocks.all()[4], by=marta)

    assert standing(two_sentences) == [ORIGINAL, UP_TO_DATE, OUT_OF_DATE]


def test_a_block_comes_back_as_its_translations_stood_and_what_is_new_renders_the_original(draft, marta):
    edit(draft, "en", "A tunnel will be dug.", marta)
    block = draft.blocks.last()
    blocks.delete_block(block=block, read=block.fingerprint(), by=marta)

    blocks.restore_block(note=draft, key=block.pk, texts={"es": "Se cavará un túnel."}, by=marta)

    assert standing(draft) == [ORIGINAL, OUT_OF_DATE, UP_TO_DATE]


def test_an_old_version_of_the_note_brings_back_how_its_translations_stood(draft, marta):
    edit(draft, "en", "A tunnel will be dug.", marta)
    version = Note.objects.get().version
    confirm_all(draft, marta)
    turn(draft, "fr", marta)

    restore_version(record=Note.objects.get(), number=version, by=marta, verb=NOTE.verb)

    assert Note.objects.get().original_language == "en"
    assert standing(draft) == [ORIGINAL, OUT_OF_DATE, OUT_OF_DATE]


# Another original language --------------------------------------------------------------------------------------------


def test_what_rendered_one_text_renders_each_other_when_another_becomes_the_original(draft, marta):
    turn(draft, "fr", marta)

    assert standing(draft) == [UP_TO_DATE, ORIGINAL, UP_TO_DATE]
    edit(draft, "fr", "Un tunnel sera creusé.", marta)
    assert standing(draft) == [OUT_OF_DATE, ORIGINAL, OUT_OF_DATE]


def test_what_differed_has_to_be_compared_with_the_new_original(draft, marta):
    edit(draft, "en", "A tunnel will be dug.", marta)
    edit(draft, "es", "Se cavará un túnel.", marta)

    turn(draft, "fr", marta)

    assert standing(draft) == [OUT_OF_DATE, ORIGINAL, OUT_OF_DATE]
    assert standing(draft, 2) == [UP_TO_DATE, ORIGINAL, UP_TO_DATE]


def test_turned_there_and_back_the_translations_stand_as_before(draft, marta):
    edit(draft, "en", "A tunnel will be dug.", marta)
    edit(draft, "es", "Se cavará un túnel.", marta)
    edit(draft, "es", "", marta, place=2)
    before = [standing(draft, place) for place in range(5)]

    for language in ("fr", "en"):
        turn(draft, language, marta)

    assert [standing(draft, place) for place in range(5)] == before


def test_turned_there_and_back_by_way_of_a_language_that_is_missing(draft, marta):
    edit(draft, "fr", "", marta)

    turn(draft, "fr", marta)
    assert standing(draft) == [NOT_COMPARED, MISSING, NOT_COMPARED]

    turn(draft, "en", marta)
    assert standing(draft) == [ORIGINAL, MISSING, UP_TO_DATE]


def test_what_the_new_original_says_since_is_not_forgotten_on_the_way_back(draft, marta):
    turn(draft, "fr", marta)
    edit(draft, "fr", "Un tunnel sera creusé.", marta)

    turn(draft, "en", marta)

    assert standing(draft) == [ORIGINAL, OUT_OF_DATE, UP_TO_DATE]


def test_a_block_that_was_out_meanwhile_comes_back_to_the_new_original(draft, marta):
    block = draft.blocks.last()
    blocks.delete_block(block=block, read=block.fingerprint(), by=marta)
    turn(draft, "fr", marta)

    blocks.restore_block(note=draft, key=block.pk, by=marta)

    assert standing(draft) == [UP_TO_DATE, ORIGINAL, UP_TO_DATE]


# Issuing --------------------------------------------------------------------------------------------------------------


def test_out_of_date_translations_stand_in_the_way_of_issuing(client, draft, marta, ines):
    for place in (1, 3, 4):
        edit(draft, "en", "New words.[^1]\n\n[^1]: A note." if place == 1 else "New words.", marta, place=place)
    for place in (3, 4):
        confirm(draft, "es", marta, place=place)
    draft = Note.objects.get()

    assert obstacles_to_issuing(draft) == [
        "Out of date in French: para. 1, heading “New words.”, para. 3.",
        "Out of date in Spanish: para. 1.",
    ]
    with pytest.raises(Refused, match="Out of date in French"):
        notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)
    client.force_login(ines)
    checks = f"/documents/drafts/{draft.pk}/-/check/"
    assert "Out of date in Spanish: para. 1." in client.get(checks).text
    assert "À mettre à jour en espagnol\u00a0: par. 1." in client.get(f"/fr{checks}").text
    spanish = client.get(f"/es{checks}").text
    assert "Desactualizado en español: párr. 1." in spanish
    assert "Desactualizados en francés: párr. 1, " in spanish


def test_once_they_are_confirmed_or_written_the_note_is_issued(draft, marta, ines):
    edit(draft, "en", "A tunnel will be dug.", marta)
    edit(draft, "fr", "Un tunnel sera creusé.", marta)
    confirm(draft, "es", marta)

    assert str(notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)) == "IC/2009/3"


# On the desk ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def editor(client, draft, marta):
    """Marta's browser, and the address of the draft."""
    client.force_login(marta)
    return client, f"/documents/drafts/{draft.pk}"


def row_of(page, block):
    """What the page shows of one block."""
    return page.split(f'id="block-{block.pk}"')[1].split('class="pair level-')[0]


def words_of(html):
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<(?:svg.*?</svg|[^>]+)>", " ", html, flags=re.DOTALL)))


def act(html, verb):
    """The address to which a button of this verb leads, and what it says of what was read."""
    both, address = re.search(rf'value="(\w+)"[^>]*formaction="([^"]+/{verb}/[^"]*)"', html).groups()
    return unescape(address), {"both": both}


def test_beside_an_outdated_translation_stands_what_changed_in_the_original_by_word_with_who_and_when(
    editor, draft, paulo
):
    client, base = editor
    edit(draft, "en", "A tunnel will be built.", paulo)

    row = row_of(client.get(f"{base}/-/write/?view=two&left=en&right=fr").text, draft.blocks.last())

    assert "A <del>bridge</del> <ins>tunnel</ins> will be built." in row
    assert "Changed since the text in French was written" in row
    assert "Last changed by Paulo Reis, " in row
    assert "Out of date" in row
    assert "Still right as it is" in row


def test_each_state_stands_in_words_in_three_languages(editor, draft, marta):
    client, base = editor
    edit(draft, "en", "A tunnel will be dug.", marta)
    edit(draft, "fr", "", marta, place=2)
    page, last, third = f"{base}/-/write/?view=two&left=en&right=fr", draft.blocks.last(), draft.blocks.all()[2]

    for prefix, states in (
        ("", ("Up to date", "Missing", "Out of date")),
        ("/fr", ("À jour", "Manquant", "À mettre à jour")),
        ("/es", ("Actualizado", "Falta", "Desactualizado")),
    ):
        text = client.get(prefix + page).text
        for block, state in zip((draft.blocks.first(), third, last), states, strict=True):
            assert state in words_of(row_of(text, block))


def test_progress_counts_missing_and_outdated_apart_with_plurals_in_three_languages(editor, draft, marta):
    client, base = editor
    edit(draft, "fr", "", marta, place=2)
    for place in (3, 4):
        edit(draft, "en", "New words.", marta, place=place)
    confirm(draft, "es", marta, place=4)

    for prefix, french, spanish in (
        ("", "FR 1 missing, 2 out of date", "ES 1 out of date"),
        ("/fr", "FR\u00a0: 1 manquant, 2 à mettre à jour", "ES\u00a0: 1 à mettre à jour"),
        ("/es", "FR: falta 1, 2 desactualizados", "ES: 1 desactualizado"),
    ):
        text = words_of_bar(client.get(f"{prefix}{base}/-/write/").text)
        assert french in text
        assert f"{spanish} " in text

    edit(draft, "fr", "", marta, place=4)
    assert "FR: faltan 2, 1 desactualizado " in words_of_bar(client.get(f"/es{base}/-/write/").text)
    assert "FR 2 missing, 1 out of date " in words_of_bar(client.get(f"{base}/-/write/").text)


def words_of_bar(page):
    return words_of(page.split('class="desk-bar"')[1].split('class="desk-powers"')[0])


def test_the_next_work_is_what_is_missing_or_out_of_date(editor, draft, marta):
    client, base = editor
    page = f"{base}/-/write/?view=two&left=en&right=fr"
    assert 'class="desk-next"' not in client.get(page).text

    edit(draft, "fr", "", marta)
    edit(draft, "en", "The fields came at once.", marta, place=2)

    for block in (draft.blocks.all()[2], draft.blocks.last()):
        address = unescape(re.search(r'class="desk-next"[^>]*href="([^"]+)"', client.get(page).text)[1])
        assert f"/blocks/{block.pk}/-/edit/" in address
        edit(draft, "fr", "Une phrase.", marta, place=2)


def test_text_and_outline_mark_both_kinds(editor, draft, marta):
    client, base = editor
    edit(draft, "fr", "", marta, place=2)
    edit(draft, "en", "A tunnel will be dug.", marta)

    page = client.get(f"{base}/-/write/?language=fr").text

    assert "FR out of date" in words_of(row_of(page, draft.blocks.last()))
    assert "ES out of date" in words_of(row_of(page, draft.blocks.last()))
    outline = page.split('class="outline"')[1].split("</nav>")[0]
    assert outline.count('title="Missing"') == outline.count('title="Out of date"') == 1


def test_a_translation_is_confirmed_without_javascript(editor, draft, paulo):
    client, base = editor
    edit(draft, "en", "A bridge is to be built.", paulo)
    page = client.get(f"{base}/-/write/?view=two&left=en&right=fr").text
    address, read = act(row_of(page, draft.blocks.last()), "confirm")

    answer = client.post(address, read, follow=True)

    assert "Para. 3: " not in answer.text
    assert "Para. 3 is still right as it is." in answer.text
    assert standing(draft)[1] == UP_TO_DATE
    assert urlsplit(answer.redirect_chain[0][0]).query == "view=two&left=en&right=fr"


def test_who_confirms_what_has_moved_is_told_and_sees_what_stands_now(editor, draft, paulo):
    client, base = editor
    edit(draft, "en", "A bridge is to be built.", paulo)
    page = client.get(f"{base}/-/write/?view=two&left=en&right=fr").text
    address, read = act(row_of(page, draft.blocks.last()), "confirm")
    edit(draft, "en", "A tunnel will be dug.", paulo)

    answer = client.post(address, read, headers=HTMX)

    assert answer.status_code == 409
    assert "Somebody else has changed the original or the translation meanwhile" in answer.text
    assert "A <del>bridge</del> <ins>tunnel</ins> will be <del>built.</del> <ins>dug.</ins>" in answer.text
    assert standing(draft)[1] == OUT_OF_DATE


def test_an_open_paragraph_is_confirmed_as_it_was_and_never_what_is_typed(editor, draft, paulo):
    client, base = editor
    edit(draft, "en", "A bridge is to be built.", paulo)
    block = draft.blocks.last()
    opened = client.get(f"{base}/blocks/{block.pk}/-/edit/?view=two&left=en&right=fr").text
    address, read = act(row_of(opened, block), "confirm")
    form = {"read": block.fingerprint("fr"), "open": block.pk} | read

    typed = client.post(address, form | {"text": "Un pont sera bâti."}, headers=HTMX)
    assert typed.status_code == 422
    assert "You have changed this text." in typed.text
    assert ">Un pont sera bâti.</textarea>" in typed.text.replace("\n", "")
    assert standing(draft)[1] == OUT_OF_DATE

    confirmed = client.post(address, form | {"text": "Un pont sera construit."}, headers=HTMX)
    assert confirmed.status_code == 200
    assert "<textarea" not in confirmed.text
    assert standing(draft)[1] == UP_TO_DATE


def test_who_translates_what_was_rewritten_meanwhile_loses_nothing_and_sees_it(editor, draft, paulo):
    client, base = editor
    block = draft.blocks.last()
    edit(draft, "fr", "", paulo)
    address = f"{base}/blocks/{block.pk}/-/edit/?view=two&left=en&right=fr"
    opened = client.get(address).text
    typed = {name: re.search(rf'name="{name}" value="(\w+)"', opened)[1] for name in ("read", "rendering")}
    edit(draft, "en", "A tunnel will be built.", paulo)

    saved = client.post(address, typed | {"text": "Un pont sera bâti."}, follow=True)

    row = row_of(saved.text, block)
    assert "Un pont sera bâti." in row
    assert "A <del>bridge</del> <ins>tunnel</ins> will be built." in row


def test_between_two_translations_the_change_stands_under_the_one_that_missed_it(editor, draft, marta):
    client, base = editor
    edit(draft, "en", "A tunnel will be built.", marta)
    confirm(draft, "fr", marta)

    row = row_of(client.get(f"{base}/-/write/?view=two&left=fr&right=es").text, draft.blocks.last())

    assert row.count('class="rewriting"') == 1
    assert row.index("Se construirá") < row.index("<del>bridge</del>")


def test_where_the_history_does_not_know_what_was_rendered_the_page_says_so(editor, draft, marta):
    client, base = editor
    edit(draft, "en", "It opens. It closes.", marta)
    edit(draft, "fr", "Il ouvre. Il ferme.", marta)
    edit(draft, "en", "It opens. It shuts.", marta)
    divide(draft, ("en", "fr"), marta)
    assert draft.blocks.last().renders_fr == NO_TEXT

    row = row_of(client.get(f"{base}/-/write/?view=two&left=en&right=fr").text, draft.blocks.last())

    assert "the history of this paragraph does not have it" in row
    assert "<del>" not in row


# Three languages ------------------------------------------------------------------------------------------------------


def test_three_languages_lie_side_by_side_each_with_its_state_and_its_edit_link(editor, draft, marta):
    client, base = editor
    edit(draft, "en", "A tunnel will be built.", marta)
    edit(draft, "es", "", marta)
    block = draft.blocks.last()

    page = client.get(f"{base}/-/write/?view=three").text

    assert 'aria-current="page">Three languages' in page
    assert page.count('class="pair level-') == 5
    row = row_of(page, block)
    assert row.count('class="column"') == 3
    for code in ("en", "fr", "es"):
        assert f"/blocks/{block.pk}/-/edit/?language={code}&amp;view=three" in row
    words = words_of(row)
    assert words.index("A tunnel") < words.index("Un pont") < words.index("Out of date") < words.index("Missing")
    assert "A <del>bridge</del> <ins>tunnel</ins> will be built." in row
    for prefix, name in (("/fr", "Trois langues"), ("/es", "Tres idiomas")):
        assert f'aria-current="page">{name}' in client.get(f"{prefix}{base}/-/write/?view=three").text


def test_what_changed_since_both_translations_stands_once_and_what_changed_since_each_twice(editor, draft, marta):
    client, base = editor
    edit(draft, "en", "A tunnel will be built.", marta)
    row = row_of(client.get(f"{base}/-/write/?view=three").text, draft.blocks.last())
    assert row.count("Changed since both translations were written") == row.count('class="rewriting"') == 1

    confirm(draft, "fr", marta)
    edit(draft, "en", "A tunnel will be dug.", marta)

    row = words_of(row_of(client.get(f"{base}/-/write/?view=three").text, draft.blocks.last()))
    assert "Changed since the text in French was written A tunnel will be built. dug." in row
    assert "Changed since the text in Spanish was written A bridge tunnel will be built. dug." in row


def test_the_next_work_in_three_languages_leads_to_the_language_that_needs_it(editor, draft, marta):
    client, base = editor
    edit(draft, "en", "A tunnel will be built.", marta)
    confirm(draft, "fr", marta)

    page = client.get(f"{base}/-/write/?view=three").text

    address = unescape(re.search(r'class="desk-next"[^>]*href="([^"]+)"', page)[1])
    assert urlsplit(address).query == "language=es&view=three"
    assert f'id="writing-{draft.blocks.last().pk}-es"' in client.get(address).text


def test_two_languages_of_one_paragraph_are_open_at_once_and_one_is_saved(editor, draft):
    client, base = editor
    block = draft.blocks.last()
    address = f"{base}/blocks/{block.pk}/-/edit/?view=three&language="

    both = client.get(f"{address}es", {"open": f"{block.pk}-fr"} | {"view": "three", "language": "es"}, headers=HTMX)
    assert f'id="writing-{block.pk}-fr" hx-preserve="true"' in both.text
    assert f'id="writing-{block.pk}-es">' in both.text

    saved = client.post(
        f"{address}es",
        {
            "text": "Se cavará un túnel.",
            "read": block.fingerprint("es"),
            "open": [f"{block.pk}-fr", f"{block.pk}-es"],
        },
        headers=HTMX,
    )
    assert f'id="writing-{block.pk}-fr" hx-preserve="true"' in saved.text
    assert f'id="writing-{block.pk}-es"' not in saved.text
    assert draft.blocks.last().text_es == "Se cavará un túnel."


@pytest.mark.parametrize("view", ["view=two&left=en&right=fr", "view=three", "language=fr"])
def test_the_history_costs_one_query_however_many_paragraphs_are_out_of_date(client, spring, ic, ines, view):
    note = complete_draft(spring, ines, "IC/2009/3")
    address = f"/documents/drafts/{note.pk}/-/write/?{view}"
    client.force_login(ines)

    def queries():
        with CaptureQueriesContext(connection) as counted:
            client.get(address)
        return len(counted)

    queries()
    none = queries()
    edit(note, "en", "New words.", ines)
    one = queries()
    for number in range(10):
        texts = dict.fromkeys(("en", "fr", "es"), f"Line {number}.")
        block = blocks.add_block(note=note, texts=texts, by=ines)
        for text in ("Newer.", "Newest."):
            blocks.edit_block(block=block, language="en", text=text, read=block.fingerprint("en"), by=ines)
            block.refresh_from_db()

    assert queries() == one == none + (0 if view == "language=fr" else 1) <= 9
