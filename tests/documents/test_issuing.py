"""Issuing a note: it takes its symbol, and what it says is frozen."""

import json
from datetime import date
from hashlib import sha256

import pytest

from documents.actions import blocks, notes, symbols
from documents.choices import NoteState, RelationKind, SymbolStanding
from documents.models import Rendition, Snapshot, SymbolEntry
from documents.rules import obstacles_to_issuing
from jobs.models import Job
from records import history
from records.refusals import Refused
from tests.drafts import confirm_all


def test_ines_issues_a_note_and_it_takes_the_symbol_that_was_proposed(draft, ines):
    note = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    assert (note.state, str(note.symbol), note.symbol.standing) == (
        NoteState.ISSUED,
        "IC/2009/3",
        SymbolStanding.ISSUED,
    )
    assert note.get_absolute_url() == "/documents/IC/2009/3/"


def test_the_snapshot_holds_all_languages_under_the_hash_of_its_very_bytes(draft, ines):
    snapshot = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines).snapshot

    assert snapshot.sha256 == sha256(snapshot.content.encode()).hexdigest()
    assert set(json.loads(snapshot.content)["languages"]) == {"en", "fr", "es"}
    assert snapshot.text_in("fr").blocks[4].text == "Un pont sera construit."
    assert snapshot.text_in("es").symbol == "IC/2009/3"
    assert not snapshot.text_in("es").draft
    assert snapshot.text_in("en").consultation_on == date(2009, 3, 12)


def test_each_language_is_left_to_the_worker(draft, ines):
    notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    ordered = {rendition.pk: rendition.language for rendition in Rendition.objects.all()}
    assert sorted(ordered.values()) == ["en", "es", "fr"]
    assert set(Job.objects.values_list("task", "key")) == {("documents.typeset", key) for key in ordered}


def test_an_issued_note_is_not_issued_again(draft, ines):
    notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    with pytest.raises(Refused, match="only a corrigendum"):
        notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)
    assert Snapshot.objects.count() == 1


def test_a_symbol_that_another_document_bears_is_refused(draft, ines):
    symbols.enter_symbol(symbol="ic/2009/3", by=ines)

    with pytest.raises(Refused, match="IC/2009/3 is taken already"):
        notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)


def test_a_reserved_symbol_is_taken_by_the_note_it_was_kept_free_for(draft, ic, ines):
    reserved = symbols.reserve_symbol(series=ic, symbol="IC/2009/3", remark="For the spring", by=ines)

    assert notes.issue_note(note=draft, symbol="IC/2009/3", by=ines).symbol == reserved
    assert SymbolEntry.objects.get().standing == SymbolStanding.ISSUED


def test_what_was_proposed_after_ines_read_it_is_not_issued_unseen(draft, marta, ines):
    draft.proposed_symbol = "IC/2009/5"
    notes.edit_note(record=draft, by=marta)

    with pytest.raises(Refused, match="Another symbol is proposed now: IC/2009/5"):
        notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)


def test_a_corrigendum_of_a_note_that_nobody_knows_is_refused(draft, marta):
    draft.proposed_symbol = "IC/2009/2/Corr.1"
    notes.edit_note(record=draft, by=marta)

    assert obstacles_to_issuing(draft) == [
        "IC/2009/2/Corr.1 would change IC/2009/2, which is not in the register. Enter it there first."
    ]


def test_issuing_writes_down_what_the_note_corrects_and_cites(draft, marta, ines):
    for symbol in ("IC/2009/3", "IC/2007/7"):
        symbols.enter_symbol(symbol=symbol, by=ines)
    paragraph = draft.blocks.last()
    blocks.edit_block(
        block=paragraph,
        language="en",
        text="As [IC/2007/7] says, a bridge will be built.",
        read=paragraph.fingerprint("en"),
        by=marta,
    )
    confirm_all(draft, marta)
    draft.refresh_from_db()
    draft.proposed_symbol = "IC/2009/3/Corr.1"
    notes.edit_note(record=draft, by=marta)

    note = notes.issue_note(note=draft, symbol="IC/2009/3/Corr.1", by=ines)

    related = {(relation.bond, str(relation.target)) for relation in note.relations.all()}
    assert related == {(RelationKind.CORRECTS, "IC/2009/3"), (RelationKind.CITES, "IC/2007/7")}


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        ({"proposed_symbol": ""}, "No symbol is proposed."),
        ({"proposed_symbol": "IC-2009-3"}, "IC-2009-3 has not the shape of any series of symbols."),
        ({"issued_on": None}, "The note has no date of issue."),
        (
            {"issued_on": date(2009, 3, 13)},
            "The date of issue is later than the consultation that the note is for.",
        ),
        ({"issued_on": date(2008, 12, 30)}, "The symbol bears the year 2009, the date of issue another."),
        ({"theme_fr": "", "place_fr": ""}, "The cover lacks, in French: theme as printed, place of issue."),
        (
            {"theme_es": "Rivers 𐎠"},
            "No font of ours holds these characters; on paper they would be boxes: 𐎠 (OLD PERSIAN SIGN A).",
        ),
    ],
)
def test_what_would_stand_wrong_on_the_cover_is_an_obstacle(draft, marta, change, obstacle):
    for name, value in change.items():
        setattr(draft, name, value)
    notes.edit_note(record=draft, by=marta)

    assert obstacles_to_issuing(draft) == [obstacle]


