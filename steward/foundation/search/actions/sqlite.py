"""The index on SQLite: an FTS5 table without contents of its own, in the order of the entries' places.

Its rows are written with the entries, so there are no triggers that a migration could drop; `detail=none` keeps it
small, and words of three and more characters are proved by the entry's text. Tokens are folded and cut already: the
tokenizer has only to part them at the blanks.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from steward.foundation.rows.actions import table
from steward.foundation.search.models import Entry

from .lines import Line

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_grams USING fts5(grams, content='', contentless_delete=1, detail=none, "
    "tokenize=\"ascii tokenchars '_'\")"
)
DROP = "DROP TABLE IF EXISTS search_grams"


_NEW = "INSERT INTO search_grams (rowid, grams) VALUES (%s, %s)"
_ANEW = "INSERT OR REPLACE INTO search_grams (rowid, grams) VALUES (%s, %s)"


def write(cursor: Any, rows: Sequence[Line], are_new: bool = False) -> None:
    """Add entries with their tokens."""
    table(Entry, *Line._fields[:-1]).add([row[:-1] for row in rows])
    cursor.executemany(_NEW if are_new else _ANEW, [(row.id, row.tokens) for row in rows])


def write_grams(cursor: Any, rows: Iterable[tuple[int, str]]) -> None:
    """Add to the index alone."""
    cursor.executemany(_ANEW, list(rows))


def erase(cursor: Any, ids: Collection[int]) -> None:
    """Take entries out of the table and out of the index."""
    cursor.executemany("DELETE FROM search_grams WHERE rowid = %s", [(i,) for i in ids])
    cursor.executemany("DELETE FROM search_entry WHERE id = %s", [(i,) for i in ids])


def is_whole(cursor: Any) -> bool:
    """Return whether the index is there and holds exactly as many rows as the table."""
    cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'search_grams'")
    if not cursor.fetchone()[0]:
        return False
    cursor.execute("SELECT (SELECT count(*) FROM search_grams_docsize) = (SELECT count(*) FROM search_entry)")
    return bool(cursor.fetchone()[0])


def empty(cursor: Any) -> None:
    """Make the index anew, without rows."""
    cursor.execute(DROP)
    cursor.execute(CREATE)
