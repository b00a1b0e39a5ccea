from datetime import date

import pytest

from steward.organisation import queries
from steward.organisation.models import Area, AreaAssignment, AreaPart

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
BUILDING, FLOOR, UNIT = 2, 215, 21503


def _area(world, name, *parts, person=None, deputy=None, from_on=date(2026, 1, 1), until_on=None):
    area = Area.objects.create(office=world.office, name=name)
    for kind, object_id in parts:
        AreaPart.objects.create(area=area, kind=kind, object_id=object_id, from_on=from_on, until_on=until_on)
    for who, is_deputy in ((person, False), (deputy, True)):
        if who:
            AreaAssignment.objects.create(
                area=area, person=world.people[who], is_deputy=is_deputy, from_on=from_on, until_on=until_on
            )
    return area


def test_the_smallest_part_decides_which_area_a_unit_lies_in(world):
    whole = _area(world, "二座", ("building", BUILDING))
    floor = _area(world, "二座十五樓", ("floor", FLOOR))
    unit = _area(world, "樣板房", ("unit", UNIT))

    assert queries.area_of_unit(UNIT, FLOOR, BUILDING, TODAY) == unit
    assert queries.area_of_unit(None, FLOOR, BUILDING, TODAY) == floor
    assert queries.area_of_unit(1, 2, BUILDING, TODAY) == whole
    assert queries.area_of_unit(1, 2, 3, TODAY) is None
    assert queries.area_of_unit(None, None, None, TODAY) is None


def test_who_answers_for_a_unit_depends_on_the_day(world):
    area = _area(world, "二座", ("building", BUILDING), person="lin", deputy="wong", until_on=TODAY)
    AreaPart.objects.create(area=area, kind="building", object_id=BUILDING, from_on=TODAY)
    AreaAssignment.objects.create(area=area, person=world.people["wong"], from_on=TODAY)

    before = queries.responsible_for(UNIT, FLOOR, BUILDING, date(2026, 11, 23))
    now = queries.responsible_for(UNIT, FLOOR, BUILDING, TODAY)

    assert (before.person_id, before.deputy_id) == (world.people["lin"].pk, world.people["wong"].pk)
    assert (now.person_id, now.deputy_id) == (world.people["wong"].pk, None)
    assert queries.responsible_for(1, 2, 3, TODAY) == queries.Responsible()


def test_a_reach_leaves_out_what_a_colleague_holds_within(world):
    _area(world, "二座", ("building", BUILDING), person="lin")
    _area(world, "二座十五樓", ("floor", FLOOR), person="wong")

    mine = queries.area_unit_filter(world.people["lin"].pk, TODAY)
    hers = queries.area_unit_filter(world.people["wong"].pk, TODAY)

    assert mine.covers(building_id=BUILDING, floor_id=2, unit_id=1)
    assert not mine.covers(building_id=BUILDING, floor_id=FLOOR, unit_id=UNIT)
    assert hers.covers(building_id=BUILDING, floor_id=FLOOR, unit_id=UNIT)
    assert not hers.covers(building_id=BUILDING, floor_id=2)


def test_a_person_without_an_area_reaches_nothing(world):
    assert not queries.area_unit_filter(world.people["fong"].pk, TODAY)