@pytest.mark.parametrize(
    ("written", "obstacle"),
    [
        ((2, "fr", ""), "Not yet written in French: para. 2."),
        ((3, "es", ""), "Not yet written in Spanish: heading “Plans for 2009”."),
        (
            (4, "en", "A *bridge."),
            "para. 3, in English: A star has no partner. Write \\* for a star that is only a star.",
        ),
        (
            (2, "es", "Los campos[^1].\n\n[^1]: Una nota."),
            "There are not as many footnotes in every language: para. 2.",
        ),
        (
            (2, "en", "See [IC/2007/99]."),
            "IC/2007/99 is cited, but it is not in the register of symbols. Enter it there, or correct the text.",
        ),
    ],
)
def test_what_is_unclear_in_the_text_is_an_obstacle(draft, marta, written, obstacle):
    place, language, text = written
    block = draft.blocks.all()[place]
    blocks.edit_block(block=block, language=language, text=text, read=block.fingerprint(language), by=marta)
    confirm_all(draft, marta)

    assert obstacles_to_issuing(draft) == [obstacle]


def test_a_footnote_that_no_page_holds_is_an_obstacle(draft, marta):
    for language in ("en", "fr", "es"):
        block = draft.blocks.all()[2]
        text = f"Fields.[^1]\n\n[^1]: {'words ' * (260 if language == 'es' else 2)}"
        blocks.edit_block(block=block, language=language, text=text, read=block.fingerprint(language), by=marta)

    assert obstacles_to_issuing(draft) == [
        "A footnote of para. 2 is too long in Spanish: it has 1559 characters, and may have 1500."
    ]


def test_footnotes_on_one_line_that_no_page_holds_are_an_obstacle(draft, marta):
    for language in ("en", "fr", "es"):
        block = draft.blocks.all()[2]
        called = " ".join(f"word[^{label}]" for label in range(1, 5))
        text = f"{called}.\n\n" + "\n".join(f"[^{label}]: {'words ' * 240}" for label in range(1, 5))
        apart = text.replace("word[^3]", f"{'and so on ' * 12}word[^3]")
        text = text if language == "fr" else apart
        blocks.edit_block(block=block, language=language, text=text, read=block.fingerprint(language), by=marta)

    assert obstacles_to_issuing(draft) == [
        "para. 2, in French, calls more footnotes on one line than fit on its page. Shorten or spread them."
    ]


def test_a_note_without_paragraphs_is_not_issued(ic, marta):
    note = notes.start_note(by=marta, proposed_symbol="IC/2009/3")

    assert "The note has no paragraph." in obstacles_to_issuing(note)


def test_nobody_edits_what_is_issued(draft, ines, marta):
    note = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)
    paragraph = note.blocks.last()

    for act in (
        lambda: notes.edit_note(record=note, by=marta),
        lambda: blocks.add_block(note=note, by=marta),
        lambda: blocks.move_block(block=paragraph, up=True, by=marta),
        lambda: blocks.delete_block(block=paragraph, read=paragraph.fingerprint(), by=marta),
        lambda: blocks.edit_block(block=paragraph, language="en", text="", read=paragraph.fingerprint("en"), by=marta),
    ):
        with pytest.raises(Refused, match="An issued note cannot be changed"):
            act()


def test_a_new_note_proposes_what_its_consultation_knows(spring, marta):
    from sessions_app.models import Preparation, Year

    years = {
        number: Year(number=number, theme_en=f"Theme {number}", theme_fr=f"Thème {number}") for number in (2008, 2009)
    }
    for year in years.values():
        history.save(year, by=marta)
    history.save(spring, by=marta, parts=[Preparation(year=years[2009])])

    note = notes.start_note(by=marta, consultation=spring)

    assert (note.reports_on, note.plans) == (years[2008], years[2009])
    assert note.title_es == "Diálogo Internacional sobre la Migración 2009"
    assert (note.theme_fr, note.convening_body_en, note.place_fr) == ("Thème 2009", "Informal consultations", "Genève")
