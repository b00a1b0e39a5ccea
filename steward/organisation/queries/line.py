"""The reporting line as a relation: who is below whom, from named superiors, heads of departments and the ladder."""

from collections.abc import Callable, Collection

from steward.organisation.models import LADDER, Membership, PostCode

from .staffing import JOINS_LADDER_AT, Staffing

OFFICE, REGION, COMPANY = 0, 1, 2


def _level(member: Membership) -> int:
    if member.office_id is not None:
        return OFFICE
    return COMPANY if member.region_id is None else REGION


def _height(member: Membership) -> float:
    """Return where a post stands: its step of the ladder, or half a step under the one where it joins."""
    post = PostCode(member.post)
    if post in LADDER:
        return LADDER.index(post)
    return LADDER.index(JOINS_LADDER_AT[post]) - 0.5 if post in JOINS_LADDER_AT else -1


def _commands(upper: Membership, lower: Membership) -> bool:
    """Return whether the holder of one post is directly above the holder of another."""
    if lower.reports_to_id == upper.person_id:
        return True
    if upper.is_lead and upper.department_id and upper.department_id == lower.department_id and not lower.is_lead:
        return True
    if PostCode(upper.post) not in LADDER:
        return False
    levels, heights = (_level(upper), _level(lower)), (_height(upper), _height(lower))
    return levels[0] >= levels[1] and heights[0] >= heights[1] and (levels, heights) != (levels[::-1], heights[::-1])


def _closure(start: Collection[int], step: Callable[[int], set[int]]) -> frozenset[int]:
    found: set[int] = set()
    todo = set(start)
    while todo:
        fresh = step(todo.pop()) - found - set(start)
        found |= fresh
        todo |= fresh
    return frozenset(found)


def _by_person(staff: Staffing) -> dict[int, list[Membership]]:
    found: dict[int, list[Membership]] = {}
    for member in staff.members:
        found.setdefault(member.person_id, []).append(member)
    return found


def below(staff: Staffing, people: Collection[int]) -> frozenset[int]:
    """Return everybody who stands below one of these persons, directly or through others."""
    posts = _by_person(staff)

    def directly(person: int) -> set[int]:
        reporting = {m.person_id for m in staff.members if m.reports_to_id == person}
        return reporting | {
            other
            for other, lower in posts.items()
            if other != person and all(any(_commands(u, low) for u in posts.get(person, ())) for low in lower)
        }

    return _closure(people, directly)


def above(staff: Staffing, person_id: int) -> frozenset[int]:
    """Return everybody below whom this person stands: the same relation read upwards."""
    posts = _by_person(staff)

    def directly(person: int) -> set[int]:
        lower = posts.get(person, [])
        named = {m.reports_to_id for m in lower if m.reports_to_id}
        return named | {
            other
            for other, uppers in posts.items()
            if lower and other != person and all(any(_commands(u, low) for u in uppers) for low in lower)
        }

    return _closure({person_id}, directly)
