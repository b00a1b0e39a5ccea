"""What an import can be about: each domain describes its own, and the engine does the rest.

    TARGET = Target(
        name="estate", label=_("Buildings and units"),
        fields=(Field(name="label", label=_("Unit"), synonyms=("單元", "房號"), required=True, parse=text(20)), …),
        plan=plan_units, apply=apply_units, undo=undo_units,
    )

and one line in IMPORT_TARGETS (wiring.py). Rows come in chunks: `plan` compares them with what is there and writes
nothing; `apply(steps=, context=, actor=, at=)` writes those that are new or changed, in the transaction of the chunk;
`undo(applied=, context=, actor=, at=)` takes them back. A row that `apply` cannot take raises Unreadable: it alone is rejected.
"""

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office

from .reasons import Reason
from .sheets.cells import Cell


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that a row may say; `parse` makes a value of a cell or raises Unreadable."""

    name: str
    label: Any
    parse: Callable[[Cell], Any]
    synonyms: tuple[str, ...] = ()
    required: bool = False
    hint: Any = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every heading under which this field is known."""
        return (self.name, str(self.label), *self.synonyms)


@dataclass(kw_only=True, slots=True)
class Row:
    """One row of the file: its number in the sheet, its cells as they were, and the values of its fields.

    `identity` tells it from every other row ever imported, when the target knows its rows by what they say.
    """

    number: int
    cells: Sequence[Cell]
    values: Mapping[str, Any]
    identity: str = ""

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a field; the default where the cell was empty or the column is not there."""
        found = self.values.get(name)
        return default if found is None or found == "" else found


class Outcome(enum.StrEnum):
    """What a row means for the records."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(kw_only=True, slots=True)
class Step:
    """What is to be done with one row.

    A rejected row has a `reason`. A changed one has the `object_id` and what stood there `before` (JSON, enough to undo);
    `after` is what the preview shows beside it. `work` is whatever `apply` needs and the engine does not look at.
    """

    row: Row
    outcome: Outcome
    reason: Reason | None = None
    object_id: int | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    work: Any = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Applied:
    """One row that was applied, to be undone."""

    object_id: int
    is_new: bool
    before: Mapping[str, Any]


@dataclass(kw_only=True)
class Context:
    """In whose name, when and where rows are applied; `options` were chosen with the upload.

    `kept` lives as long as one run: a target may keep there what it looked up.
    """

    actor: Actor
    at: datetime
    office: Office | None
    batch_id: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A layout known by name: the headings of each field (any one of them), and fixed values for what is not said.

    A table fits if it has a heading for every field in `needed`. `mend` gets the cells of a row and returns them
    (mended where it is certain, or as they are), or raises Unreadable.
    """

    columns: Mapping[str, str | tuple[str, ...]]
    needed: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    mend: Callable[[list[Cell]], list[Cell]] | None = None

    def words(self, name: str) -> tuple[str, ...]:
        """Return the headings under which a field may stand."""
        found = self.columns[name]
        return (found,) if isinstance(found, str) else tuple(found)


@dataclass(frozen=True, kw_only=True)
class Target:
    """What rows are turned into. `name` is also the state of kind "import" in policy.csv: who may run and undo.

    `identity` says what makes a row the same row when it comes again; equal rows of one file are counted apart. The
    engine hands it on as `Row.identity`, and `plan` finds by it what is there already. Only for records without a
    natural key. `undo` returns for each record None, or why it stays. With `applied_in`, which lists the records that a
    batch made after one id, the engine keeps no list of its own. `kind` names the
    record type when its records describe persons, so that an erasure forgets what stood there before. `url` is the page of a record.
    """

    name: str
    label: Any
    fields: tuple[Field, ...]
    plan: Callable[[Sequence[Row], Context], list[Step]]
    apply: Callable[..., list[int]]
    undo: Callable[..., list[Reason | None]]
    identity: Callable[[Row], str] | None = None
    applied_in: Callable[[int, int, int], list[int]] | None = None
    kind: str = ""
    url: Callable[[int], str] | None = None

    def field_named(self, name: str) -> Field:
        """Return the field of this name. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]


@cache
def targets() -> dict[str, Target]:
    """Return every target by name, as the wiring lists them."""
    found = [import_string(path) for path in settings.IMPORT_TARGETS]
    return {target.name: target for target in found}


@cache
def layouts(target: str) -> Mapping[str, Layout]:
    """Return the layouts of a target that are known by name, as the wiring lists them."""
    path = settings.IMPORT_LAYOUTS.get(target)
    return import_string(path) if path else {}


def content_identity(row: Row) -> str:
    """Return what tells this row from others when it has no number of its own: all that was read of it."""
    return "\x1f".join([f"{name}={value}" for name, value in sorted(row.values.items()) if value not in (None, "")])
