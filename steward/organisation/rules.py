"""Who may do what in the organisation, read from the table of rights; and plain rules about posts and spans."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.core.exceptions import PermissionDenied

from steward.foundation.identity.actor import Actor
from steward.foundation.rights import table

from .models import PostCode

FEWEST_DIFFERENT = 3  # digits in a number for counters
GIVEN_BY_FLAG = frozenset({PostCode.ADM})  # no post: an account is made an administrator's


def may(
    actor: Actor, kind: str, action: str, office_id: int | None = None, *, state: str | None = None,
    owners: Iterable[int | None] = (), department_id: int | None = None,
) -> bool:  # fmt: skip
    """Return whether this actor may carry out an action of the organisation on a record of this office."""
    return table.may(actor, kind, action, office_id=office_id, state=state, owners=owners, department_id=department_id)


def require(
    actor: Actor, kind: str, action: str, office_id: int | None = None, *, state: str | None = None,
    owners: Iterable[int | None] = (), department_id: int | None = None,
) -> None:  # fmt: skip
    """Raise PermissionDenied unless `may` holds."""
    if not may(actor, kind, action, office_id, state=state, owners=owners, department_id=department_id):
        raise PermissionDenied


def may_for_person(actor: Actor, kind: str, action: str, person_id: int, office_ids: Iterable[int | None]) -> bool:
    """Return whether an action on a person is given: as the actor's own, or in one office where the person has a post.

    A person without any post (None among the offices) is reached from the company alone.
    """
    return may(actor, kind, action, owners=[person_id]) or any(
        may(actor, kind, action, office_id) for office_id in office_ids
    )


def grantable_posts(actor: Actor, office_id: int | None) -> tuple[PostCode, ...]:
    """Return the posts that this actor may give in this office (None: in a region or the company)."""
    return tuple(
        post
        for post in PostCode
        if post not in GIVEN_BY_FLAG and may(actor, "membership", "grant", office_id, state=post.value)
    )


def may_change_shifts(actor: Actor, office_id: int, department_id: int | None, leads: Iterable[int]) -> bool:
    """Return whether this actor may change the roster of a department; `leads` are the departments the actor heads."""
    if may(actor, "shift", "change", office_id, state="any"):
        return True
    return department_id in set(leads) and may(
        actor, "shift", "change", office_id, state="head", department_id=department_id
    )


def overlaps(from_on: date, until_on: date | None, other_from: date, other_until: date | None) -> bool:
    """Return whether two spans of days (ends exclusive, None: open) share a day."""
    return (other_until is None or from_on < other_until) and (until_on is None or other_from < until_on)


def changed(record: Any, wanted: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Set on the record what differs from what is wanted; return field -> (before, after)."""
    found = {}
    for name, value in wanted.items():
        before = getattr(record, name)
        if before != value:
            found[name] = (before, value)
            setattr(record, name, value)
    return found


def is_weak_pin(pin: str, phone: str) -> bool:
    """Return whether a number for counters is one that is tried first: rows, repeats, part of the own telephone."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    halves = pin[: len(pin) // 2] == pin[len(pin) // 2 :]
    return len(set(pin)) < FEWEST_DIFFERENT or len(steps) == 1 or halves or pin in "".join(filter(str.isdigit, phone))
