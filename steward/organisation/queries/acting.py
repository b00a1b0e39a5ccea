"""Who an account acts as."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.identity.models import Account
from steward.foundation.statements import Place, statement
from steward.organisation.models import Membership, OfficePlacement, PostCode, Substitution

A_DAY = timedelta(days=1)


def actor_of(account: Account, at: datetime) -> Actor:
    """Return who this account acts as at this moment, with every post held, substitutions included.

    A substitution is not passed on: the substitute of a substitute holds nothing of the first person's.
    A post held in a region appears once for each office of the region.
    """
    person = account.person
    own: list[Holding] = []
    borrowed: list[Holding] = []
    for membership, regional in _with_regions(_memberships(person.pk, at)):
        if membership.person_id == person.pk:
            own += _holdings(membership, regional, None)
        else:
            borrowed += _holdings(membership, regional, membership.person_id)
    if account.is_system_admin:
        own.append(Holding(post=PostCode.ADM))
    return Actor(
        person_id=person.pk, name=person.name, holdings=(*own, *borrowed), language=person.language,
        is_system_admin=account.is_system_admin, as_of=at,
    )  # fmt: skip


def current(at: datetime) -> Q:
    """Return the filter of memberships that may hold at this moment in some zone; `holds_at` decides."""
    return between(*days(at))


def days(at: datetime) -> tuple[date, date]:
    """Return by which day a membership has begun, and after which it has not ended, in some zone at this moment."""
    return (at + A_DAY).date(), (at - A_DAY).date()


def between(begun: date | Place, not_ended: date | Place) -> Q:
    """Return the filter of memberships that may hold between these `days`."""
    return Q(from_on__lte=begun) & (Q(until_on=None) | Q(until_on__gt=not_ended))


def running(at: datetime | Place) -> Q:
    """Return the filter of dated rows (`from_at`, `until_at` exclusive) that hold at this moment."""
    return Q(from_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


def _standing_in(person_id: int | Place, at: datetime | Place) -> QuerySet[Substitution]:
    return Substitution.objects.filter(running(at), substitute_id=person_id)


@statement
def _posts(person_id, at, begun, not_ended):
    """Return the posts of a person and of those for whom the person stands in."""
    replaced = _standing_in(person_id, at).values("person_id")
    either = Q(person_id=person_id) | Q(person_id__in=replaced, person__is_active=True)
    return Membership.objects.filter(either, between(begun, not_ended)).select_related("office").order_by("pk")


def _memberships(person_id: int, at: datetime) -> list[Membership]:
    """Return the posts of this person and of those for whom the person stands in (one or two statements)."""
    begun, not_ended = days(at)
    found = _posts(person_id=person_id, at=at, begun=begun, not_ended=not_ended)
    rows = [row for row in found if row.holds_at(at)]
    if all(row.person_id == person_id for row in rows):
        return rows
    limits: dict[int, set[int | None]] = {}
    for replaced, office_id in _standing_in(person_id, at).values_list("person_id", "office_id"):
        limits.setdefault(replaced, set()).add(office_id)
    return [
        row
        for row in rows
        if row.person_id == person_id or not limits.get(row.person_id, set()).isdisjoint({None, row.office_id})
    ]


def _with_regions(rows: list[Membership]) -> list[tuple[Membership, list[int]]]:
    regions = {row.region_id for row in rows if row.region_id}
    offices: dict[int, list[int]] = {}
    if regions:
        for region_id, office_id in OfficePlacement.objects.filter(
            region_id__in=regions, office__is_active=True
        ).values_list("region_id", "office_id"):
            offices.setdefault(region_id, []).append(office_id)
    return [(row, offices.get(row.region_id, [])) for row in rows]


def _holdings(row: Membership, regional: list[int], standing_in_for: int | None) -> list[Holding]:
    return [
        Holding(
            post=row.post, office_id=office_id, department_id=row.department_id, membership_id=row.pk,
            standing_in_for=standing_in_for,
        )
        for office_id in (regional if row.region_id else [row.office_id])
    ]  # fmt: skip


def posts_at(person_id: int, at: datetime) -> list[Membership]:
    """Return the posts that this person holds at this moment, as rows."""
    rows = Membership.objects.filter(current(at), person_id=person_id).select_related("office", "region", "department")
    return [row for row in rows.order_by("from_on", "pk") if row.holds_at(at)]
