"""Pauses of one clock cannot overlap: an exclusion constraint on PostgreSQL, two triggers on SQLite.

The exclusion needs no extension: the id goes in as a range of one, for which GiST has an operator by itself.
"""

from django.db import migrations

POSTGRESQL = """
ALTER TABLE deadlines_pause ADD CONSTRAINT deadlines_pause_cannot_overlap EXCLUDE USING gist (
    int8range(deadline_id, deadline_id, '[]') WITH &&, tstzrange(from_at, until_at, '[)') WITH &&)
"""

SQLITE = """
CREATE TRIGGER deadlines_pause_cannot_overlap_{event} BEFORE {event} ON deadlines_pause
WHEN EXISTS (
    SELECT 1 FROM deadlines_pause AS other
    WHERE other.deadline_id = NEW.deadline_id AND other.id <> COALESCE(NEW.id, -1)
      AND NEW.from_at < COALESCE(other.until_at, '9999') AND other.from_at < COALESCE(NEW.until_at, '9999'))
BEGIN SELECT RAISE(ABORT, 'constraint failed: deadlines_pause_cannot_overlap'); END
"""


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(SQLITE.format(event=event))


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE deadlines_pause DROP CONSTRAINT deadlines_pause_cannot_overlap")
    else:
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(f"DROP TRIGGER deadlines_pause_cannot_overlap_{event}")


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial")]
    operations = [migrations.RunPython(add, drop)]
