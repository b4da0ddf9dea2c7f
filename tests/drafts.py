"""A draft that could be issued, as most tests of the notes need one."""

from datetime import date

import pytest

from documents.actions import blocks, notes
from documents.choices import Level
from documents.models import Note, Series
from records import history
from sessions_app.models import Consultation


@pytest.fixture
def ic(db, tomasz):
    """The series IC is numbered by years."""
    series = Series(code="IC", shape="IC/{year}/{number}", title_en="Informal consultations")
    history.save(series, by=tomasz)
    return series


@pytest.fixture
def spring(db, marta):
    """The consultation of 12 March 2009."""
    consultation = Consultation(date=date(2009, 3, 12), convening_body_en="Informal consultations")
    history.save(consultation, by=marta)
    return consultation


@pytest.fixture
def draft(ic, spring, marta):
    """A note of two headings and three paragraphs with one footnote, complete in three languages."""
    return complete_draft(spring, marta, "IC/2009/3")


def complete_draft(consultation, by, symbol):
    note = notes.start_note(
        by=by,
        consultation=consultation,
        proposed_symbol=symbol,
        issued_on=date(2009, 2, 20),
        **{f"title_{code}": f"Dialogue {code}" for code in ("en", "fr", "es")},
        **{f"theme_{code}": f"Rivers {code}" for code in ("en", "fr", "es")},
        **{f"convening_body_{code}": f"Consultations {code}" for code in ("en", "fr", "es")},
    )
    for level, english, french, spanish in TEXTS:
        blocks.add_block(note=note, level=level, texts={"en": english, "fr": french, "es": spanish}, by=by)
    return Note.objects.get(pk=note.pk)


def confirm_all(note, by):
    """Every translation of the note is still right as it is."""
    for block in note.blocks.all():
        for language in ("fr", "es"):
            if block.text_in(language):
                read = block.fingerprint("en", language)
                blocks.confirm_translation(block=block, language=language, read=read, by=by)


TEXTS = [
    (Level.HEADING, "The year 2008", "L'année 2008", "El año 2008"),
    (
        Level.PARAGRAPH,
        "The **river** rose in spring. Two villages moved.[^1]\n\n[^1]: Both lie in the valley.",
        "Le **fleuve** a monté au printemps. Deux villages se sont déplacés[^1].\n\n[^1]: Tous deux dans la vallée.",
        "El **río** creció en primavera. Dos aldeas se trasladaron[^1].\n\n[^1]: Ambas están en el valle.",
    ),
    (Level.PARAGRAPH, "The fields came later.", "Les champs ont suivi.", "Los campos vinieron después."),
    (Level.SUBHEADING, "Plans for 2009", "Projets pour 2009", "Planes para 2009"),
    (Level.PARAGRAPH, "A bridge will be built.", "Un pont sera construit.", "Se construirá un puente."),
]
