"""An estate to test with: invented names, telephone numbers that belong to nobody."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from steward.estate.models import (
    AXES,
    Building,
    CallerTerm,
    Community,
    Contact,
    Customer,
    EstateKey,
    Floor,
    KeyLoan,
    Place,
    Residency,
    Unit,
    UnitState,
)
from steward.estate.rules.codes import code_key, new_code, short_key, unit_code
from steward.estate.rules.terms import caller_terms, sound
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.actions import create_key
from steward.foundation.search.phones import digits
from tests.remembered import remembered

SINCE = date(2019, 6, 1)
AT = datetime(2026, 11, 24, 2, 52, tzinfo=UTC)  # 10:52 in the offices of the examples

# name, salutation, telephone, unit, role
HOUSEHOLDS = (
    ("許美琪", "許女士", "90426087", "2-15C", "owner"),
    ("許國豪", "許先生", "90427712", "2-15C", "family"),
    ("羅家俊", "羅先生", "61350428", "2-3B", "owner"),
    ("曾雅文", "曾小姐", "93318845", "1-2A", "tenant"),
    ("方紹華", "方先生", "66201934", "1-2A", "owner"),
    ("歐陽慧珊", "歐陽太太", "51174420", "3-4D", "owner"),
    ("呂祖德", "呂先生", "68859013", "2-16C", "owner"),
)


@dataclass
class Estate:
    """What `estate` made: a community, its buildings by code, units by code, customers by name, places."""

    office: Office
    community: Community
    buildings: dict[str, Building] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    customers: dict[str, Customer] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def office(code: str = "LXY", name: str = "臨溪苑管理處", **fields) -> Office:
    """Create one management office."""
    return Office.objects.create(code=code, name=name, short_name=fields.pop("short_name", name[:3]), **fields)


def building(community: Community, code: str = "1", *, floors: int = 4, units: str = "ABCD", **fields) -> Building:
    """Create a building with floors and units, all handed over and occupied since `SINCE`."""
    made = Building.objects.create(
        office=community.office, community=community, code=code, name=fields.pop("name", f"{code}座"), **fields
    )
    levels = [Floor(building=made, level=level, label=str(level)) for level in range(1, floors + 1)]
    rows = [
        Unit(
            office=community.office, building=made, floor=floor, label=label, position=position, area_sqm=78,
            code=unit_code(code, floor.label, label), code_key=code_key(unit_code(code, floor.label, label)),
            short_key=short_key(floor.label, label),
        )
        for floor in Floor.objects.bulk_create(levels)
        for position, label in enumerate(units)
    ]  # fmt: skip
    UnitState.objects.bulk_create(
        UnitState(unit=unit, axis=axis, value=getattr(unit, axis), from_on=SINCE, set_at=AT)
        for unit in Unit.objects.bulk_create(rows)
        for axis in AXES
    )
    return made


def unit(building: Building, code: str) -> Unit:
    """Return a unit of this building by its code, with its building and floor at hand."""
    return Unit.objects.select_related("building", "floor", "office").get(building=building, code=code)


def vacate(unit: Unit, value: str = "not_moved_in", *, since: date = SINCE) -> Unit:
    """Make a unit vacant since a day, as if it had never been otherwise."""
    unit.occupancy = value
    unit.save(update_fields=["occupancy"])
    UnitState.objects.filter(unit=unit, axis="occupancy").update(value=value, from_on=since)
    return unit


def customer(
    office: Office, name: str = "許美琪", *, phone: str = "90426087", salutation: str = "", unit: Unit | None = None,
    role: str = "owner", lives_there: bool = True, since: date = SINCE, **fields,
) -> Customer:  # fmt: skip
    """Create a customer with a key of their own, a telephone and, if a unit is named, a residency."""
    pinyin, initials = sound(name)
    made = Customer.objects.create(
        office=office, personal_key=create_key(at=AT), name=name, salutation=salutation, pinyin=pinyin,
        initials=initials, created_at=AT, **fields,
    )  # fmt: skip
    if phone:
        Contact.objects.create(customer=made, way="mobile", value=phone, tail=digits(phone)[-8:], is_preferred=True)
    CallerTerm.objects.bulk_create(
        CallerTerm(customer=made, office=office, term=term) for term in sorted(caller_terms(name, [phone]))
    )
    if unit:
        Residency.objects.create(customer=made, unit=unit, role=role, lives_there=lives_there, from_on=since)
    return made


def place(community: Community, name: str = "2座大堂", type: str = "lobby", **fields) -> Place:
    """Create a place with a printable code."""
    fields.setdefault("code", new_code())
    return Place.objects.create(office=community.office, community=community, name=name, type=type, **fields)


def estate_key(unit: Unit, number: str = "", **fields) -> EstateKey:
    """Create a key of a unit in the office's keeping; 3-18B unless there is one of that number."""
    number = number or f"3-18B{'-' * EstateKey.objects.filter(office=unit.office).count()}"
    fields.setdefault("type", EstateKey.Type.VACANT)
    return EstateKey.objects.create(office=unit.office, unit=unit, number=number, received_on=SINCE, **fields)


def key_loan(estate_key: EstateKey, *, lent_by: Person, borrower: Person | None = None, **fields) -> KeyLoan:
    """Lend a key until the end of the working day."""
    fields.setdefault("lent_at", AT - timedelta(hours=1))
    fields.setdefault("due_at", AT + timedelta(hours=7))
    return KeyLoan.objects.create(
        estate_key=estate_key, lent_by=lent_by, borrower=borrower or lent_by, purpose="陪同看房", **fields
    )


def estate(office: Office) -> Estate:
    """Create 臨溪苑: three buildings, a handful of households, places with codes, two vacant units."""
    community = Community.objects.create(office=office, name="臨溪苑", address="臨溪路 1 號")
    made = Estate(office=office, community=community)
    for code, floors in (("1", 4), ("2", 18), ("3", 6)):
        made.buildings[code] = building(community, code, floors=floors, position=int(code))
        for found in Unit.objects.filter(building=made.buildings[code]).select_related("building", "floor", "office"):
            made.units[found.code] = found
    for name, salutation, phone, code, role in HOUSEHOLDS:
        made.customers[name] = customer(
            office, name, salutation=salutation, phone=phone, unit=made.units[code], role=role
        )
    vacate(made.units["3-6B"])
    vacate(made.units["1-4D"], "unsold")
    for name, type, fields in (
        ("2座大堂", "lobby", {"building": made.buildings["2"]}),
        ("2座客梯", "lift", {"building": made.buildings["2"]}),
        ("2座15樓走廊", "corridor", {"building": made.buildings["2"], "floor": made.units["2-15C"].floor}),
        ("園區", "grounds", {}),
    ):
        made.places[name] = place(community, name, type, **fields)
    return made


@remembered
def grounds() -> Estate:
    """Create one office and its estate, for stories in which nobody holds a post."""
    return estate(office())
