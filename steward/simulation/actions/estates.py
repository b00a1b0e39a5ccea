"""The estates: communities, buildings, places, states of units, keys; through the estate's own actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from steward.estate import actions as estate
from steward.estate.models import Building, Community, EstateKey, Place, Unit
from steward.estate.rules.codes import ALPHABET, CODE_LENGTH
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import PostCode
from steward.simulation.rules.houses import Fate, House, fate

from .company import Company

EACH_BUILDING = (("大堂", "lobby"), ("1號電梯", "lift"), ("2號電梯", "lift"), ("消防樓梯", "stair"), ("天台", "roof"))
GROUNDS = (("園區東門", "grounds"), ("兒童遊樂場", "facility"), ("地下車庫", "garage"), ("垃圾房", "facility"))
PURPOSES = ("帶客看房", "入內通風檢查", "維修漏水", "關窗、巡視")


@dataclass
class Grounds:
    """One office's estate as it was built."""

    office: Office
    community: Community
    handed_over: date
    buildings: list[Building] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    fates: dict[int, Fate] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)


def build_estate(
    *, company: Company, office: Office, plan: Sequence[House], random: Random, until: date, actor: Actor, at: datetime
) -> Grounds:
    """Build the estate of one office and bring every unit into its state; `actor` is the director of the office."""
    handed_over = date(random.randint(2012, 2021), random.randint(1, 12), 1)
    community = estate.add_community(
        office=office, name=office.short_name, address=office.placement.address, actor=actor, at=at
    )
    made = Grounds(office=office, community=community, handed_over=handed_over)
    for house in plan:
        building = estate.add_building(
            community=community, code=house.code, name=house.name, floors=house.floors, since=handed_over,
            year_completed=handed_over.year - 1, area_sqm=None, actor=actor, at=at,
        )  # fmt: skip
        made.buildings.append(building)
    _sizes(made, random)
    _places(made, random, actor, at)
    supervisor = company.actor_in(office, PostCode.SV)
    for unit in made.units:
        made.fates[unit.pk] = found = fate(random, handed_over, until)
        _bring_about(unit, found, handed_over, supervisor)
    return made


def _sizes(made: Grounds, random: Random) -> None:
    """Give the units of one column the same size, as in any tower."""
    columns: dict[tuple[int, str], int] = {}
    units = Unit.objects.filter(building__in=made.buildings).select_related("building", "floor", "office")
    made.units = list(units.order_by("building__position", "floor__level", "position"))
    for unit in made.units:
        unit.area_sqm = columns.setdefault((unit.building_id, unit.label), random.randint(58, 142))
    Unit.objects.bulk_update(made.units, ["area_sqm"], batch_size=500)


def _places(made: Grounds, random: Random, actor: Actor, at: datetime) -> None:
    wanted = [
        estate.NewPlace(name=f"{building.name}{name}", type=type, building=building, code=_code(random))
        for building in made.buildings
        for name, type in EACH_BUILDING
    ]
    wanted += [
        estate.NewPlace(
            name=f"{building.name}{floor.label}樓走廊", type="corridor", building=building, floor=floor,
            code=_code(random),
        )
        for building in made.buildings
        for floor in building.floors.filter(level__gt=0).order_by("level")
    ]  # fmt: skip
    wanted += [estate.NewPlace(name=name, type=type, code=_code(random)) for name, type in GROUNDS]
    made.places = estate.add_places(community=made.community, places=wanted, actor=actor, at=at)


def _code(random: Random) -> str:
    return "".join(random.choice(ALPHABET) for _sign in range(CODE_LENGTH))


def _bring_about(unit: Unit, found: Fate, handed_over: date, actor: Actor) -> None:
    """Set the states that differ from those a unit is built with (occupied, no renovation)."""
    if found.occupancy != "occupied":
        since = found.since if found.occupancy == "to_let" else handed_over
        _set(unit, "occupancy", found.occupancy, since, actor)
    if found.renovation != "none":
        _set(unit, "renovation", found.renovation, found.since, actor)


def _set(unit: Unit, axis: str, value: str, since: date, actor: Actor) -> None:
    at = datetime.combine(since, time(10, 0), tzinfo=unit.office.zone)
    estate.set_unit_state(unit_id=unit.pk, axis=axis, value=value, from_on=since, actor=actor, at=at)
    setattr(unit, axis, value)


def keep_keys(
    *, grounds: Grounds, borrowers: Sequence[Person], random: Random, actor: Actor, at: datetime
) -> list[EstateKey]:
    """Take keys of vacant and renovated units into keeping and lend a few of them: some for today, one too long."""
    keys = []
    for unit in grounds.units:
        if unit.occupancy == "occupied" or random.random() < 0.3:
            continue
        type = EstateKey.Type.VACANT if unit.occupancy == "unsold" else EstateKey.Type.ENTRUSTED
        keys.append(
            estate.receive_key(
                office=grounds.office, unit=unit, type=type, number=unit.code, slot=f"{unit.building.code}號櫃",
                received_on=grounds.handed_over, actor=actor, at=at - timedelta(days=90),
            )
        )  # fmt: skip
    for place, key in enumerate(random.sample(keys, k=min(3, len(keys)))):
        hours = 26 if place == 2 else place + 1
        lent_at = at - timedelta(hours=hours)
        estate.lend_key(
            key_id=key.pk, borrower=borrowers[place % len(borrowers)], purpose=random.choice(PURPOSES),
            due_at=lent_at + timedelta(hours=6), actor=actor, at=lent_at,
        )  # fmt: skip
    return keys
