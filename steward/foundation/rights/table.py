"""The rights of the whole product: one table, `policy.csv`, and the questions asked of it.

A row says: on this *kind*, this *action* is given to this *post* within this *scope* while the record is in this
*state*: `allow`, `masked` (allowed, personal fields hidden until a reason is given) or `deny` (beats allow).
The cells kind, action, post and state may hold several words. Scopes, narrowest first: own, area, department, office,
region, company. A post held in an office reaches at most its office (or its region, company when the row says so);
a post held in the company reaches every office.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path

from steward.foundation.identity.actor import Actor, Holding

POLICY = Path(__file__).with_name("policy.csv")
POSTS = ("CA", "RC", "PA", "SV", "SD", "DA", "OD", "DM", "EX", "HR", "FI", "ADM", "AUD")
SCOPES = ("own", "area", "department", "office", "region", "company")
EFFECTS = ("allow", "masked", "deny")
ANY = "*"


class UnknownRight(LookupError):
    """The table has no row for this action on this kind: a word is misspelt, or the row is missing."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One right: a line of the policy, taken apart into single words."""

    kind: str
    action: str
    post: str
    scope: str
    state: str
    effect: str


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far one actor's right to one action goes."""

    company: bool = False
    offices: frozenset[int] = field(default_factory=frozenset)  # whole offices
    regions_of: frozenset[int] = field(default_factory=frozenset)  # offices whose region is reached
    departments: frozenset[int] = field(default_factory=frozenset)
    area_offices: frozenset[int] = field(default_factory=frozenset)  # offices where the own area is reached
    own: bool = False
    masked: bool = True  # True when every way leads through a masked row

    def __bool__(self) -> bool:
        return bool(
            self.company or self.offices or self.regions_of or self.departments or self.area_offices or self.own
        )


def _words(line: dict[str, str]) -> Iterator[Row]:
    cells = {name: (value or "").split() for name, value in line.items()}
    if not all(cells.values()) or set(cells) != set(Row.__dataclass_fields__):
        raise ValueError(f"policy.csv: an empty or surplus cell in {line}")
    for values in product(*cells.values()):
        row = Row(**dict(zip(cells, values, strict=True)))
        if row.scope not in SCOPES or row.effect not in EFFECTS or row.post not in (*POSTS, ANY):
            raise ValueError(f"policy.csv: {row}")
        yield row


@cache
def policy() -> tuple[Row, ...]:
    """Return the rights one by one. Raises ValueError where a cell holds an unknown word."""
    with POLICY.open(newline="", encoding="utf-8") as file:
        lines = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(row for line in lines for row in _words(line))


@cache
def actions_of(kind: str) -> frozenset[str]:
    """Return every action that the table knows on this kind."""
    return frozenset(row.action for row in policy() if row.kind == kind)


@cache
def _rows_for(kind: str, action: str, post: str) -> tuple[Row, ...]:
    if action not in actions_of(kind):
        raise UnknownRight(f"policy.csv has no row for {kind}, {action}")
    return tuple(r for r in policy() if r.kind == kind and r.action == action and r.post in (post, ANY))


def _matching(kind: str, action: str, post: str, state: str | None) -> tuple[Row, ...]:
    """Return the rows that give this post this right in this state; with no state, in some state."""
    rows = _rows_for(kind, action, post)
    if any(r.effect == "deny" and r.state in (ANY, state) for r in rows):
        return ()
    return tuple(r for r in rows if r.effect != "deny" and (state is None or r.state in (ANY, state)))


def _place(row: Row, holding: Holding) -> tuple[str, int | None]:
    """Return what a row reaches from where the post is held: a scope and the id it is tied to."""
    if row.scope == "company" or (holding.office_id is None and row.scope in ("office", "region", "area")):
        return "company", None
    if row.scope == "department":
        return "department", holding.department_id
    return row.scope, holding.office_id


def reach(actor: Actor, kind: str, action: str, state: str | None = None, *, clear: bool = False) -> Reach:
    """Return how far this actor may carry out `action` on records of `kind` (in `state`, or in any).

    With `clear` only rows count that do not mask: how far personal details are seen without giving a reason.
    A deny row beats every allow row of the same post. The system reaches the whole company.
    Raises UnknownRight when the table does not know the action.
    """
    if action not in actions_of(kind):
        raise UnknownRight(f"policy.csv has no row for {kind}, {action}")
    if actor.is_system and actor.label not in ("visitor", ""):
        return Reach(company=True, masked=False)
    found: dict[str, set[int | None]] = {scope: set() for scope in SCOPES}
    masked = True
    for holding in actor.holdings:
        for row in _matching(kind, action, holding.post, state):
            if clear and row.effect == "masked":
                continue
            masked = masked and row.effect == "masked"
            scope, tied_to = _place(row, holding)
            found[scope].add(tied_to)
    tied = {scope: frozenset(i for i in ids if i is not None) for scope, ids in found.items()}
    return Reach(
        company=bool(found["company"]),
        offices=tied["office"],
        regions_of=tied["region"],
        departments=tied["department"],
        area_offices=tied["area"],
        own=bool(found["own"]),
        masked=masked,
    )


def may(
    actor: Actor,
    kind: str,
    action: str,
    *,
    office_id: int | None = None,
    state: str | None = None,
    department_id: int | None = None,
    owners: Iterable[int | None] = (),
    in_area: bool = False,
    same_region_offices: Iterable[int] = (),
    clear: bool = False,
) -> bool:
    """Return whether this actor may carry out `action` on one record (with `clear`: seeing personal details).

    `owners` are the persons whose own work it is; `in_area` says that it lies in the actor's area;
    `same_region_offices` are the offices of the record's region. Raises UnknownRight.
    """
    found = reach(actor, kind, action, state, clear=clear)
    return bool(
        found.company
        or (office_id is not None and office_id in found.offices)
        or (found.regions_of & set(same_region_offices))
        or (department_id is not None and department_id in found.departments)
        or (in_area and office_id in found.area_offices)
        or (found.own and actor.person_id is not None and actor.person_id in set(owners))
    )
