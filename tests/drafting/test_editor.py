"""The editor of a draft, as pages: with htmx and without."""

import re
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.actions import blocks, notes
from documents.models import Note
from drafting.forms.blocks import SplitForm
from tests.drafts import complete_draft

HTMX = {"HX-Request": "true"}


@pytest.fixture
def editor(client, draft, marta):
    """Marta's browser, and the address of the draft's blocks."""
    client.force_login(marta)
    return client, f"/documents/drafts/{draft.pk}"


def block_address(base, block, verb, query="language=en"):
    return f"{base}/blocks/{block.pk}/-/{verb}/?{query}"


def test_marta_sees_the_text_its_outline_and_its_preview(editor, draft):
    client, base = editor

    page = client.get(f"{base}/-/write/").text

    assert page.count('class="block level-') == 5
    assert "The <strong>river</strong> rose in spring." in page
    assert 'id="para-3"' in page  # the preview
    assert re.search(r"3\s+A bridge will be built", page)  # the outline
    assert 'aria-current="page"><span class="wide-only">Text and preview' in page


def test_a_paragraph_is_opened_written_and_saved_without_javascript(editor, draft):
    client, base = editor
    block = draft.blocks.last()

    opened = client.get(block_address(base, block, "edit"))
    assert ">A bridge will be built.</textarea>" in opened.text.replace("\n", "")

    saved = client.post(
        block_address(base, block, "edit"), {"text": "A tunnel will be dug.", "read": block.fingerprint("en")}
    )
    assert saved["Location"] == f"{base}/-/write/?language=en#block-{block.pk}"
    page = client.get(saved["Location"]).text
    assert "Para. 3 is saved." in page
    assert "A tunnel will be dug." in page


def test_htmx_gets_the_desk_alone_and_hears_what_happened(editor, draft):
    client, base = editor
    block = draft.blocks.last()

    answer = client.post(
        block_address(base, block, "edit"),
        {"text": "A tunnel will be dug.", "read": block.fingerprint("en")},
        headers=HTMX,
    )

    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="desk"')
    assert 'role="status" hx-swap-oob="innerHTML">Para. 3 is saved.</div>' in answer.text


def test_the_second_writer_sees_both_texts_and_saves_a_third(editor, draft, paulo):
    client, base = editor
    block = draft.blocks.last()
    blocks.edit_block(block=block, language="en", text="A ferry will run.", read=block.fingerprint("en"), by=paulo)

    refused = client.post(
        block_address(base, block, "edit"), {"text": "A tunnel will be dug.", "read": block.fingerprint("en")}
    )

    assert refused.status_code == 409
    assert "Paulo Reis has changed this paragraph too" in refused.text
    assert "<del>ferry</del>" in refused.text
    assert ">A tunnel will be dug.</textarea>" in refused.text.replace("\n", "")

    read = re.search(rf'value="(\w+)" id="read-{block.pk}"', refused.text)[1]
    client.post(block_address(base, block, "edit"), {"text": "A ferry and a tunnel.", "read": read})
    assert draft.blocks.last().text_en == "A ferry and a tunnel."


def test_who_wrote_the_text_is_named_and_not_who_wrote_another_language(editor, draft, paulo, ines):
    client, base = editor
    read = draft.blocks.last()
    for language, text, by in (("en", "A ferry will run.", paulo), ("es", "Un transbordador.", ines)):
        block = draft.blocks.last()
        blocks.edit_block(block=block, language=language, text=text, read=block.fingerprint(language), by=by)

    refused = client.post(block_address(base, read, "edit"), {"text": "A tunnel.", "read": read.fingerprint("en")})

    assert "Paulo Reis has changed this paragraph too" in refused.text


def test_what_was_typed_in_a_block_that_is_gone_can_come_back_with_it(editor, draft, paulo):
    client, base = editor
    block = draft.blocks.last()
    blocks.delete_block(block=block, read=block.fingerprint(), by=paulo)

    lost = client.post(
        block_address(base, block, "edit"), {"text": "A tunnel will be dug.", "read": block.fingerprint("en")}
    )
    assert lost.status_code == 409
    assert "Paulo Reis has taken this block out" in lost.text

    client.post(block_address(base, block, "restore"), {"text": "A tunnel will be dug."})
    restored = draft.blocks.last()
    assert (restored.text_en, restored.text_fr) == ("A tunnel will be dug.", "Un pont sera construit.")


