"""Add many rows to a table with few statements, in the caller's transaction.

Objects of the ORM would cost several times what the database needs. The database checks every row as it checks any
other: a row that breaks a constraint raises IntegrityError, one that does not fit DataError, for all rows given with it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import batched, chain
from typing import Any

from django.db import connection, models

from . import columns as written

FEW = 20  # rows; for more of them PostgreSQL's COPY is worth its round trips
TOGETHER = 25  # rows of one statement on SQLite: enough to spread what each statement costs by itself
MOST_VALUES = 32_000  # SQLite's limit on the values of one statement
MARK = "%s"

Values = Sequence[Sequence[Any]]


class Table:
    """A table to which rows are added; `given` are the fields that differ, what is `shared` is the same in all.

    A field in neither has its default; what is unique must be given (ValueError). Instants are aware, UUIDs may be written in hexadecimal, JSON is given as text.
    """

    def __init__(self, model: type[models.Model], given: Sequence[str], **shared: Any) -> None:
        concrete = model._meta.concrete_fields
        fields = {field.attname: field for field in concrete} | {field.name: field for field in concrete}
        self.name = model._meta.db_table
        self.fields = [fields[name] for name in given]
        blank = model(**shared)
        rest = [field for field in concrete if field not in self.fields and not field.primary_key]
        if alone := [field.name for field in rest if field.unique]:
            raise ValueError(f"{model.__name__}: {', '.join(alone)} must differ from row to row")
        self.same = [written.shared(field, blank) for field in rest]
        self.rest = rest
        self.columns = ", ".join(f'"{field.column}"' for field in (*self.fields, *rest))
        self.adapters = [
            (place, adapt) for place, field in enumerate(self.fields) if (adapt := written.adapter(field))
        ]  # fmt: skip
        self.shared = [written.literal(value) for value in self.same]

    def reserve(self, count: int) -> Sequence[int]:
        """Take so many ids for rows that are going to be given theirs; nobody else gets them, now or later."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [self.name, count]
                )
                return [row[0] for row in cursor.fetchall()]
            cursor.execute(
                "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq", [count, self.name]
            )
            if found := cursor.fetchall():
                last = found[0][0]
            else:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [self.name, last := count])
        return range(last - count + 1, last + 1)

    def add(self, rows: Values) -> None:
        """Add rows; values stand in the order of the fields given."""
        if not rows:
            return
        if connection.vendor == "postgresql" and len(rows) > FEW:
            self._copy(rows)
            return
        columns, marks = self._adapted(rows), [MARK] * len(self.fields)
        if len(rows) > FEW:  # what is alike in all rows is written, not bound: binding is most of what a row costs
            marks[1:] = [written.alike(column) or MARK for column in columns[1:]]
        values = list(zip(*(column for column, mark in zip(columns, marks, strict=True) if mark is MARK), strict=True))
        together = min(TOGETHER, MOST_VALUES // len(values[0]))
        whole = len(values) // together * together
        with connection.cursor() as cursor:
            if whole:
                flat = chain.from_iterable(values[:whole])
                cursor.executemany(self._statement(together, marks), list(batched(flat, together * len(values[0]))))
            if left := values[whole:]:
                cursor.execute(self._statement(len(left), marks), list(chain.from_iterable(left)))

    def add_few(self, rows: Values) -> list[int]:
        """Add some rows, and return the ids that the database gave them, in the same order."""
        ids: list[int] = []
        marks = [MARK] * len(self.fields)
        with connection.cursor() as cursor:
            for part in batched(rows, MOST_VALUES // len(self.fields)):
                values = list(chain.from_iterable(zip(*self._adapted(part), strict=True)))
                cursor.execute(f"{self._statement(len(part), marks)} RETURNING id", values)
                ids += [row[0] for row in cursor.fetchall()]
        return ids

    def _adapted(self, rows: Values) -> list[Sequence[Any]]:
        """Return the columns as the database's library takes them."""
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for place, adapt in self.adapters:
            columns[place] = list(map(adapt, columns[place]))
        return columns

    def _statement(self, count: int, marks: Sequence[str]) -> str:
        """Return the statement that adds so many rows; what all share is written into it once."""
        one = f"({', '.join([*marks, *self.shared])})"
        # Table and columns are those of the model, the literals those of its defaults; other values are parameters.
        return f'INSERT INTO "{self.name}" ({self.columns}) VALUES {", ".join([one] * count)}'  # noqa: S608  see above

    def _copy(self, rows: Values) -> None:
        content = written.copied(self.fields, rows, self._tail())
        with (
            connection.wrap_database_errors,
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{self.name}" ({self.columns}) FROM STDIN') as copy,
        ):
            copy.write(content)

    def _tail(self) -> str:
        same = zip(self.rest, self.same, strict=True)
        return "\t".join(written.encoder(field)([value])[0] for field, value in same)


@cache
def table(model: type[models.Model], *given: str) -> Table:
    """Return a table whose rows share nothing but defaults; worked out once in the life of the process."""
    return Table(model, given)
