"""What search knows of the estate; every action that adds or changes a record puts this into the index."""

from collections.abc import Collection, Iterable
from datetime import datetime

from steward.estate.models import Building, Community, Contact, Customer, EstateKey, Place, Residency, Unit
from steward.estate.rules.codes import show_code
from steward.foundation.search.actions import Findable

PHONES = (Contact.Way.MOBILE, Contact.Way.PHONE)


def findable_community(row: Community, at: datetime) -> Findable:
    """Return how a community is found: by name and address."""
    return Findable(
        kind="community", object_id=row.pk, office_id=row.office_id, at=at, text=f"{row.name} {row.address}"
    )


def findable_building(row: Building, at: datetime) -> Findable:
    """Return how a building is found: by name and code."""
    return Findable(kind="building", object_id=row.pk, office_id=row.office_id, at=at, text=row.name, codes=[row.code])


def findable_units(rows: Iterable[Unit], at: datetime) -> list[Findable]:
    """Return how units are found: by their code and as people say it (2-15C, 2座15樓C室), whatever their language."""
    return [
        Findable(
            kind="unit", object_id=row.pk, office_id=row.office_id, at=at, codes=[row.code],
            text=f"{row.building.name} {row.floor.label}樓 {row.floor.label}層 {row.label}室",
        )
        for row in rows
    ]  # fmt: skip


def findable_places(rows: Iterable[Place], at: datetime) -> list[Findable]:
    """Return how places are found: by name and by the code on their label."""
    return [
        Findable(
            kind="place", object_id=row.pk, office_id=row.office_id, at=at, text=row.name, codes=[show_code(row.code)]
        )
        for row in rows
    ]


def findable_key(row: EstateKey, at: datetime) -> Findable:
    """Return how a key is found: by its number, its hook and what it opens."""
    opens = row.unit.code if row.unit else row.place.name if row.place else ""
    return Findable(
        kind="estate_key", object_id=row.pk, office_id=row.office_id, at=at, text=f"{row.slot} {opens}",
        codes=[row.number],
    )  # fmt: skip


def findable_customers(customer_ids: Collection[int]) -> list[Findable]:
    """Return how customers are found: by name, sound, telephone and unit; one merged away as whom it stands for."""
    rows = _climbed(customer_ids)
    kept_of = _descended(rows)
    names = _each(rows, kept_of, Customer.objects.filter(pk__in=kept_of).values_list("pk", "name"))
    ways = Contact.objects.filter(customer__in=kept_of, way__in=PHONES)
    phones = _each(rows, kept_of, ways.values_list("customer", "value"))
    ties = Residency.objects.filter(customer__in=kept_of, until_on=None)
    units = _each(rows, kept_of, ties.values_list("customer", "unit__code"))
    return [
        Findable(
            kind="customer", object_id=pk, office_id=row.office_id, at=row.created_at,
            text=" ".join([row.salutation, *units[pk]]), names=names[pk], phones=phones[pk],
        )
        for pk, row in rows.items()
    ]  # fmt: skip


def _climbed(customer_ids: Collection[int]) -> dict[int, Customer]:
    """Return the records that stand for these customers: themselves, or what they were merged into."""
    rows: dict[int, Customer] = {}
    latest = set(customer_ids)
    while latest:
        found = list(Customer.objects.filter(pk__in=latest, erased_at=None))
        rows |= {row.pk: row for row in found if row.merged_into_id is None}
        latest = {row.merged_into_id for row in found if row.merged_into_id} - set(rows)
    return rows


def _descended(rows: Iterable[int]) -> dict[int, int]:
    """Return for every record that these stand for, themselves among them, which of these it is."""
    kept_of = {pk: pk for pk in rows}
    latest = set(kept_of)
    while latest:
        below = Customer.objects.filter(merged_into__in=latest, erased_at=None).values_list("pk", "merged_into")
        found = {pk: kept_of[kept] for pk, kept in below}
        kept_of |= found
        latest = set(found)
    return kept_of


def _each(rows: Iterable[int], kept_of: dict[int, int], pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    """Gather words by the record that is kept."""
    found: dict[int, list[str]] = {pk: [] for pk in rows}
    for pk, words in pairs:
        if words:
            found[kept_of[pk]].append(words)
    return found