def test_what_was_typed_is_shown_beside_the_block_that_another_has_brought_back(editor, draft, paulo):
    client, base = editor
    block = draft.blocks.last()
    blocks.delete_block(block=block, read=block.fingerprint(), by=paulo)
    blocks.restore_block(note=draft, key=block.pk, by=paulo)

    both = client.post(block_address(base, block, "restore"), {"text": "A tunnel will be dug."})

    assert both.status_code == 409
    assert "A bridge will be built." in both.text
    assert "A tunnel will be dug." in both.text
    assert draft.blocks.last().text_en == "A bridge will be built."


def test_who_opens_a_block_that_is_gone_is_offered_the_text_it_had(editor, draft, paulo):
    client, base = editor
    block = draft.blocks.last()
    blocks.delete_block(block=block, read=block.fingerprint(), by=paulo)

    opened = client.get(block_address(base, block, "edit"))

    assert opened.status_code == 409
    assert ">A bridge will be built.</textarea>" in opened.text


def test_what_comes_back_is_cleaned_like_everything_that_is_typed(editor, draft, paulo):
    client, base = editor
    block = draft.blocks.last()
    blocks.delete_block(block=block, read=block.fingerprint(), by=paulo)

    refused = client.post(block_address(base, block, "restore"), {"text": "long" * 30_000})
    assert refused.status_code == 409
    assert "100000" in refused.text

    client.post(block_address(base, block, "restore"), {"text": "<b>A tunnel</b>\r\nwill be dug."})
    assert draft.blocks.last().text_en == "A tunnel\nwill be dug."


def test_what_is_open_in_the_browser_is_left_alone_while_another_block_moves(editor, draft):
    client, base = editor
    open_block, moved = draft.blocks.all()[1], draft.blocks.all()[4]

    answer = client.post(block_address(base, moved, "move"), {"direction": "up", "open": open_block.pk}, headers=HTMX)

    assert f'id="writing-{open_block.pk}" hx-preserve="true"' in answer.text
    assert "Moved; it is now para. 3." in answer.text


def test_the_cancelled_block_closes_and_the_other_open_one_stays(editor, draft):
    client, base = editor
    first, second = draft.blocks.all()[1], draft.blocks.all()[2]

    answer = client.get(
        f"{base}/-/write/", {"language": "en", "close": first.pk, "open": [first.pk, second.pk]}, headers=HTMX
    )

    assert f'id="writing-{first.pk}"' not in answer.text
    assert f'id="writing-{second.pk}" hx-preserve="true"' in answer.text


def test_a_paragraph_is_added_below_another(editor, draft):
    client, base = editor
    first = draft.blocks.all()[1]
    address = f"{base}/blocks/-/add/?after={first.pk}&language=fr"

    assert 'id="text-new"' in client.get(address).text
    empty = client.post(address, {"text": " "})
    assert empty.status_code == 422
    client.post(address, {"text": "Personne ne s'est noyé."})

    added = draft.blocks.all()[2]
    assert (added.text_fr, added.text_en) == ("Personne ne s'est noyé.", None)


def test_a_heading_is_added_at_the_end_with_its_level(editor, draft):
    client, base = editor

    client.post(f"{base}/blocks/-/add/?heading&language=en", {"text": "Money", "level": "2"})

    assert (draft.blocks.last().text_en, draft.blocks.last().level) == ("Money", 2)


def test_a_footnote_is_begun_without_javascript(editor, draft):
    client, base = editor
    block = draft.blocks.all()[1]

    page = client.get(block_address(base, block, "edit", "footnote&language=en")).text

    assert "Two villages moved.[^1][^2]" in page
    assert "[^1]: Both lie in the valley.\n[^2]: " in page


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("It rose. It fell.[^1] It stayed.\n\n[^1]: Twice.", ["… It rose. | It fell.", "It fell. | It stayed. …"]),
        ('She said "It rose. It fell." Then she left.', ['It fell." | Then she left. …']),
        ("The **river rose. It fell**. It stayed.", ["It fell. | It stayed. …"]),
        ("The **river rose. It fell.", []),
        ("It rose.", []),
    ],
)
def test_a_paragraph_can_be_divided_between_sentences_but_not_within_marks_or_a_quotation(draft, text, places):
    block = draft.blocks.all()[2]
    block.text_en = text
    offered = [label for place, label in SplitForm(block).fields["at_en"].choices if place != ""]

    assert len(offered) == len(places)
    assert all(words in label for words, label in zip(places, offered, strict=True))


