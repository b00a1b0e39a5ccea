"""A complaint about persons: who must not hear of it, and whose naming keeps one from somebody."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from steward.foundation.identity.actor import Actor

from .line import above, below
from .offices import last_stop
from .staffing import NOBODY, Staffing, staffing


def named_in(kind: str, object_id: int) -> frozenset[int]:
    """Return the persons named in this record when it is a complaint about persons, asked of its domain by wire."""
    path = settings.CONFIDENTIAL_NAMED.get(kind)
    return frozenset(import_string(path)(object_id)) if path else NOBODY


def kept_from(
    named: Collection[int], office_id: int | None, at: datetime, staff: Staffing | None = None
) -> frozenset[int]:
    """Return everybody from whom a complaint about these persons is kept.

    That is the named, all below them, and those who stand in for one of these without standing above the named.
    Whom the company appointed as the last stop hears of every complaint, wherever the person stands, unless named.
    """
    if not named:
        return NOBODY
    staff = staff or staffing(office_id, at)
    barred = frozenset(named) | below(staff, named)
    stand_ins = {s for person in barred for s in staff.substitutes.get(person, ())} - barred
    barred |= {s for s in stand_ins if not set(named) <= below(staff, {s})}
    return barred - ({last_stop()} - set(named))


def kept_by(actor: Actor, at: datetime) -> frozenset[int]:
    """Return the persons whose naming in a complaint keeps it from this actor.

    For lists: leave out every record that names one of these. They are the actor, all above the actor in any
    office where a post is held, and whoever the actor stands in for with all above them.
    """
    if actor.person_id is None:
        return NOBODY
    if actor.person_id == last_stop():
        return frozenset({actor.person_id})
    offices = {h.membership_id: h.office_id for h in actor.holdings}
    replaced = {h.standing_in_for for h in actor.holdings if h.standing_in_for}
    found = {actor.person_id}
    for office_id in set(offices.values()):
        staff = staffing(office_id, at)
        over_me = above(staff, actor.person_id)
        found |= over_me
        for person in replaced:
            over_them = {person} | above(staff, person)
            found |= {p for p in over_them if actor.person_id not in above(staff, p)}
    return frozenset(found)
