"""Find by beginning with an index, on either database."""

from django.db.models import F, Lookup

LAST = "\U0010ffff"


class BeginsWith(Lookup):
    """True when a column begins with a text; answered from an index on PostgreSQL (pattern) and SQLite (range)."""

    lookup_name = "begins_with"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        column, parameters = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", (*parameters, self.rhs, *parameters, self.rhs + LAST)

    def as_sql(self, compiler, connection):
        column, parameters = self.process_lhs(compiler, connection)
        escaped = self.rhs.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        return f"{column} LIKE %s", (*parameters, f"{escaped}%")


def begins_with(field: str, text: str) -> BeginsWith:
    """Return the condition that `field` begins with `text`."""
    return BeginsWith(F(field), text)