def test_a_paragraph_is_divided_after_the_sentences_that_were_chosen(editor, draft):
    client, base = editor
    block = draft.blocks.all()[1]

    page = client.get(block_address(base, block, "split")).text
    chosen = {name: re.search(rf'name="{name}" value="(\d+)"', page)[1] for name in ("at_en", "at_fr", "at_es")}
    assert "… The river rose in spring. | Two villages moved. …" in page
    answer = client.post(block_address(base, block, "split"), chosen | {"read": block.fingerprint()}, follow=True)

    assert "Divided; the second part is now para. 2." in answer.text
    assert draft.blocks.all()[2].text_es.startswith("Dos aldeas se trasladaron")


def test_a_division_that_cannot_be_says_why(editor, draft):
    client, base = editor
    block = draft.blocks.all()[1]

    answer = client.post(block_address(base, block, "split"), {"read": block.fingerprint()})

    assert answer.status_code == 409
    assert "Each of the two paragraphs needs some text." in answer.text


def test_what_is_taken_out_can_be_undone_at_once(editor, draft):
    client, base = editor
    block = draft.blocks.all()[2]

    taken = client.post(block_address(base, block, "delete"), {"read": block.fingerprint()})
    page = client.get(taken["Location"]).text
    assert "The block is taken out in all three languages." in page
    undo = re.search(r'action="([^"]+/restore/[^"]*)"', page)[1].replace("&amp;", "&")
    answer = client.post(undo, follow=True)

    assert "Para. 2 is brought back." in answer.text
    assert draft.blocks.count() == 5


def test_two_languages_lie_side_by_side(editor, draft, marta):
    client, base = editor
    block = draft.blocks.last()
    blocks.edit_block(block=block, language="es", text="", read=block.fingerprint("es"), by=marta)

    page = client.get(f"{base}/-/write/?view=two&left=fr&right=es").text

    assert page.count('class="pair level-') == 5
    assert "Un pont sera construit." in page
    assert "Not yet written in Spanish." in page
    assert "Next paragraph that needs work" in page
    address = re.search(r'class="desk-next"[^>]*href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert urlsplit(address).query == "view=two&left=fr&right=es"


def test_a_missing_translation_is_marked_and_the_original_stands_in_for_it(editor, draft, marta):
    client, base = editor
    block = draft.blocks.last()
    blocks.edit_block(block=block, language="fr", text="", read=block.fingerprint("fr"), by=marta)

    page = client.get(f"{base}/-/write/?language=fr").text

    assert "FR missing" in page
    assert "FR 1 missing" in page
    assert '<div class="block-text quiet" lang="en">A bridge will be built. <abbr class="fallback"' in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>The <b>bank</b> gave &amp; took.</p>", "The bank gave & took."),
        ('<script>alert("x")</script><div>Water.</div>', "Water."),
        ("Fewer than 5 < 7 villages & towns.", "Fewer than 5 < 7 villages & towns."),
        ("One.\r\n\r\n[^1]: Two.", "One.\n\n[^1]: Two."),
    ],
)
def test_pasted_markup_becomes_plain_text(editor, draft, typed, kept):
    client, base = editor
    block = draft.blocks.last()

    client.post(block_address(base, block, "edit"), {"text": typed, "read": block.fingerprint("en")})

    assert draft.blocks.last().text_en == kept


def test_markup_that_stands_in_a_text_is_shown_and_not_obeyed(editor, draft, marta):
    client, base = editor
    block = draft.blocks.last()
    text = "<img src=x onerror=alert(1)> is text."
    blocks.edit_block(block=block, language="en", text=text, read=block.fingerprint("en"), by=marta)

    assert "<img src=x" not in client.get(f"{base}/-/write/").text


# The note's pages -----------------------------------------------------------------------------------------------------


def test_an_issued_note_reads_with_numbers_and_footnotes_both_ways(client, draft, ines):
    notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    page = client.get("/documents/IC/2009/3/").text

    assert '<a class="number" href="#para-3"' in page
    assert 'href="#fn1"' in page
    assert 'href="#fnref1"' in page
    assert "Write" not in page


def test_a_draft_is_hidden_from_those_who_do_not_write_and_leads_to_the_note_once_issued(client, draft, maria, ines):
    base = f"/documents/drafts/{draft.pk}/"
    client.force_login(maria)
    assert client.get(base).status_code == 404
    assert "IC/2009/3" not in client.get("/documents/").text

    notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    assert client.get(base)["Location"] == "/documents/IC/2009/3/"
    client.logout()
    assert client.get(f"/fr{base}")["Location"] == "/fr/documents/IC/2009/3/"


