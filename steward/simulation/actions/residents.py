"""Who lives in the estates."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import batched, count
from random import Random

from steward.estate import actions as estate
from steward.estate.models import Customer, Unit
from steward.foundation.identity.actor import Actor
from steward.simulation.rules.names import person_name, phone_number, salutation

from .estates import Grounds

CHUNK = 500
CARE = ("同住有 78 歲長者，行動不便", "家有輪椅使用者", "聽力欠佳，請發短信", "有哮喘病人，施工前請先告知")


def settle(
    *, grounds: Grounds, numbers: count, random: Random, until: date, actor: Actor, at: datetime
) -> list[Customer]:
    """Give every sold unit its owner and every occupied one its household; `numbers` counts telephones given out."""
    people = (person for unit in grounds.units for person in _household(unit, grounds, numbers, random, until))
    found: list[Customer] = []
    for chunk in batched(people, CHUNK):
        found += estate.add_customers(office=grounds.office, customers=chunk, actor=actor, at=at)
    return found


def _household(
    unit: Unit, grounds: Grounds, numbers: count, random: Random, until: date
) -> Iterator[estate.NewCustomer]:
    if unit.occupancy == "unsold":
        return
    here = unit.occupancy == "occupied"
    let = here and random.random() < 0.18
    since = grounds.handed_over + timedelta(days=random.randint(0, 400))
    yield _person(unit, "owner", here and not let, min(since, until), numbers, random)
    if let:
        moved = until - timedelta(days=random.randint(20, 700))
        yield _person(unit, "tenant", True, max(moved, since), numbers, random)
    if here:
        for _member in range(random.choice((0, 0, 1, 1, 2))):
            yield _person(unit, "family", True, min(since, until), numbers, random)


def _person(
    unit: Unit, role: str, lives_there: bool, since: date, numbers: count, random: Random
) -> estate.NewCustomer:
    name = person_name(random)
    contacts = [estate.Way(way="mobile", value=phone_number(next(numbers)), is_preferred=True)]
    if random.random() < 0.08:
        contacts.append(estate.Way(way="phone", value=phone_number(next(numbers))))
    return estate.NewCustomer(
        name=name,
        salutation=salutation(name, random),
        contacts=tuple(contacts),
        ties=(estate.Tie(unit=unit, role=role, from_on=since, lives_there=lives_there),),
        special_care=random.choice(CARE) if random.random() < 0.02 else "",
        wants_no_calls=random.random() < 0.01,
    )
