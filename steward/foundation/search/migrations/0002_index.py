"""The index itself, which each database has in its own way (see actions/sqlite.py and actions/postgres.py)."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_grams USING fts5(grams, content='', contentless_delete=1, detail=none, "
    "tokenize=\"ascii tokenchars '_'\")",
)
POSTGRES = (
    "ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS grams tsvector",
    "CREATE INDEX IF NOT EXISTS search_entry_grams ON search_entry USING gin (grams) "
    "WITH (gin_pending_list_limit = 1024)",
    "CREATE INDEX IF NOT EXISTS search_entry_walk ON search_entry (kind, id DESC)",
    "CREATE INDEX IF NOT EXISTS search_entry_walk_office ON search_entry (kind, office_id, id DESC)",
)


def build(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS search_grams")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(build, drop)]
