"""Which column is which field, and the way from a row of cells to the values of a target's fields."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.utils.translation import gettext_noop as _

from .headings import Heading, find_heading, guess, simple
from .occurrences import Occurrences
from .reasons import Reason, Unreadable
from .sheets import Cell, Table
from .targets import Layout, Row, Target, layouts

LOOKED_AT = 30
MISFIT = _("The headings are not those of this layout: “%(label)s” is missing.")


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """field -> column, field -> fixed text, the headings, and the name of a layout that the target ships.

    `misfit` is the heading of that layout which is missing: then no row can be taken.
    """

    columns: dict[str, int]
    heading: Heading
    constants: dict[str, str] = field(default_factory=dict)
    layout: str = ""
    misfit: str = ""

    def kept(self) -> dict[str, Any]:
        """Return what is stored of it."""
        return {
            "columns": self.columns, "constants": self.constants, "layout": self.layout,
            "misfit": self.misfit,
            "heading": [self.heading.number, list(self.heading.labels)],
        }  # fmt: skip

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Mapping":
        """Return the mapping that was stored."""
        number, labels = kept["heading"]
        return cls(
            columns=kept["columns"], constants=kept["constants"], layout=kept["layout"], misfit=kept.get("misfit", ""),
            heading=Heading(number=number, labels=tuple(labels)),
        )  # fmt: skip

    def missing(self, target: Target) -> list:
        """Return the required fields that neither a column nor a fixed value gives; none to ask for in a misfit."""
        if self.misfit:
            return []
        given = self.columns.keys() | {name for name, text in self.constants.items() if text}
        return [field for field in target.fields if field.required and field.name not in given]


@dataclass(frozen=True, kw_only=True)
class Rejected:
    """One row that could not be read."""

    number: int
    cells: Sequence[Cell]
    reason: Reason


def first_rows(table: Table, count: int = LOOKED_AT) -> list[tuple[int, list[Cell]]]:
    """Return the first rows that can be read. Raises Unreadable when there are none."""
    found = []
    for number, row in table.rows():
        if not isinstance(row, Unreadable):
            found.append((number, row))
        if len(found) >= count or number > 10 * count:
            break
    if not found:
        raise Unreadable(_("There is no row with anything in it."))
    return found


def propose(table: Table, target: Target, layout: str = "", remembered: Any = None) -> Mapping:
    """Return the mapping of a named layout, else the one used when these headings came last, else a guess.

    Raises Unreadable when the file holds no headings. One that has not those of the named layout is a misfit.
    """
    words = [word for field_ in target.fields for word in field_.words]
    if layout:
        known_layout = layouts(target.name)[layout]
        words = [word for name in known_layout.columns for word in known_layout.words(name)]
    heading = find_heading(first_rows(table), words)
    if heading is None:
        raise Unreadable(_("There is no row with anything in it."))
    if layout:
        return _of_layout(heading, layouts(target.name)[layout], layout)
    known = remembered(heading.fingerprint) if remembered else None
    if known is not None:
        return Mapping(
            columns=_placed(heading, {name: (label,) for name, label in known.columns.items()}),
            constants=known.constants,
            heading=heading,
        )
    return Mapping(columns=guess(heading.labels, target.fields), heading=heading)


def _of_layout(heading: Heading, layout: Layout, name: str) -> Mapping:
    columns = _placed(heading, {field_name: layout.words(field_name) for field_name in layout.columns})
    absent = [field_name for field_name in layout.needed or layout.columns if field_name not in columns]
    return Mapping(
        columns=columns, constants=dict(layout.constants), heading=heading, layout=name,
        misfit=layout.words(absent[0])[0] if absent else "",
    )  # fmt: skip


def _placed(heading: Heading, words: Pairs[str, Sequence[str]]) -> dict[str, int]:
    """Return field -> column, by the first of its headings that is there."""
    places = {simple(label): column for column, label in reversed(list(enumerate(heading.labels)))}
    found = {
        name: next((places[simple(w)] for w in choices if simple(w) in places), None)
        for name, choices in words.items()
    }
    return {name: column for name, column in found.items() if column is not None}


class Reader:
    """Reads rows of a table as values of a target's fields."""

    def __init__(self, table: Table, target: Target, mapping: Mapping, office_id: int | None = None):
        self.table, self.target, self.mapping, self.office_id = table, target, mapping, office_id
        self.width = len(mapping.heading.labels)
        self.is_text = bool(table.encoding)
        layout = layouts(target.name).get(mapping.layout)
        self.mend = layout.mend if layout else None
        self.fixed = {name: target.field_named(name).parse(text) for name, text in mapping.constants.items() if text}
        known = {field.name: field for field in target.fields}
        self.plan = [(known[name], column) for name, column in mapping.columns.items() if name in known]
        self.seen = Occurrences()

    def rows(self, after: int = 0) -> Iterator[Row | Rejected]:
        """Yield every row below the headings and after this number; those before are only counted."""
        start = self.mapping.heading.number
        for number, cells in self.table.rows():
            if number <= start:
                continue
            if number <= after and not self.target.identity:
                continue
            row = self._row(number, cells)
            if number > after:
                yield row

    def _row(self, number: int, cells: list[Cell] | Unreadable) -> Row | Rejected:
        if isinstance(cells, Unreadable):
            return Rejected(number=number, cells=(), reason=cells.reason)
        if self.mapping.misfit:
            return Rejected(number=number, cells=cells, reason=Reason(MISFIT, {"label": self.mapping.misfit}))
        try:
            cells = self._whole(self.mend(cells) if self.mend else cells)
            values = {field.name: field.parse(cells[column]) for field, column in self.plan}
        except Unreadable as error:
            return Rejected(number=number, cells=cells, reason=error.reason)
        for name, value in self.fixed.items():
            if values.get(name) in (None, ""):
                values[name] = value
        for field_, _column in self.plan:
            if field_.required and values[field_.name] in (None, ""):
                return Rejected(
                    number=number, cells=cells, reason=Reason(_("“%(field)s” is empty."), {"field": str(field_.label)})
                )
        row = Row(number=number, cells=cells, values=values)
        if self.target.identity:
            row.identity = self._identity(row)
        return row

    def _whole(self, cells: list[Cell]) -> list[Cell]:
        """Return as many cells as there are headings; a row that does not fit is no guess of ours."""
        if len(cells) == self.width:
            return cells
        if len(cells) > self.width and any(cell not in ("", None) for cell in cells[self.width :]):
            raise Unreadable(_("The row has %(cells)d cells under %(headings)d headings."),
                             cells=len(cells), headings=self.width)  # fmt: skip
        if len(cells) < self.width and self.is_text:
            raise Unreadable(_("The row ends after %(cells)d of %(headings)d cells."),
                             cells=len(cells), headings=self.width)  # fmt: skip
        return [*cells[: self.width], *[""] * (self.width - len(cells))]

    def _identity(self, row: Row) -> str:
        said = f"{self.target.name}\x1f{self.office_id or ''}\x1f{self.target.identity(row)}"
        digest = blake2b(said.encode(errors="replace"), digest_size=16).digest()
        occurrence = self.seen.count(int.from_bytes(digest[:8]))
        return digest.hex() if occurrence == 1 else f"{digest.hex()}-{occurrence}"
