"""What is issued stays as it was, also for whoever writes to the database past the verbs.

Triggers on both engines refuse every change of an issued note, its blocks and relations, its snapshot, its typeset
files and its symbol. SQLite silently drops the triggers of a table that it rebuilds; therefore they are put in again
after every migrate, and `missing` names those that are not there.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "What is issued is frozen."


@dataclass(frozen=True)
class Frozen:
    """Which rows of a table are frozen: `when` is a condition in SQL on a row called `{row}`.

    A frozen row is neither changed nor deleted, nor pushed out by another of the same key or `unique` columns (SQLite's
    OR REPLACE). Of `parts` none comes into being either: no block joins an issued note.
    """

    table: str
    when: str
    unique: tuple[tuple[str, ...], ...] = ()
    parts: bool = False

    def holds(self, row: str) -> str:
        """The condition for this row."""
        return f"({self.when.format(row=row)})"

    def pushes_out(self, new: str, old: str | None = None) -> str:
        """The condition that the row `new`, which was `old`, would take a frozen row's key."""
        same = " OR ".join(
            " AND ".join(f"f.{column} = {new}.{column}" for column in columns) for columns in (("id",), *self.unique)
        )
        other = f" AND f.id <> {old}.id" if old else ""
        return f"EXISTS (SELECT 1 FROM {self.table} f WHERE ({same}){other} AND {self.holds('f')})"


_OF_ISSUED = "EXISTS (SELECT 1 FROM documents_note n WHERE n.id = {row}.note_id AND n.state = 'issued')"

FROZEN = (
    Frozen("documents_note", "{row}.state = 'issued'", unique=(("symbol_id",),)),
    Frozen("documents_block", _OF_ISSUED, parts=True),
    Frozen("documents_relation", _OF_ISSUED, unique=(("note_id", "bond", "target_id"),), parts=True),
    Frozen("documents_snapshot", "1 = 1", unique=(("note_id",),)),
    Frozen(
        "documents_rendition",
        "{row}.snapshot_id IS NOT NULL AND {row}.state = 'ready'",
        unique=(("snapshot_id", "language"),),
    ),
    Frozen(
        "documents_symbolentry",
        "{row}.standing = 'issued'",
        unique=(("symbol",), ("stem", "number", "suffixes")),
    ),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in, or in again, on the tables that are there."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for frozen in FROZEN:
            if frozen.table in tables:
                for statement in _STATEMENTS[connection.vendor](frozen):
                    cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that should be there and are not, on the tables that are there."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cursor.execute(_STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return [
        name
        for frozen in FROZEN
        if frozen.table in tables
        for name in triggers_of(frozen, connection.vendor)
        if name not in standing
    ]


def triggers_of(frozen: Frozen, vendor: str) -> list[str]:
    """The names of the triggers that guard a table on this engine."""
    return [f"{frozen.table}_frozen_{kind}" for kind in _KINDS[vendor]]


def _on_sqlite(frozen: Frozen) -> list[str]:
    new = f" OR {frozen.holds('NEW')}" if frozen.parts else ""
    conditions = {
        "insert": f"{frozen.pushes_out('NEW')}{new}",
        "update": f"{frozen.holds('OLD')} OR {frozen.pushes_out('NEW', 'OLD')}{new}",
        "delete": frozen.holds("OLD"),
    }
    statements = []
    for act, condition in conditions.items():
        name = f"{frozen.table}_frozen_{act}"
        statements += [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {frozen.table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
        ]
    return statements


def _on_postgresql(frozen: Frozen) -> list[str]:
    new = frozen.holds("NEW") if frozen.parts else "FALSE"
    function, row, whole = f"{frozen.table}_frozen", f"{frozen.table}_frozen_row", f"{frozen.table}_frozen_truncate"
    refuse = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';"
    return [
        f"""
        CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'TRUNCATE' THEN
                IF EXISTS (SELECT 1 FROM {frozen.table} f WHERE {frozen.holds("f")}) THEN {refuse} END IF;
                RETURN NULL;
            END IF;
            IF TG_OP <> 'INSERT' THEN
                IF {frozen.holds("OLD")} THEN {refuse} END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            IF {new} THEN {refuse} END IF;
            RETURN NEW;
        END $$
        """,
        f"DROP TRIGGER IF EXISTS {row} ON {frozen.table}",
        f"CREATE TRIGGER {row} BEFORE INSERT OR UPDATE OR DELETE ON {frozen.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"DROP TRIGGER IF EXISTS {whole} ON {frozen.table}",
        f"CREATE TRIGGER {whole} BEFORE TRUNCATE ON {frozen.table} FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
    ]


_STATEMENTS = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}
_KINDS = {"sqlite": ("insert", "update", "delete"), "postgresql": ("row", "truncate")}
_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}
