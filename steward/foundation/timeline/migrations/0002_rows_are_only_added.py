"""Triggers that refuse to change or delete rows of the history (see actions/guarding.py, which puts them back)."""

from django.db import migrations

TABLES = (
    "timeline_event", "timeline_about", "timeline_text", "timeline_access", "timeline_seal", "timeline_checkpoint",
)  # fmt: skip
SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_{move} BEFORE {move} ON {table} WHEN steward_guards_rows() "
    "BEGIN SELECT RAISE(ABORT, 'rows of {table} are only added'); END"
)
FUNCTION = (
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


def _each(schema_editor, statement):
    for table in TABLES:
        for move in ("update", "delete"):
            schema_editor.execute(statement.format(table=table, move=move), None)


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        _each(schema_editor, SQLITE)
    else:
        schema_editor.execute(FUNCTION, None)
        _each(schema_editor, POSTGRES)
        for table in TABLES:
            schema_editor.execute(POSTGRES_WHOLE.format(table=table), None)


def release(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        _each(schema_editor, "DROP TRIGGER IF EXISTS {table}_no_{move}")
    else:
        schema_editor.execute("DROP FUNCTION IF EXISTS steward_rows_are_only_added() CASCADE", None)


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial")]
    operations = [migrations.RunPython(guard, release)]
