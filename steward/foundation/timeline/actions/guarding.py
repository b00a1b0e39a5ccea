"""The database itself refuses to change or delete rows of the history, whoever asks."""

from django.db import connection, transaction

SEALED_TABLES = (
    "timeline_event", "timeline_about", "timeline_text", "timeline_access", "timeline_seal", "timeline_checkpoint",
)  # fmt: skip
MOVES = ("update", "delete")
SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_{move} BEFORE {move} ON {table} WHEN steward_guards_rows() "
    "BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END"
)
POSTGRES_FUNCTION = (
    "CREATE OR REPLACE FUNCTION steward_rows_are_only_added() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
POSTGRES = (
    "CREATE OR REPLACE TRIGGER {table}_no_{move} BEFORE {move} ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION steward_rows_are_only_added()"
)

# TRUNCATE passes the rows' triggers by. A test run, which empties every table, says so in its settings.
POSTGRES_WHOLE = (
    "CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
    "WHEN (current_setting('steward.may_truncate', true) IS DISTINCT FROM 'on') "
    "EXECUTE FUNCTION steward_rows_are_only_added()"
)


@transaction.atomic
def guard_history() -> None:
    """Put the triggers on the tables of the history, where a rebuilt table lost them. Part of migrating; twice is once."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if not is_sqlite:
            cursor.execute(POSTGRES_FUNCTION)
        for table in SEALED_TABLES:
            for move in MOVES:
                cursor.execute((SQLITE if is_sqlite else POSTGRES).format(table=table, move=move))
            if not is_sqlite:
                cursor.execute(POSTGRES_WHOLE.format(table=table))
