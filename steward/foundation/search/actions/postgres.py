"""The index on PostgreSQL: a column of lexemes with a GIN index, and indexes for the walk over the newest entries."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from .lines import Line

CREATE = (
    "ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS grams tsvector",
    "CREATE INDEX IF NOT EXISTS search_entry_grams ON search_entry USING gin (grams) "
    "WITH (gin_pending_list_limit = 1024)",
    "CREATE INDEX IF NOT EXISTS search_entry_walk ON search_entry (kind, id DESC)",
    "CREATE INDEX IF NOT EXISTS search_entry_walk_office ON search_entry (kind, office_id, id DESC)",
)

_INSERT = (
    "INSERT INTO search_entry (id, kind, object_id, office_id, is_restricted, text, grams) "
    "SELECT a, b, c, d, e, f, array_to_tsvector(string_to_array(g, ' ')) FROM unnest("
    "%s::bigint[], %s::smallint[], %s::bigint[], %s::bigint[], %s::boolean[], %s::text[], %s::text[]"
    ") AS t (a, b, c, d, e, f, g)"
)


def write(cursor: Any, rows: Sequence[Line], are_new: bool = False) -> None:
    """Add entries with their tokens."""
    columns = zip(
        *((e.id, e.kind, e.object_id, e.office_id, e.is_restricted, e.text, e.tokens) for e in rows), strict=True
    )
    cursor.execute(_INSERT, [list(column) for column in columns])


def write_grams(cursor: Any, rows: Iterable[tuple[int, str]]) -> None:
    """Write the lexemes of entries that are there already."""
    columns = list(zip(*rows, strict=True)) or [(), ()]
    cursor.execute(
        "UPDATE search_entry SET grams = array_to_tsvector(string_to_array(t.b, ' ')) "
        "FROM unnest(%s::bigint[], %s::text[]) AS t (a, b) WHERE search_entry.id = t.a",
        [list(column) for column in columns],
    )


def erase(cursor: Any, ids: Collection[int]) -> None:
    """Take entries out of the table."""
    cursor.execute("DELETE FROM search_entry WHERE id = ANY(%s)", [list(ids)])


def is_whole(cursor: Any) -> bool:
    """Return whether every entry has its lexemes."""
    cursor.execute("SELECT NOT EXISTS (SELECT 1 FROM search_entry WHERE grams IS NULL)")
    return bool(cursor.fetchone()[0])


def empty(cursor: Any) -> None:
    """Forget all lexemes."""
    for statement in CREATE:
        cursor.execute(statement)
    cursor.execute("UPDATE search_entry SET grams = NULL")