def test_documents_are_searched_in_every_language_and_filtered(client, draft, ic, spring, ines):
    notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    for query, found in (
        ("q=villages", True),
        ("q=aldeas trasladaron", True),
        ("q=villages aldeas", True),
        ("q=castle", False),
        ("year=2009", True),
        (f"series={ic.pk}", True),
        ("q=IC/2009/3", True),
    ):
        assert ("1 document" in client.get(f"/documents/?{query}").text) is found, query


def test_ines_issues_after_typing_the_symbol(client, draft, ines):
    client.force_login(ines)
    address = f"/documents/drafts/{draft.pk}/-/issue/"

    page = client.get(address).text
    assert "The symbol IC/2009/3 is taken; no other document will ever bear it." in page
    wrong = client.post(address, {"typed": "IC/2009/4"})
    assert (wrong.status_code, "This is not the proposed symbol." in wrong.text) == (422, True)

    issued = client.post(address, {"typed": "IC/2009/3"}, follow=True)
    assert "IC/2009/3 is issued. Its files are being typeset." in issued.text


def test_obstacles_stand_where_the_button_would(client, draft, marta, ines):
    block = draft.blocks.last()
    blocks.edit_block(block=block, language="fr", text="", read=block.fingerprint("fr"), by=marta)
    client.force_login(ines)
    address = f"/documents/drafts/{draft.pk}/-/issue/"

    page = client.get(address).text
    assert "Not yet written in French: para. 3." in page
    assert 'name="typed"' not in page
    assert client.post(address, {"typed": "IC/2009/3"}).status_code == 409


def test_marta_may_write_and_not_issue(editor, draft):
    client, base = editor

    assert client.get(f"{base}/-/issue/").status_code == 403
    assert "/-/issue/" not in client.get(f"{base}/-/write/").text


def test_marta_starts_a_note_for_a_consultation(client, ic, spring, marta):
    client.force_login(marta)

    started = client.post("/documents/drafts/-/start/", {"consultation": spring.pk, "proposed_symbol": "ic/2009/3"})

    note = Note.objects.get()
    assert started["Location"] == f"/documents/drafts/{note.pk}/edit/"
    assert (note.proposed_symbol, note.convening_body_en) == ("IC/2009/3", "Informal consultations")


def test_marta_edits_the_cover(editor, draft):
    client, base = editor
    page = client.get(f"{base}/edit/").text
    assert "Rivers fr" in page
    version = re.search(r'name="version" value="(\d+)"', page)[1]

    client.post(
        f"{base}/edit/",
        {
            "version": version,
            "proposed_symbol": "ic/2009/9",
            "original_language": "en",
            "distribution": "general",
            "title_en": "Dialogue en",
            "theme_fr": "Fleuves",
        },
    )

    note = Note.objects.get()
    assert (note.proposed_symbol, note.theme_fr) == ("IC/2009/9", "Fleuves")


# Constant queries -----------------------------------------------------------------------------------------------------


PAGES = {
    "the desk": "/documents/drafts/{draft}/-/write/",
    "two languages": "/documents/drafts/{draft}/-/write/?view=two&left=en&right=fr",
    "the draft": "/documents/drafts/{draft}/",
    "the checks": "/documents/drafts/{draft}/-/check/",
    "the documents": "/documents/",
    "the register": "/documents/symbols/",
}


@pytest.mark.parametrize("name", PAGES)
def test_ten_times_the_rows_cost_no_query_more(client, draft, spring, ines, name):
    def grow(numbers):
        for number in numbers:
            other = complete_draft(spring, ines, f"IC/2009/{number}")
            notes.issue_note(note=other, symbol=f"IC/2009/{number}", by=ines)
            for texts in ({"en": "See [IC/2009/4].[^1]\n\n[^1]: A note."}, {"fr": "Une phrase."}):
                blocks.add_block(note=draft, texts=texts, by=ines)

    def queries():
        with CaptureQueriesContext(connection) as counted:
            client.get(PAGES[name].format(draft=draft.pk))
        return len(counted)

    client.force_login(ines)
    grow([4])
    queries()  # what is asked once per process, such as content types, is not counted
    few = queries()
    grow(range(5, 15))

    assert queries() == few <= 12
