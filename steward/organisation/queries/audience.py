"""Whom a step of a ladder reaches, and who may decide a request; DEADLINE_AUDIENCE and APPROVAL_DECIDERS lead here."""

from collections.abc import Collection, Sequence
from datetime import datetime

from .confidential import kept_from, named_in
from .offices import last_stop
from .staffing import Staffing, staffing, steps_above


def audiences(asked: Sequence[tuple[int, str, int, str]], at: datetime) -> list[tuple[int, ...]]:
    """Return for each of these (office id, kind, id, post) the persons to tell when a deadline reaches it.

    Each office is read once.
    """
    staffs = {office_id: staffing(office_id, at) for office_id in {office_id for office_id, *_more in asked}}
    return [_audience(staffs[office_id], kind, object_id, post, at) for office_id, kind, object_id, post in asked]


def audience(office_id: int, kind: str, object_id: int, post: str, at: datetime) -> tuple[int, ...]:
    """Return the persons to tell when a deadline of this record reaches this post.

    Nobody there: the next filled post above. In a complaint about persons the named and all below are passed
    over, substitutes included, and the last stop is the post-holder whom the company appointed.
    """
    return audiences([(office_id, kind, object_id, post)], at)[0]


def _audience(staff: Staffing, kind: str, object_id: int, post: str, at: datetime) -> tuple[int, ...]:
    named = named_in(kind, object_id)
    barred = kept_from(named, staff.office_id, at, staff)
    for step in (post, *steps_above(post)):
        if people := _fill(staff, step, named, barred):
            return people
    stop = last_stop()
    if stop is None or stop in named:
        return ()
    return tuple(p for p in staff.fills(stop) if p not in barred) or (stop,)


def deciders(
    office_id: int | None, kind: str, object_id: int, post: str, person_id: int | None, not_person: int | None,
    at: datetime,
) -> tuple[str, tuple[int, ...]]:  # fmt: skip
    """Return (post, persons) who may decide a request addressed to a post or to a person, and who are not the asker.

    The post is empty where the person addressed, or who stands in, can decide. Nobody there: the next post above
    with somebody in it. In a complaint about persons the named and all below do not decide.
    """
    staff = staffing(office_id, at)
    named = named_in(kind, object_id)
    barred = kept_from(named, office_id, at, staff) | ({not_person} - {None})
    if person_id:
        if people := tuple(p for p in staff.fills(person_id) if p not in barred):
            return "", people
        post = staff.post_of(person_id)
    for step in (post, *steps_above(post)):
        if people := _fill(staff, step, named, barred):
            return step, people
    return post, ()


def _fill(staff: Staffing, post: str, named: Collection[int], barred: Collection[int]) -> tuple[int, ...]:
    """Return who fills the post, not counting what a barred person would fill nor what is filled for a named one."""
    found: dict[int, None] = {}
    for member in staff.post_members(post):
        if member.person_id not in named:
            found |= dict.fromkeys(p for p in staff.fills(member.person_id) if p not in barred)
    return tuple(found)
