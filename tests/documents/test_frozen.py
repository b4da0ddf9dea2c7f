"""What is issued stays, also for whoever writes to the database past the verbs; on both engines."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from documents import checks, frozen
from documents.actions import notes, renditions, symbols
from documents.models import Note, Rendition

pytestmark = pytest.mark.both_engines


@pytest.fixture
def issued(draft, ines):
    note = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)
    for rendition in note.renditions.all():
        renditions.keep_rendition(rendition=rendition, pdf=b"%PDF-1.7", pages=1, of_version=note.version)
    return note


def refused(statement: str) -> bool:
    """Whether the database refuses the statement, because what it touches is frozen."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return frozen.MESSAGE in str(error)
    return False


def without_guards() -> list[str]:
    """Take the triggers of the notes away; their names."""
    names = frozen.triggers_of(frozen.FROZEN[0], connection.vendor)
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER {name}" + (" ON documents_note" if connection.vendor == "postgresql" else ""))
    return names


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents_note SET title_en = 'Another'",
        "UPDATE documents_note SET state = 'draft', symbol_id = NULL",
        "DELETE FROM documents_note",
        "UPDATE documents_block SET text_fr = 'Autre'",
        "DELETE FROM documents_block",
        "INSERT INTO documents_block (note_id, position, level, text, drafting_key, drafted)"
        " SELECT id, 1, 0, '', '', '' FROM documents_note",
        "UPDATE documents_snapshot SET sha256 = 'abc'",
        "DELETE FROM documents_snapshot",
        "UPDATE documents_rendition SET sha256 = 'abc'",
        "DELETE FROM documents_rendition",
        "UPDATE documents_symbolentry SET symbol = 'IC/2009/4'",
        "DELETE FROM documents_symbolentry",
    ],
)
def test_nothing_of_an_issued_note_is_changed_or_deleted(issued, statement):
    assert refused(statement)


def test_no_block_of_a_draft_is_moved_into_an_issued_note(issued, spring, marta):
    draft = notes.start_note(by=marta, consultation=spring)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_block (note_id, position, level, text, drafting_key, drafted, set_aside, renders)"
            " VALUES (%s, 1, 0, '', '', '', '', '')",
            [draft.pk],
        )

    assert refused(f"UPDATE documents_block SET note_id = {issued.pk} WHERE note_id = {draft.pk}")


@pytest.mark.parametrize("table", [row.table for row in frozen.FROZEN if row.table != "documents_relation"])
def test_no_frozen_row_goes_by_the_back_door(issued, table):
    back_doors = {
        "sqlite": f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "postgresql": f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE",
    }

    assert refused(back_doors[connection.vendor])


def test_no_frozen_row_is_pushed_out_by_the_update_of_another(issued, ines):
    other = symbols.enter_symbol(symbol="IC/2009/4", by=ines)
    update = "UPDATE OR REPLACE" if connection.vendor == "sqlite" else "UPDATE"

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{update} documents_symbolentry SET symbol = 'IC/2009/3' WHERE id = {other.pk}")
    assert Note.objects.get().symbol.symbol == "IC/2009/3"


def test_a_draft_can_be_changed_and_deleted(draft):
    assert not refused("UPDATE documents_note SET title_en = 'Another'")
    assert not refused("DELETE FROM documents_block")


def test_a_file_that_is_still_to_come_can_arrive(draft, ines):
    note = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    assert not refused("UPDATE documents_rendition SET of_version = 9")
    assert Rendition.objects.filter(note=note).ordered().count() == 3


def test_all_guards_are_there_after_all_migrations(db):
    assert frozen.missing(connection) == []
    assert checks.issued_text_is_guarded(None, databases=["default"]) == []


def test_a_guard_that_a_migration_has_dropped_is_missed_and_put_in_again(db):
    [name, *_others] = without_guards()
    assert name in frozen.missing(connection)
    assert name in checks.issued_text_is_guarded(None, databases=["default"])[0].msg

    call_command("migrate", verbosity=0)

    assert frozen.missing(connection) == []


def test_the_twin_without_guards_sees_the_change(issued):
    """The guard off: the very statements above go through, so that the tests above prove something."""
    without_guards()

    assert not refused("UPDATE documents_note SET title_en = 'Another'")
    assert Note.objects.get().title_en == "Another"


def test_a_snapshot_knows_whether_it_is_still_what_was_hashed(issued):
    assert issued.snapshot.is_intact
    issued.snapshot.content = issued.snapshot.content.replace("river", "stream")
    assert not issued.snapshot.is_intact
    assert issued.snapshot.taken_at <= timezone.now()
