from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import history
from steward.organisation import actions, queries
from steward.organisation.actions import refusals
from steward.organisation.models import Area, AreaPart
from steward.organisation.tests.factories import NOW, actor

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def ho(world):
    return actor(world.people["ho"])


@pytest.fixture
def area(world, ho):
    return actions.create_area(office_id=world.office.pk, name="二座", actor=ho, at=NOW)


def _cover(area, ho, *parts, on=TODAY):
    area.refresh_from_db()
    return actions.set_parts(area_id=area.pk, version=area.version, parts=parts, on=on, actor=ho, at=NOW)


def _assign(world, area, ho, person, deputy=None, on=TODAY):
    area.refresh_from_db()
    return actions.assign_area(
        area_id=area.pk, version=area.version, person_id=person and world.people[person].pk,
        deputy_id=deputy and world.people[deputy].pk, on=on, actor=ho, at=NOW,
    )  # fmt: skip


def _who(on, unit=9, floor=8, building=2):
    found = queries.responsible_for(unit, floor, building, on)
    return found.person_id, found.deputy_id


def test_an_area_covers_and_is_answered_for_from_a_day_on(world, area, ho):
    lin, wong = world.people["lin"].pk, world.people["wong"].pk
    _cover(area, ho, ("building", 2), on=YESTERDAY)
    _assign(world, area, ho, "lin", "wong", on=YESTERDAY)

    _assign(world, area, ho, "wong", on=TODAY)

    assert _who(YESTERDAY) == (lin, wong)
    assert _who(TODAY) == (wong, None)
    assert _who(YESTERDAY - timedelta(days=1)) == (None, None)


def test_a_part_moves_from_another_area_and_both_histories_say_so(world, area, ho):
    other = actions.create_area(office_id=world.office.pk, name="三座", actor=ho, at=NOW)
    _cover(other, ho, ("building", 2), ("building", 3), on=YESTERDAY)

    _cover(area, ho, ("building", 2))

    assert queries.area_of_unit(None, None, 2, YESTERDAY) == other
    assert queries.area_of_unit(None, None, 2, TODAY) == area
    assert history("area", other.pk)[0].event.verb == "organisation.area_parts_moved"


def test_what_is_left_out_ends_that_day(area, ho):
    _cover(area, ho, ("building", 2), ("floor", 8), on=YESTERDAY)

    _cover(area, ho, ("floor", 8))

    assert queries.area_of_unit(None, None, 2, YESTERDAY) == area
    assert queries.area_of_unit(None, None, 2, TODAY) is None
    assert queries.area_of_unit(None, 8, None, TODAY) == area


def test_a_plan_for_tomorrow_is_replaced_by_a_later_thought(area, ho):
    _cover(area, ho, ("building", 2), on=TOMORROW)
    _cover(area, ho, ("building", 3), on=TODAY)

    assert list(AreaPart.objects.values_list("object_id", flat=True)) == [3]


def test_the_same_again_changes_nothing(world, area, ho):
    _cover(area, ho, ("building", 2))
    _assign(world, area, ho, "lin")
    version = Area.objects.get().version

    _cover(area, ho, ("building", 2))
    _assign(world, area, ho, "lin")

    assert Area.objects.get().version == version


def test_who_answers_works_in_the_office(world, area, ho):
    with pytest.raises(refusals.NotOfThisOffice) as refusal:
        _assign(world, area, ho, "lin", "ng")

    assert refusal.value.field == "deputy"


def test_a_closed_area_covers_nothing(world, area, ho):
    _cover(area, ho, ("building", 2), on=YESTERDAY)
    area.refresh_from_db()
    actions.close_area(area_id=area.pk, version=area.version, on=TODAY, actor=ho, at=NOW)

    assert queries.area_of_unit(None, None, 2, TODAY) is None


def test_stale_forms_and_strangers_are_refused(world, area, ho):
    with pytest.raises(StaleVersion):
        actions.rename_area(area_id=area.pk, version=7, name="x", actor=ho, at=NOW)
    for word in ("lin", "lo"):
        with pytest.raises(PermissionDenied):
            actions.rename_area(area_id=area.pk, version=1, name="x", actor=actor(world.people[word]), at=NOW)
    assert actions.rename_area(area_id=area.pk, version=1, name="二座全部", actor=ho, at=NOW).version == 2
