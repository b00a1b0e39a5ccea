"""Django's SQLite backend over pysqlite3, whose library is new enough to be safe in WAL mode.

The system's library (3.40 on Debian 12) can corrupt a WAL database used by several processes, so the product
carries its own. pysqlite3 lacks two things Django 6.1 asks a connection for; both are given here as constants.
"""

import sqlite3 as _system_sqlite3
import sys

import pysqlite3

_ALIASES = {"sqlite3": pysqlite3, "sqlite3.dbapi2": pysqlite3.dbapi2}
_SYSTEM = {"sqlite3": _system_sqlite3, "sqlite3.dbapi2": sys.modules["sqlite3.dbapi2"]}

# Django's backend modules bind the library when they are first imported; only for that moment is the name lent.
sys.modules.update(_ALIASES)
try:
    from django.db.backends.sqlite3 import base, creation, features, operations, schema
finally:
    sys.modules.update(_SYSTEM)

OLDEST_SAFE_LIBRARY = (3, 51, 3)
MAX_VARIABLES = 32_766
MAX_COLUMNS = 2_000


class DatabaseFeatures(features.DatabaseFeatures):
    """SQLite's features with the limits that this library was compiled with."""

    max_query_params = MAX_VARIABLES


class DatabaseOperations(operations.DatabaseOperations):
    """SQLite's operations without calls to `getlimit`."""

    def _quote_params_for_last_executed_query(self, params):
        results = ()
        step = min(MAX_VARIABLES, MAX_COLUMNS)
        for index in range(0, len(params), step):
            chunk = params[index : index + step]
            cursor = self.connection.connection.cursor()
            try:
                results += cursor.execute("SELECT " + ", ".join(["QUOTE(?)"] * len(chunk)), chunk).fetchone()
            finally:
                cursor.close()
        return results

    def execute_sql_flush(self, sql_list):
        """Empty tables of tests; rows that are otherwise only added go too."""
        self.connection.guards_rows = False
        try:
            super().execute_sql_flush(sql_list)
        finally:
            self.connection.guards_rows = True


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded database, refused when its library is older than the first safe one.

    `steward_guards_rows()` is what the triggers of rows that are only added ask; to any other program that opens the
    file the function is unknown, and a change of such a row fails there as well.
    """

    guards_rows = True

    features_class = DatabaseFeatures
    ops_class = DatabaseOperations
    creation_class = creation.DatabaseCreation
    SchemaEditorClass = schema.DatabaseSchemaEditor

    def get_new_connection(self, conn_params):
        if pysqlite3.sqlite_version_info < OLDEST_SAFE_LIBRARY:
            raise RuntimeError(
                f"SQLite {pysqlite3.sqlite_version} can corrupt a database used by several processes; "
                f"Steward needs {'.'.join(map(str, OLDEST_SAFE_LIBRARY))} or newer."
            )
        connection = super().get_new_connection(conn_params)
        connection.create_function("steward_guards_rows", 0, lambda: self.guards_rows)
        return connection
