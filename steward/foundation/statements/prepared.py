"""Kept statements on PostgreSQL: planned once for each connection, then only asked with new arguments.

PostgreSQL plans a statement anew each time that it comes as text, which for a join of nine tables takes longer than
answering it. A kept statement has the same text every time, so it is prepared. Behind a pooler that hands out
connections by the transaction and does not follow prepared statements, PREPARED_STATEMENTS has to be off.
"""

from typing import Any

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper

ASKED_BEFORE = 1  # how often it came before it is prepared; Django's own cursors bind in the client and never prepare
MOST_PREPARED = 400  # a connection keeps no more; the driver gives up the ones asked longest ago


class PreparingConnection:
    """A connection to PostgreSQL, the same in everything but its cursors."""

    def __init__(self, real: BaseDatabaseWrapper) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def cursor(self) -> Any:
        """Open a cursor as the connection would."""
        real = self._real
        real.close_if_health_check_failed()
        real.ensure_connection()
        real.connection.prepare_threshold, real.connection.prepared_max = ASKED_BEFORE, MOST_PREPARED
        with real.wrap_database_errors:
            return real._prepare_cursor(psycopg.Cursor(real.connection))
