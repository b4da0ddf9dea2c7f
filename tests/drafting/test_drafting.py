"""Drafting a note from the records, and what happens when a record moves on."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents import marks, rules
from documents.actions import blocks, notes, symbols
from documents.models import Block, HouseStyle, Note, PlanPart, Series
from drafting import actions as drafts
from drafting.comparison import Comparison, draft_of, is_edited
from membership.models import Person
from records import history
from records.refusals import Changed, Refused
from sessions_app.choices import AppearanceStatus, YearPassageKind
from sessions_app.models import Preparation, SittingAppearance, SittingPassage, YearPassage
from tests.drafting.conftest import change_function, in_all_languages
from tests.factories import (
    ConsultationFactory,
    TopicFactory,
    WorkshopFactory,
)
from workshops.actions.workshops import cancel_workshop
from workshops.choices import WorkshopPassageKind
from workshops.models import WorkshopPassage

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]


@pytest.fixture
def note(marta, reported, planned, sitting) -> Note:
    """Marta has had the note for the consultation of February 2032 drafted."""
    consultation = ConsultationFactory(date=date(2032, 2, 26))
    history.save(consultation, by=None, parts=[Preparation(year=planned)])
    note = notes.start_note(consultation=consultation, issued_on=date(2032, 2, 15), by=marta)
    drafts.draft_note(note=note, by=marta)
    return Note.objects.with_facts().get(pk=note.pk)


def block_of(note: Note, key: str) -> Block:
    return note.blocks.get(drafting_key=key)


def stale(note: Note, language: str = "en") -> list[str]:
    compared = Comparison(note, note.blocks.all())
    return [block.drafting_key for block in compared.blocks if compared.stale(block, language)]


def test_the_aims_of_a_workshop_are_told_after_why_and_before_what(marta, planned, note):
    kinds = (WorkshopPassageKind.CONTENT, WorkshopPassageKind.PRACTICAL, WorkshopPassageKind.AIMS)
    passages = [
        WorkshopPassage(kind=kind, position=place, **in_all_languages("text", kind)) for place, kind in enumerate(kinds)
    ]
    passages.append(WorkshopPassage(position=9, **in_all_languages("text", "background")))
    workshop = WorkshopFactory(year=planned, **in_all_languages("title", "Lighthouses"))
    history.save(workshop, by=None, parts=passages)

    texts = [each.texts["fr"] for each in draft_of(note) if each.key.startswith(f"workshop:{workshop.pk}:passage")]

    assert texts == ["Background (fr).", "Aims (fr).", "Content (fr)."]


# Drafting -------------------------------------------------------------------------------------------------------------


def test_a_note_is_drafted_in_three_languages_at_once(note, sitting):
    block = block_of(note, f"sitting:{sitting.pk}")
    assert "[Ada Lindqvist]{.name}, Harbour Master (en), counted the berths (en)." in block.text_en
    assert "[Ada Lindqvist]{.name}, Harbour Master (fr), counted the berths (fr)." in block.text_fr
    assert "[Ada Lindqvist]{.name}, Harbour Master (es), counted the berths (es)." in block.text_es
    assert block.texts == {language: block.drafted_in(language) for language in ("en", "fr", "es")}


def test_drafting_is_remembered_as_what_it_was(note, marta):
    assert (note.history.latest().history_user, note.history.latest().history_change_reason) == (
        marta,
        "Drafted from the records",
    )


def test_a_text_that_a_record_lacks_in_a_language_leaves_the_paragraph_to_be_written(note, sitting, marta):
    ada = sitting.appearances.get()
    ada.summary_fr = ""
    history.save(sitting, by=None, parts=[ada])
    key = f"sitting:{sitting.pk}"
    fresh = next(each for each in draft_of(note) if each.key == key)
    assert (bool(fresh.texts["en"]), fresh.texts["fr"], bool(fresh.texts["es"])) == (True, "", True)
    assert stale(note, "fr") == []


def test_drafting_twice_adds_nothing(note, marta):
    before = list(note.blocks.values_list("pk", "text_en"))
    assert drafts.draft_note(note=note, by=marta) == []
    assert list(note.blocks.values_list("pk", "text_en")) == before


def test_drafting_leaves_what_a_person_has_written(marta, reported, planned):
    note = notes.start_note(by=marta, reports_on=reported, plans=planned)
    own = blocks.add_block(note=note, texts={"en": "A word of ours."}, by=marta)
    drafts.draft_note(note=note, by=marta)
    assert note.blocks.get(pk=own.pk).text_en == "A word of ours."
    assert note.blocks.count() > 1


def test_a_note_without_years_is_not_drafted(marta):
    note = notes.start_note(by=marta)
    with pytest.raises(Refused, match="names no year"):
        drafts.draft_note(note=note, by=marta)


def test_a_plan_of_nothing_drafts_nothing(marta, reported):
    drafts.adopt_house_style(by=marta, plan=[PlanPart(kind="training")])
    note = notes.start_note(by=marta, reports_on=reported)
    with pytest.raises(Refused, match="nothing to draft from"):
        drafts.draft_note(note=note, by=marta)


@pytest.mark.parametrize("verb", ["draft", "add"])
def test_an_issued_note_is_not_drafted_any_more(note, marta, monkeypatch, verb):
    monkeypatch.setattr(rules, "obstacles_to_editing", lambda note: ["An issued note cannot be changed."])
    act = {
        "draft": lambda: drafts.draft_note(note=note, by=marta),
        "add": lambda: drafts.add_drafted(note=note, key="opening", by=marta),
    }
    with pytest.raises(Refused, match="cannot be changed"):
        act[verb]()


# A record moves on ----------------------------------------------------------------------------------------------------


def test_a_changed_function_marks_the_block_that_was_drafted_from_it_and_no_other(note, sitting):
    assert stale(note) == []
    change_function(sitting, "Port Warden")
    assert stale(note) == [f"sitting:{sitting.pk}"]


def test_nothing_is_taken_over_by_itself(note, sitting):
    change_function(sitting, "Port Warden")
    draft_of(note)
    assert "Harbour Master" in block_of(note, f"sitting:{sitting.pk}").text_en


def take(note: Note, key: str, by, language: str = "en") -> Block:
    block = block_of(note, key)
    fresh = next(each for each in draft_of(note) if each.key == key)
    return drafts.take_drafted(block=block, language=language, read=block.fingerprint(), seen=fresh.fingerprint, by=by)


def test_the_new_text_is_taken_in_all_languages_that_nobody_has_edited(note, sitting, marta):
    key = f"sitting:{sitting.pk}"
    block = block_of(note, key)
    blocks.edit_block(
        block=block, language="fr", text="Un texte de notre main.", read=block.fingerprint("fr"), by=marta
    )
    change_function(sitting, "Port Warden")
    taken = take(note, key, marta)
    assert "Port Warden (en)" in taken.text_en
    assert "Port Warden (es)" in taken.text_es
    assert taken.text_fr == "Un texte de notre main."
    assert (stale(note, "en"), stale(note, "fr"), stale(note, "es")) == ([], [key], [])


def test_an_edited_block_still_tells_and_is_overwritten_only_when_asked(note, sitting, marta):
    key = f"sitting:{sitting.pk}"
    block = block_of(note, key)
    blocks.edit_block(block=block, language="en", text="Our own words.", read=block.fingerprint("en"), by=marta)
    change_function(sitting, "Port Warden")
    assert stale(note) == [key]
    assert is_edited(block_of(note, key), "en")
    assert block_of(note, key).text_en == "Our own words."
    assert "Port Warden (en)" in take(note, key, marta).text_en


def test_a_text_that_is_kept_is_silent_until_the_record_changes_again(note, sitting, marta):
    key = f"sitting:{sitting.pk}"
    change_function(sitting, "Port Warden")
    block = block_of(note, key)
    fresh = next(each for each in draft_of(note) if each.key == key)
    kept = drafts.keep_text(block=block, language="en", read=block.fingerprint(), seen=fresh.fingerprint, by=marta)
    assert "Harbour Master" in kept.text_en
    assert stale(note) == []
    change_function(sitting, "Keeper of the Lighthouse")
    assert stale(note) == [key]


def test_a_text_that_somebody_else_has_changed_meanwhile_is_not_overwritten(note, sitting, marta, paulo):
    key = f"sitting:{sitting.pk}"
    change_function(sitting, "Port Warden")
    block = block_of(note, key)
    fresh = next(each for each in draft_of(note) if each.key == key)
    read = block.fingerprint()
    blocks.edit_block(block=block, language="en", text="Paulo’s words.", read=block.fingerprint("en"), by=paulo)
    with pytest.raises(Changed):
        drafts.take_drafted(block=block, language="en", read=read, seen=fresh.fingerprint, by=marta)
    assert block_of(note, key).text_en == "Paulo’s words."


@pytest.mark.parametrize("verb", ["take", "keep"])
def test_a_record_that_changes_again_meanwhile_is_read_again_first(note, sitting, marta, verb):
    key = f"sitting:{sitting.pk}"
    change_function(sitting, "Port Warden")
    block = block_of(note, key)
    seen = next(each for each in draft_of(note) if each.key == key).fingerprint
    change_function(sitting, "Keeper of the Lighthouse")
    act = {
        "take": lambda: drafts.take_drafted(block=block, language="en", read=block.fingerprint(), seen=seen, by=marta),
        "keep": lambda: drafts.keep_text(block=block, language="en", read=block.fingerprint(), seen=seen, by=marta),
    }[verb]
    with pytest.raises(Changed, match="changed again"):
        act()


# Records come and go --------------------------------------------------------------------------------------------------


def test_a_new_record_offers_a_new_block_at_its_place(note, planned, marta):
    workshop = WorkshopFactory(
        year=planned, starts_on=date(2032, 6, 1), ends_on=date(2032, 6, 2), **in_all_languages("title", "Lighthouses")
    )
    missing = [each.key for each in Comparison(note, note.blocks.all()).missing]
    assert missing == [f"workshop:{workshop.pk}:heading", f"workshop:{workshop.pk}"]
    for key in missing:
        drafts.add_drafted(note=note, key=key, by=marta)
    keys = list(note.blocks.values_list("drafting_key", flat=True))
    assert keys == [each.key for each in draft_of(note)]


def test_a_workshop_that_is_cancelled_is_not_told_any_more(note, planned, marta):
    soon = timezone.localdate() + timedelta(days=1)
    workshop = WorkshopFactory(year=planned, starts_on=soon, ends_on=soon, **in_all_languages("title", "Lighthouses"))
    block = drafts.add_drafted(note=note, key=f"workshop:{workshop.pk}", by=marta)
    cancel_workshop(
        workshop=workshop,
        day=timezone.localdate(),
        reason={"en": "Fog.", "fr": "Brouillard.", "es": "Niebla."},
        by=marta,
    )

    assert Comparison(note, note.blocks.all()).waiting == [block]
    assert f"workshop:{workshop.pk}" not in [each.key for each in draft_of(note)]


def test_a_block_that_is_there_already_is_not_added_again(note, marta):
    block = drafts.add_drafted(note=note, key="opening", by=marta)
    assert note.blocks.filter(drafting_key="opening").get() == block


def test_what_the_records_no_longer_give_is_not_added(note, marta):
    with pytest.raises(Changed, match="no longer give"):
        drafts.add_drafted(note=note, key="workshop:999", by=marta)


def test_a_block_whose_record_is_gone_is_named_and_may_go_its_own_way(note, planned, marta):
    passage = YearPassage(
        kind=YearPassageKind.RATIONALE, year=planned, **in_all_languages("text", "Because of the sea")
    )
    history.save(planned, by=None, parts=[passage])
    key = f"coming:passage:{passage.pk}"
    block = drafts.add_drafted(note=note, key=key, by=marta)
    history.save(planned, by=None, without=[passage])
    assert Comparison(note, note.blocks.all()).waiting == [block]
    own = drafts.detach_from_record(block=block, read=block.fingerprint(), by=marta)
    assert (own.drafting_key, own.text_en) == ("", "Because of the sea (en).")
    assert Comparison(note, note.blocks.all()).waiting == []


# The house style ------------------------------------------------------------------------------------------------------


def test_the_house_style_decides_which_parts_there_are_and_in_which_order(note, marta):
    style = drafts.adopt_house_style(
        by=marta, plan=[PlanPart(kind="coming_year", position=1), PlanPart(kind="opening", position=2)]
    )
    assert [each.key for each in draft_of(note)] == ["coming:heading", "coming", "opening"]
    assert style == HouseStyle.objects.get()


def test_adopting_the_portals_own_style_changes_no_draft(note, marta):
    before = draft_of(note)
    drafts.adopt_house_style(by=marta)
    assert draft_of(note) == before


def test_the_style_that_is_kept_is_not_adopted_over(marta, paulo):
    first = drafts.adopt_house_style(by=marta)
    assert drafts.adopt_house_style(by=paulo) == first
    assert first.plan.count() == 10


def test_speakers_and_titles_are_set_as_the_house_style_says(note, sitting, marta):
    style = drafts.adopt_house_style(by=marta)
    style.bold_speakers = style.bold_titles = style.quoted_titles = False
    history.save(style, by=marta)
    texts = " ".join(each.texts["en"] for each in draft_of(note))
    assert "Ada Lindqvist, Harbour Master" in texts
    assert not re.search(r"\*\*|\{\.name\}|\"", texts)


def test_standing_sentences_name_the_years_and_close_the_paragraph(note, marta):
    part = PlanPart(
        kind="opening", **{f"standing_{each}": "After {past_year} comes {year}." for each in ("en", "fr", "es")}
    )
    drafts.adopt_house_style(by=marta, plan=[part])
    (opening,) = draft_of(note)
    assert opening.texts["es"].endswith(" After 2031 comes 2032.")


# What it costs --------------------------------------------------------------------------------------------------------


def test_a_note_is_drafted_by_one_query_however_many_speak(note, sitting):
    def queries() -> int:
        found = Note.objects.with_facts().get(pk=note.pk)
        with CaptureQueriesContext(connection) as captured:
            draft_of(found)
        return len(captured)

    before = queries()
    people = Person.objects.bulk_create(Person(name_en=f"Speaker {n}", slug=f"speaker-{n}") for n in range(60))
    SittingAppearance.objects.bulk_create(
        SittingAppearance(
            sitting=sitting,
            person=person,
            position=place,
            status=AppearanceStatus.SPOKE,
            **in_all_languages("summary", "Spoke up"),
        )
        for place, person in enumerate(people, start=2)
    )
    assert (before, queries()) == (1, 1)
    assert "Speaker 59" in " ".join(each.texts["en"] for each in draft_of(note))


# What people do with drafted blocks -----------------------------------------------------------------------------------


def test_taking_a_translation_beside_an_original_of_ones_own_leaves_it_out_of_date(note, sitting, marta):
    key = f"sitting:{sitting.pk}"
    block = block_of(note, key)
    blocks.edit_block(block=block, language="en", text="Our own words.", read=block.fingerprint("en"), by=marta)
    change_function(sitting)
    taken = take(note, key, marta, "fr")
    assert (taken.text_en, "Port Warden" in taken.text_fr) == ("Our own words.", True)
    assert [taken.alignment_in(language) for language in ("fr", "es")] == ["out_of_date", "out_of_date"]


def test_a_text_is_kept_in_one_language_and_told_in_the_others(note, sitting, marta):
    key = f"sitting:{sitting.pk}"
    change_function(sitting)
    block = block_of(note, key)
    fresh = next(each for each in draft_of(note) if each.key == key)
    kept = drafts.keep_text(block=block, language="en", read=block.fingerprint(), seen=fresh.fingerprint, by=marta)
    assert (stale(note, "en"), stale(note, "fr")) == ([], [key])
    assert not is_edited(kept, "en")
    change_function(sitting, "Keeper of the Lighthouse")
    assert "Keeper of the Lighthouse" in take(note, key, marta, "fr").text_en


def test_a_paragraph_of_ones_own_joined_with_a_drafted_one_follows_its_record(note, sitting, marta):
    drafted = block_of(note, f"sitting:{sitting.pk}")
    before = note.blocks.before(drafted).first()
    own = blocks.add_block(note=note, after=before, texts=dict.fromkeys(("en", "fr", "es"), "Ours."), by=marta)
    joined = blocks.merge_block(block=own, by=marta)
    assert joined.drafting_key == f"sitting:{sitting.pk}"
    assert Comparison(note, note.blocks.all()).missing == []
    change_function(sitting)
    assert stale(note) == [f"sitting:{sitting.pk}"]


def test_a_block_whose_record_still_gives_it_is_not_let_go(note, sitting, marta):
    block = block_of(note, f"sitting:{sitting.pk}")
    with pytest.raises(Refused, match="The records still give this text"):
        drafts.detach_from_record(block=block, read=block.fingerprint(), by=marta)


def test_a_text_of_ones_own_cannot_be_let_go(note, marta):
    own = blocks.add_block(note=note, texts={"en": "Ours."}, by=marta)
    with pytest.raises(Refused, match="follows no record as it is"):
        drafts.detach_from_record(block=own, read=own.fingerprint(), by=marta)


def test_a_block_comes_to_its_neighbours_wherever_they_have_been_moved(note, sitting, marta):
    sitting_block = block_of(note, f"sitting:{sitting.pk}")
    for _time in range(note.blocks.count()):
        blocks.move_block(block=sitting_block, up=True, by=marta)
    opening = block_of(note, "opening")
    blocks.delete_block(block=opening, read=opening.fingerprint(), by=marta)
    drafts.add_drafted(note=note, key="opening", by=marta)
    keys = list(note.blocks.values_list("drafting_key", flat=True))
    assert keys.index("opening") + 1 == keys.index("past:heading")


def test_a_passage_that_says_nothing_is_no_paragraph(note, planned):
    passage = YearPassage(kind=YearPassageKind.RATIONALE, year=planned, text_en="", text_fr="", text_es="")
    history.save(planned, by=None, parts=[passage])
    assert f"coming:passage:{passage.pk}" not in [each.key for each in draft_of(note)]


def test_a_consultation_that_is_moved_to_another_day_keeps_its_paragraph(note, planned, marta):
    october = ConsultationFactory(date=date(2031, 10, 2))
    history.save(october, by=None, parts=[Preparation(year=planned)])
    TopicFactory(consultation=october, year=planned, **in_all_languages("title", "Tides"))
    key = f"topics:{october.pk}"
    drafts.add_drafted(note=note, key=key, by=marta)
    october.date = date(2031, 10, 9)
    history.save(october, by=None)
    assert stale(note) == [key]


def test_nothing_has_emerged_from_a_sitting_that_lies_ahead(note, sitting):
    history.save(
        sitting,
        by=None,
        parts=[SittingPassage(sitting=sitting, kind="emerged", **in_all_languages("text", "All agreed"))],
    )
    key = f"sitting:{sitting.pk}"
    said = next(each for each in draft_of(note) if each.key == key).texts["en"]
    note.issued_on = date(2031, 11, 1)
    ahead = next(each for each in draft_of(note) if each.key == key).texts["en"]
    assert ("All agreed" in said, "All agreed" in ahead) == (True, False)


def test_a_symbol_that_is_only_reserved_is_not_cited(note, planned, marta, ines):
    series = Series(code="IC", shape="IC/{year}/{number}", title_en="Consultations")
    history.save(series, by=None)
    march = ConsultationFactory(date=date(2031, 3, 2))
    reserved = symbols.reserve_symbol(series=series, symbol="IC/2031/1", by=ines)
    reserved.consultation = march
    history.save(reserved, by=None)
    symbols.enter_symbol(symbol="IC/2031/2", consultation=march, by=ines)
    past = next(each for each in draft_of(note) if each.key == "past").texts["en"]
    assert ("IC/2031/1" in past, "[IC/2031/2]" in past) == (False, True)


def test_a_bracket_in_a_name_breaks_nothing(note, sitting):
    ada = sitting.appearances.get().person
    ada.name_en = "Ada [Lin] dqvist]"
    history.save(ada, by=None)
    text = next(each for each in draft_of(note) if each.key == f"sitting:{sitting.pk}").texts["en"]
    assert marks.problems(text) == []
    assert "Ada [Lin] dqvist], Harbour Master" in marks.plain(text)
