"""The rights of the whole product: one table, `policy.csv`, and the questions asked of it.

A row says: on this *kind*, this *action* is given to this *post* within this *scope* while the record is in this
*state*: `allow`, `masked` (allowed, personal fields hidden until a reason is given) or `deny` (beats allow).
Scopes, narrowest first: own, area, department, office, region, company. A post held in an office reaches at most its
office (or its region, company when the row says so); a post held in the company reaches every office.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from steward.foundation.identity.actor import Actor

POLICY = Path(__file__).with_name("policy.csv")
SCOPES = ("own", "area", "department", "office", "region", "company")
EFFECTS = ("allow", "masked", "deny")
ANY = "*"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the policy."""

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


@cache
def policy() -> tuple[Row, ...]:
    """Return the rows of the policy, checked for unknown scopes and effects."""
    with POLICY.open(newline="", encoding="utf-8") as file:
        rows = tuple(Row(**row) for row in csv.DictReader(line for line in file if not line.startswith("#")))
    for row in rows:
        if row.scope not in SCOPES or row.effect not in EFFECTS:
            raise ValueError(f"policy.csv: {row}")
    return rows


@cache
def _rows_for(kind: str, action: str, post: str) -> tuple[Row, ...]:
    return tuple(r for r in policy() if r.kind == kind and r.action == action and r.post in (post, ANY))


def _matching(kind: str, action: str, post: str, state: str | None) -> tuple[Row, ...]:
    return tuple(r for r in _rows_for(kind, action, post) if r.state == ANY or state is None or r.state == state)


def reach(actor: Actor, kind: str, action: str, state: str | None = None) -> Reach:
    """Return how far this actor may carry out `action` on records of `kind` (in `state`, or in any).

    A deny row beats every allow row of the same post. The system reaches the whole company.
    """
    if actor.is_system and actor.label not in ("visitor", ""):
        return Reach(company=True, masked=False)
    company = own = False
    masked = True
    sets: dict[str, set[int]] = {"office": set(), "region": set(), "department": set(), "area": set()}
    for holding in actor.holdings:
        rows = _matching(kind, action, holding.post, state)
        if any(r.effect == "deny" for r in rows):
            continue
        for row in rows:
            masked = masked and row.effect == "masked"
            if row.scope == "company" or (holding.office_id is None and row.scope in ("office", "region")):
                company = True
            elif row.scope == "own":
                own = True
            elif row.scope == "department":
                sets["department"] |= {holding.department_id} - {None}
            else:
                sets[row.scope] |= {holding.office_id} - {None}
    return Reach(
        company=company,
        offices=frozenset(sets["office"]),
        regions_of=frozenset(sets["region"]),
        departments=frozenset(sets["department"]),
        area_offices=frozenset(sets["area"]),
        own=own,
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
) -> bool:
    """Return whether this actor may carry out `action` on one record.

    `owners` are the persons whose own work it is; `in_area` says that it lies in the actor's area;
    `same_region_offices` are the offices of the record's region.
    """
    found = reach(actor, kind, action, state)
    return bool(
        found.company
        or (office_id is not None and office_id in found.offices)
        or (found.regions_of & set(same_region_offices))
        or (department_id is not None and department_id in found.departments)
        or (in_area and office_id in found.area_offices)
        or (found.own and actor.person_id is not None and actor.person_id in set(owners))
    )
