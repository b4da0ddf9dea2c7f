"""What the page of a workshop tells of the floors above it: its paragraphs, its training session, its budget."""

from datetime import date

import pytest
from django.utils import timezone

from documents.actions import notes
from documents.choices import Distribution, Level
from documents.models import Block, Note, Series
from records import history
from sessions_app.models import Consultation, Preparation
from tests.drafts import complete_draft
from tests.factories import (
    BudgetFactory,
    ConsultationFactory,
    TopicFactory,
    TrainingSessionFactory,
    WorkshopFactory,
    YearFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

PAGE = "/workshops/2031/bridges/"


@pytest.fixture
def year():
    return YearFactory(number=2031, published_at=timezone.now())


@pytest.fixture
def bridges(year):
    return WorkshopFactory(year=year, title_en="Bridges", slug="bridges")


@pytest.fixture
def draft(year, bridges, marta):
    """A note with three paragraphs, a heading and two more that were drafted from the workshop."""
    history.save(Series(code="IC", shape="IC/{year}/{number}", title_en="Consultations"), by=marta)
    consultation = ConsultationFactory(date=date(2030, 10, 18), convening_body_en="Consultations")
    history.save(consultation, by=None, parts=[Preparation(year=year)])
    note = complete_draft(consultation, marta, "IC/2009/1")
    drafted = [("heading", Level.SUBHEADING), ("passage:8", Level.PARAGRAPH), ("passage:9", Level.PARAGRAPH)]
    blocks = [_block(f"workshop:{bridges.pk}:{rest}", level, place) for place, (rest, level) in enumerate(drafted)]
    blocks.append(_block(f"workshop:{bridges.pk}0:passage:1", Level.PARAGRAPH, 9))  # of another workshop
    history.save(note, by=marta, parts=blocks)
    return Note.objects.get(pk=note.pk)


def _block(key: str, level: Level, place: int) -> Block:
    texts = {f"{name}_{language}": "Bridges." for name in ("text", "drafted") for language in ("en", "fr", "es")}
    return Block(drafting_key=key, level=level, position=100_000 + place, **texts)


def test_the_workshop_leads_to_the_paragraphs_that_tell_it(client, draft, ines):
    assert "IC/2009/1" not in client.get(PAGE).text

    notes.issue_note(note=draft, symbol="IC/2009/1", by=ines)

    page, note = client.get(PAGE).text, client.get("/documents/IC/2009/1/").text
    for number in (4, 5):
        assert f'href="/documents/IC/2009/1/#para-{number}">para. {number}</a>' in page
        assert f'id="para-{number}"' in note
    assert "#para-3" not in page
    assert "#para-6" not in page
    assert "/fr/documents/IC/2009/1/#para-4" in client.get(f"/fr{PAGE}").text


def test_a_draft_is_not_told_even_to_those_who_write_it(client, draft, marta):
    client.force_login(marta)

    assert "Paragraphs" not in client.get(PAGE).text


def test_a_restricted_note_is_told_to_those_who_may_read_it(client, draft, ines, maria):
    draft.distribution = Distribution.RESTRICTED
    history.save(draft, by=None)
    notes.issue_note(note=Note.objects.get(pk=draft.pk), symbol="IC/2009/1", by=ines)

    assert "IC/2009/1" not in client.get(PAGE).text
    client.force_login(maria)
    assert "#para-4" in client.get(PAGE).text


def test_the_workshop_leads_to_the_training_session_that_mirrors_it(client, year, bridges):
    assert "training session" not in client.get(PAGE).text

    TrainingSessionFactory(year=year, workshop=bridges, slug="bridges-training")

    assert 'href="/training/2031/bridges-training/"' in client.get(PAGE).text


def test_a_training_session_of_a_hidden_year_is_for_those_who_keep_it(client, bridges, marta):
    TrainingSessionFactory(year=YearFactory(number=2032), workshop=bridges, slug="bridges-training")

    assert "bridges-training" not in client.get(PAGE).text
    client.force_login(marta)
    assert 'href="/training/2032/bridges-training/"' in client.get(PAGE).text


def test_its_budget_is_for_those_who_may_see_the_money(client, year, bridges, maria, marta):
    budget = BudgetFactory(year=year, target="workshop", workshop=bridges)
    address = f'href="{budget.get_absolute_url()}"'

    assert address not in client.get(PAGE).text
    client.force_login(marta)
    assert address in client.get(PAGE).text
    assert client.get(budget.get_absolute_url()).status_code == 200


def test_a_workshop_that_comes_from_nowhere_has_nothing_beside_it(client, bridges):
    page = client.get(PAGE).text

    assert "event-beside" not in page
    assert "event-first" not in page


# The thread on the page of the year -----------------------------------------------------------------------------------


def test_the_year_tells_the_thread_from_the_topic_to_the_paragraph(client, draft, year, bridges, ines):
    consultation = Consultation.objects.get()
    choice = _block(f"topics:{consultation.pk}", Level.PARAGRAPH, 20)
    history.save(draft, by=ines, parts=[choice])
    fields = {"consultation": consultation, "year": year}
    TopicFactory(**fields, title_en="Crossing", outcome="selected", basis="first_choice", workshop=bridges)
    TopicFactory(**fields, title_en="Swimming", outcome="dropped")
    assert "#para-" not in client.get("/years/2031/").text

    notes.issue_note(note=Note.objects.get(pk=draft.pk), symbol="IC/2009/1", by=ines)

    page = client.get("/years/2031/").text
    assert page.count('/documents/IC/2009/1/#para-7"><span class="visually-hidden">IC/2009/1: </span>7</a>') == 2
    assert page.count('/documents/IC/2009/1/#para-4"><span class="visually-hidden">IC/2009/1: </span>4–5</a>') == 1
    assert 'id="para-7"' in client.get("/documents/IC/2009/1/").text


def test_the_thread_leads_to_no_draft_and_to_no_note_that_is_kept_back(client, draft, year, bridges, ines):
    fields = {"consultation": Consultation.objects.get(), "year": year}
    TopicFactory(**fields, outcome="selected", basis="first_choice", workshop=bridges)
    draft.distribution = Distribution.RESTRICTED
    history.save(draft, by=ines)
    notes.issue_note(note=Note.objects.get(pk=draft.pk), symbol="IC/2009/1", by=ines)

    assert "#para-" not in client.get("/years/2031/").text
    client.force_login(ines)
    assert "#para-4" in client.get("/years/2031/").text
