"""Who fills a post at a moment: present holders, substitutes for absent ones, and the line that climbs above them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from steward.foundation.statements import statement
from steward.organisation.models import LADDER, Absence, Membership, PostCode, Substitution

from .acting import between, days, running

NOBODY: frozenset[int] = frozenset()
NO_OFFICE = 0  # an id that no office has

# Where what a post cannot settle goes next. Posts of the ladder climb the ladder; the others join it here.
JOINS_LADDER_AT = {
    PostCode.EX: PostCode.DA, PostCode.RC: PostCode.SV, PostCode.HR: PostCode.OD, PostCode.FI: PostCode.OD,
    PostCode.CA: PostCode.DM,
}  # fmt: skip


def steps_above(post: str) -> tuple[str, ...]:
    """Return the posts above this one, nearest first."""
    if post in LADDER:
        return LADDER[LADDER.index(PostCode(post)) + 1 :]
    joins = JOINS_LADDER_AT.get(PostCode(post)) if post in PostCode.values else None
    return LADDER[LADDER.index(joins) :] if joins else ()


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """Everybody who matters to one office at one moment, read with three statements; all questions are then pure.

    `members` are the posts of the office, of its region and of the company; `absent` the persons away;
    `substitutes` who stands in for whom (present substitutes only, in this office).
    """

    office_id: int | None
    members: tuple[Membership, ...]
    absent: frozenset[int] = NOBODY
    substitutes: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def fills(self, person_id: int) -> tuple[int, ...]:
        """Return who does this person's work now: the person, or the substitutes while the person is away."""
        if person_id not in self.absent:
            return (person_id,)
        return self.substitutes.get(person_id, ())

    def post_members(self, post: str, department_id: int | None = None) -> list[Membership]:
        """Return the nearest members holding this post: of the office, else of its region, else of the company."""
        fitting = [
            m for m in self.members if m.post == post and (department_id is None or m.department_id == department_id)
        ]
        for belongs in (
            lambda m: m.office_id is not None,
            lambda m: m.region_id is not None,
            lambda m: m.office_id is None and m.region_id is None,
        ):
            if near := [m for m in fitting if belongs(m)]:
                return near
        return []

    def holders(self, post: str, department_id: int | None = None, skip: Collection[int] = NOBODY) -> tuple[int, ...]:
        """Return who fills this post now, in order of seniority in the records, without those to skip."""
        found: dict[int, None] = {}
        for member in self.post_members(post, department_id):
            found |= dict.fromkeys(p for p in self.fills(member.person_id) if p not in skip)
        return tuple(found)

    def of(self, person_id: int) -> list[Membership]:
        """Return the posts that this person holds here, those of the office first, the highest first."""
        own = [m for m in self.members if m.person_id == person_id]
        return sorted(own, key=lambda m: (m.office_id is None, len(steps_above(m.post)), m.pk))

    def post_of(self, person_id: int) -> str:
        """Return the highest post that this person holds here, else the empty string."""
        return own[0].post if (own := self.of(person_id)) else ""

    def ladder(self, from_person: int | None, skip: Collection[int] = NOBODY) -> list[tuple[str, tuple[int, ...]]]:
        """Return the posts above this person with who fills each; unfilled steps are left out.

        With no person it is the whole ladder. Nobody appears twice, the person least of all.
        """
        posts = steps_above(self.post_of(from_person)) if from_person else LADDER
        seen = {from_person, *skip}
        steps = []
        for post in posts:
            if people := self.holders(post, skip=seen):
                steps.append((str(post), people))
                seen |= set(people)
        return steps

    def superior(self, person_id: int, skip: Collection[int] = NOBODY) -> int | None:
        """Return who this person reports to: the one named, else the head of the department, else the next post."""
        kept = {person_id, *skip}
        for named in self._named_superiors(person_id):
            if people := [p for p in self.fills(named) if p not in kept]:
                return people[0]
        steps = self.ladder(person_id, skip=kept)
        return steps[0][1][0] if steps else None

    def _named_superiors(self, person_id: int) -> Iterable[int]:
        own = self.of(person_id)
        yield from (m.reports_to_id for m in own if m.reports_to_id)
        for post in own:
            if post.department_id and not post.is_lead and post.post not in LADDER:
                yield from (m.person_id for m in self.members if m.department_id == post.department_id and m.is_lead)


@statement
def _members(office_id, begun, not_ended) -> QuerySet[Membership]:
    belongs = Q(office=None, region=None) | Q(office_id=office_id) | Q(region__placements__office_id=office_id)
    rows = Membership.objects.filter(belongs, between(begun, not_ended), person__is_active=True)
    return rows.select_related("office").order_by("from_on", "pk")


@statement
def _stand_ins(office_id, people, at) -> QuerySet[Substitution]:
    found = Substitution.objects.filter(running(at), person__pk__in=people, substitute__is_active=True)
    return found.filter(Q(office=None) | Q(office_id=office_id)).order_by("pk")


@statement
def _away(people, at) -> QuerySet[Absence]:
    return (
        Absence.objects.filter(running(at), person__pk__in=people).order_by("pk").values_list("person_id", flat=True)
    )


def staffing(office_id: int | None, at: datetime) -> Staffing:
    """Return who fills which post for this office at this moment (three statements); office None: the company alone."""
    begun, not_ended = days(at)
    rows = _members(office_id=office_id or NO_OFFICE, begun=begun, not_ended=not_ended)
    members = tuple(row for row in rows if row.holds_at(at))
    people = {m.person_id for m in members} | {m.reports_to_id for m in members if m.reports_to_id}
    stand_ins = _stand_ins(office_id=office_id or NO_OFFICE, people=people, at=at)
    pairs = [(row.person_id, row.substitute_id) for row in stand_ins]
    known = people | {substitute for _person, substitute in pairs}
    absent = frozenset(_away(people=known, at=at))
    substitutes: dict[int, tuple[int, ...]] = {}
    for person, substitute in pairs:
        if substitute not in absent:
            substitutes[person] = (*substitutes.get(person, ()), substitute)
    return Staffing(office_id=office_id, members=members, absent=absent, substitutes=substitutes)


def holders_of(post: str, office_id: int | None, at: datetime, department_id: int | None = None) -> tuple[int, ...]:
    """Return the persons who fill this post now; absent ones are replaced by their substitutes."""
    return staffing(office_id, at).holders(post, department_id)


def superior_of(person_id: int, office_id: int | None, at: datetime, skip: Collection[int] = NOBODY) -> int | None:
    """Return who this person reports to now in this office, passing over those to skip and those away unreplaced."""
    return staffing(office_id, at).superior(person_id, skip)


def ladder_of(
    office_id: int | None, at: datetime, from_person: int | None = None, skip: Collection[int] = NOBODY
) -> list[tuple[str, tuple[int, ...]]]:
    """Return (post, persons) for each filled step above this person, nearest first."""
    return staffing(office_id, at).ladder(from_person, skip)
