"""The editor beside the records: what it tells, and each way out of it."""

import re
from datetime import date

import pytest

from documents.actions import blocks, notes
from documents.forms.styles import PlanPartForm
from documents.models import HouseStyle, Note
from drafting import actions as drafts
from drafting.comparison import draft_of
from records import history
from sessions_app.choices import YearPassageKind
from sessions_app.models import Preparation, YearPassage
from tests.drafting.conftest import change_function, in_all_languages
from tests.factories import (
    ConsultationFactory,
    WorkshopFactory,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def consultation(planned):
    """It prepares 2032, and has no note yet."""
    consultation = ConsultationFactory(date=date(2032, 2, 26))
    history.save(consultation, by=None, parts=[Preparation(year=planned)])
    return consultation


@pytest.fixture
def note(sitting, consultation, marta) -> Note:
    """Its note, drafted."""
    note = drafts.draft_note_for(consultation=consultation, by=marta)
    return Note.objects.with_facts().get(pk=note.pk)


@pytest.fixture
def editor(client, note, marta):
    """Marta's browser, and the address of the note."""
    client.force_login(marta)
    return client, f"/documents/drafts/{note.pk}"


def told_blocks(page: str) -> list[str]:
    return re.findall(r'id="told-(\d+)"', page)


def shown(note, block) -> dict[str, str]:
    current = next(each for each in draft_of(note) if each.key == block.drafting_key)
    return {"read": block.fingerprint(), "seen": current.fingerprint}


# Drafting from a page -------------------------------------------------------------------------------------------------


def test_marta_has_the_note_of_a_consultation_drafted_from_its_page(client, sitting, consultation, marta):
    client.force_login(marta)
    page = client.get(f"/consultations/{consultation.date}/").text
    assert "Draft from the records" in page

    answer = client.post("/documents/drafts/-/draft/", {"consultation": consultation.pk})

    note = Note.objects.get()
    assert answer["Location"] == f"/documents/drafts/{note.pk}/-/write/"
    page = client.get(answer["Location"]).text
    assert "The note is drafted from the records." in page
    assert "Ada Lindqvist" in page
    assert told_blocks(page) == []


def test_maria_is_not_offered_it(client, consultation, planned, maria):
    planned.published_at = "2031-01-01T00:00:00Z"
    history.save(planned, by=None)
    client.force_login(maria)
    assert "Draft from the records" not in client.get(f"/consultations/{consultation.date}/").text


def test_a_consultation_with_a_note_offers_no_second_one_and_refuses_it_in_words(editor, consultation):
    client, _base = editor
    assert "Draft from the records" not in client.get(f"/consultations/{consultation.date}/").text
    refused = client.post("/documents/drafts/-/draft/", {"consultation": consultation.pk})
    assert refused.status_code == 409
    assert "A note for this consultation stands already" in refused.text


def test_an_unknown_consultation_is_not_found(editor):
    client, _base = editor
    assert client.post("/documents/drafts/-/draft/", {"consultation": "x"}).status_code == 404


def test_a_note_that_is_begun_by_hand_can_be_drafted(client, sitting, planned, marta):
    client.force_login(marta)
    note = notes.start_note(by=marta, reports_on=sitting.council_session.year, plans=planned)
    assert 'id="draft-note"' in client.get(f"/documents/drafts/{note.pk}/-/write/").text
    client.post(f"/documents/drafts/{note.pk}/-/draft/")
    assert note.blocks.exists()


def test_a_note_without_years_says_why_nothing_can_be_drafted(client, marta):
    client.force_login(marta)
    note = notes.start_note(by=marta)
    page = client.get(f"/documents/drafts/{note.pk}/-/write/").text
    assert "The note names no year to report on or to plan." in page
    assert 'id="draft-note"' not in page


# A record moves on ----------------------------------------------------------------------------------------------------


def test_the_box_shows_both_texts_and_only_the_sentence_that_differs(editor, note, sitting):
    client, base = editor
    change_function(sitting)
    block = note.blocks.get(drafting_key=f"sitting:{sitting.pk}")

    page = client.get(f"{base}/-/write/?language=en").text

    assert told_blocks(page) == [str(block.pk)]
    box = page[page.index(f'id="told-{block.pk}"') : page.index("What has changed in the record")]
    assert "<del>Harbour Master</del> (en)" in box
    assert "<ins>Port Warden</ins> (en)" in box
    assert "The sitting of" not in box
    assert f"/council/120/sittings/{sitting.position}/history/" in page
    assert "The records have overtaken 1 block" in page


def test_taking_the_new_text_settles_it_in_the_languages_that_nobody_edited(editor, note, sitting):
    client, base = editor
    change_function(sitting)
    block = note.blocks.get(drafting_key=f"sitting:{sitting.pk}")

    answer = client.post(f"{base}/blocks/{block.pk}/-/take/?language=fr", shown(note, block), headers=HTMX)

    assert "Para. 3 says what the records say now." in answer.text
    assert told_blocks(answer.text) == []
    block.refresh_from_db()
    assert ["Port Warden" in text for text in block.texts.values()] == [True] * 3
    assert [block.alignment_in(language) for language in ("fr", "es")] == ["up_to_date", "up_to_date"]


def test_keeping_the_text_settles_it_in_this_language_alone(editor, note, sitting):
    client, base = editor
    change_function(sitting)
    block = note.blocks.get(drafting_key=f"sitting:{sitting.pk}")

    answer = client.post(f"{base}/blocks/{block.pk}/-/keep/?language=en", shown(note, block), follow=True)

    assert "Para. 3 stays as it is." in answer.text
    assert "The record has changed since this paragraph was drafted" not in answer.text
    assert "The record has changed in another language:" in answer.text
    assert "Edited by hand" not in answer.text


@pytest.mark.parametrize("verb", ["take", "keep"])
def test_a_record_that_has_changed_again_is_shown_first(editor, note, sitting, verb):
    client, base = editor
    change_function(sitting)
    block = note.blocks.get(drafting_key=f"sitting:{sitting.pk}")
    seen = shown(note, block)
    change_function(sitting, "Keeper of the Lighthouse")

    refused = client.post(f"{base}/blocks/{block.pk}/-/{verb}/?language=en", seen)

    assert refused.status_code == 409
    assert "The records have changed again meanwhile" in refused.text
    assert "Keeper of the Lighthouse" in refused.text


def test_a_change_in_another_language_alone_leads_there(editor, note, sitting):
    client, base = editor
    ada = sitting.appearances.get()
    ada.function_es = "Capitana del puerto"
    history.save(sitting, by=None, parts=[ada])

    page = client.get(f"{base}/-/write/?language=en").text

    assert "The record has changed in another language:" in page
    assert re.search(r'\?language=es#block-\d+">Spanish</a>', page)


def test_a_drafted_paragraph_names_its_record(editor, sitting):
    client, base = editor
    page = client.get(f"{base}/-/write/").text
    assert f'From <a href="/council/120/sittings/{sitting.position}/">Quays (en)</a>' in page


def test_the_name_of_a_record_is_never_markup(editor, note, sitting):
    client, base = editor
    sitting.refresh_from_db()
    sitting.title_en = "<script>alert(1)</script>"
    history.save(sitting, by=None)
    page = client.get(f"{base}/-/write/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</a>" in page


# Records come and go --------------------------------------------------------------------------------------------------


def test_a_new_workshop_is_offered_and_added(editor, note, planned):
    client, base = editor
    workshop = WorkshopFactory(year=planned, **in_all_languages("title", "Lighthouses"))
    page = client.get(f"{base}/-/write/").text
    assert "The records give more" in page

    client.post(f"{base}/-/add-drafted/", {"key": f"workshop:{workshop.pk}:heading"}, headers=HTMX)

    assert note.blocks.get(drafting_key=f"workshop:{workshop.pk}:heading").text_fr == "Lighthouses (fr)"


def test_what_was_taken_out_is_offered_apart_and_can_come_back_once(editor, note, marta):
    client, base = editor
    block = note.blocks.get(drafting_key="opening")
    blocks.delete_block(block=block, read=block.fingerprint(), by=marta)
    page = client.get(f"{base}/-/write/").text
    assert "The records give more" not in page
    assert "1 block was taken out, and can be drafted again" in page

    client.post(f"{base}/-/add-drafted/", {"key": "opening"})
    client.post(f"{base}/blocks/{block.pk}/-/restore/", {})

    assert note.blocks.filter(drafting_key="opening").count() == 1
    assert note.blocks.get(pk=block.pk).drafting_key == ""


def test_an_unknown_key_is_refused_in_words(editor):
    client, base = editor
    refused = client.post(f"{base}/-/add-drafted/", {"key": "nothing"})
    assert refused.status_code == 409
    assert "The records no longer give this block." in refused.text


def test_a_block_without_its_record_is_named_and_let_go(editor, note, planned, marta):
    client, base = editor
    passage = YearPassage(
        kind=YearPassageKind.RATIONALE, year=planned, **in_all_languages("text", "Because of the sea.")
    )
    history.save(planned, by=None, parts=[passage])
    block = drafts.add_drafted(note=note, key=f"coming:passage:{passage.pk}", by=marta)
    history.save(planned, by=None, without=[passage])
    assert "The records no longer give this text" in client.get(f"{base}/-/write/").text

    answer = client.post(f"{base}/blocks/{block.pk}/-/let-go/", {"read": block.fingerprint()}, follow=True)

    assert "follows no record any more" in answer.text
    assert told_blocks(answer.text) == []
    assert note.blocks.get(pk=block.pk).text_en == "Because of the sea. (en)."


def test_a_block_that_somebody_else_has_changed_is_not_let_go_unread(editor, note, paulo):
    client, base = editor
    block = note.blocks.get(drafting_key="opening")
    read = block.fingerprint()
    blocks.edit_block(block=block, language="en", text="Paulo’s words.", read=block.fingerprint("en"), by=paulo)
    assert client.post(f"{base}/blocks/{block.pk}/-/let-go/", {"read": read}).status_code == 409
    assert note.blocks.get(pk=block.pk).drafting_key == "opening"


# The house style ------------------------------------------------------------------------------------------------------


def test_marta_adopts_the_house_style_and_changes_it(client, marta):
    client.force_login(marta)
    assert "The style that the portal brings along is in force." in client.get("/documents/house-style/").text
    assert client.get("/documents/house-style/edit/").status_code == 404

    answer = client.post("/documents/house-style/-/adopt/", follow=True)

    assert answer.redirect_chain[-1][0] == "/documents/house-style/edit/"
    assert "1. Opening" in answer.text
    assert HouseStyle.objects.get().history.latest().history_user == marta


def test_a_standing_sentence_with_unclear_marks_is_refused_and_kept_as_typed(client, marta):
    form = PlanPartForm({"kind": "opening", "standing_en": "A **star {year} and {nobody}."})
    assert not form.is_valid()
    assert form.errors["standing_en"] == [
        "A star has no partner. Write \\* for a star that is only a star.",
        "Braces are only for {.name} and for a language such as {lang=es}, after words in brackets.",
    ]
