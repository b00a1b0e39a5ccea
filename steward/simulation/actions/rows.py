"""Write many rows of one table at once, faster than objects: what every row shares is worked out once."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max


class Rows:
    """A table to which rows are added; `given` are the fields that differ, what is `shared` is the same in all."""

    def __init__(self, model: type[models.Model], *given: str, **shared: Any) -> None:
        fields = {field.name: field for field in model._meta.concrete_fields}
        blank = model(**shared)
        self.model, self.table = model, model._meta.db_table
        self.fields = [fields[name] for name in given]
        rest = [field for name, field in fields.items() if name not in given and not field.primary_key]
        self.columns = [field.column for field in (*self.fields, *rest)]
        self.shared = tuple(_shared(field, blank) for field in rest)
        self.adapters = [self._adapter(field) for field in self.fields]

    def _adapter(self, field: models.Field):
        """Return what makes a value fit for the database, None where it is as it stands."""
        if connection.vendor == "postgresql" and not isinstance(field, models.JSONField):
            return None
        if isinstance(field, models.DateTimeField):
            adapt = connection.ops.adapt_datetimefield_value
            return lambda value: adapt(value) if isinstance(value, datetime) else value
        if isinstance(field, models.UUIDField):
            return lambda value: value.hex if isinstance(value, UUID) else value
        if isinstance(field, models.JSONField):
            return lambda value: json.dumps(value, ensure_ascii=False)
        return None

    def next_id(self) -> int:
        """Return the first id that is free."""
        return (self.model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows; values stand in the order of the fields given."""
        adapted = [
            (
                *(adapt(value) if adapt else value for adapt, value in zip(self.adapters, row, strict=True)),
                *self.shared,
            )
            for row in rows
        ]
        names = ", ".join(f'"{column}"' for column in self.columns)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f'COPY "{self.table}" ({names}) FROM STDIN') as copy:
                    for row in adapted:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self.columns))
                # Table and columns are those of the model; every value is a parameter.
                cursor.executemany(f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})', adapted)  # noqa: S608  see above

    def count_on(self) -> None:
        """Let the sequence of the table go on after the ids that were given by hand (PostgreSQL)."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)


def _shared(field: models.Field, blank: models.Model) -> Any:
    if isinstance(field, models.JSONField):
        return json.dumps(field.value_from_object(blank))
    return field.get_db_prep_save(field.pre_save(blank, add=True), connection)
