"""Communities, buildings, floors and units come to be and change."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from steward.estate import actions
from steward.estate.models import Building, Unit, UnitState
from steward.estate.rules.storeys import Storey, storeys
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import history

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def community(office, ho):
    return actions.add_community(office=office, name="臨溪苑", actor=ho, at=NOW)


def add(community, actor, code="2", floors=None, **more):
    floors = storeys(-1, 18, "ABCD", without=[4]) if floors is None else floors
    return actions.add_building(
        community=community, code=code, name=f"{code}座", floors=floors, actor=actor, at=NOW, **more
    )


def test_a_building_is_built_with_its_floors_units_and_their_first_states(community, ho):
    made = add(community, ho, occupancy="unsold", delivery="before")

    labels = list(made.floors.order_by("level").values_list("label", flat=True))
    assert labels[:3] == ["B1", "G", "1"]
    assert "4" not in labels
    assert made.units.count() == 17 * 4
    assert set(made.units.values_list("occupancy", "delivery")) == {("unsold", "before")}
    assert UnitState.objects.filter(unit__building=made).count() == 17 * 4 * 3
    assert made.units.get(code="2-18D").code_key == "218d"


def test_each_unit_remembers_the_building_of_its_house(community, ho):
    made = add(community, ho)

    assert [line.event.verb for line in history("unit", made.units.first().pk)] == ["estate.building_added"]


def test_a_building_takes_the_same_statements_however_large(community, ho, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        add(community, ho, floors=storeys(1, 30, "ABCDEF"))


def test_two_buildings_of_one_code_are_refused(community, ho):
    add(community, ho)

    with pytest.raises(actions.CodeTaken, match="2"):
        add(community, ho)
    assert Building.objects.count() == 1


def test_two_units_of_one_code_are_refused(community, ho):
    floors = [Storey(level=1, label="1", units=("11", "A")), Storey(level=11, label="11", units=("A",))]
    doubled = [*floors, Storey(level=12, label="1", units=("A",))]

    with pytest.raises(actions.CodeTaken):
        add(community, ho, floors=doubled)
    assert not Unit.objects.exists()


def test_a_building_larger_than_any_is_refused(community, ho):
    with pytest.raises(actions.TooMuch):
        add(community, ho, floors=storeys(1, 201, "A"))


def test_a_floor_and_a_unit_are_added_later(community, ho):
    building = add(community, ho, floors=storeys(1, 2, "AB"))

    floor = actions.add_floor(building=building, storey=Storey(level=3, label="3", units=("A",)), actor=ho, at=NOW)
    unit = actions.add_unit(floor=floor, label="B", occupancy="unsold", actor=ho, at=NOW)

    assert (unit.code, unit.position, unit.occupancy) == ("2-3B", 1, "unsold")
    with pytest.raises(actions.CodeTaken):
        actions.add_unit(floor=floor, label="B", actor=ho, at=NOW)
    with pytest.raises(actions.CodeTaken):
        actions.add_floor(building=building, storey=Storey(level=3, label="3"), actor=ho, at=NOW)


def test_a_unit_renamed_is_found_under_its_new_code(community, ho):
    unit = add(community, ho, floors=storeys(1, 1, "AB")).units.get(label="A")

    changed = actions.change_unit(unit_id=unit.pk, version=1, label="E", actor=ho, at=NOW)

    assert (changed.code, changed.code_key, changed.short_key, changed.version) == ("2-1E", "21e", "1e", 2)
    with pytest.raises(actions.CodeTaken):
        actions.change_unit(unit_id=unit.pk, version=2, label="B", actor=ho, at=NOW)


def test_an_edit_made_from_an_old_page_is_refused(community, ho):
    actions.change_community(community_id=community.pk, version=1, name="臨溪花園", actor=ho, at=NOW)

    with pytest.raises(StaleVersion):
        actions.change_community(community_id=community.pk, version=1, address="臨溪路", actor=ho, at=NOW)


def test_an_edit_that_changes_nothing_leaves_no_trace(community, ho):
    actions.change_community(community_id=community.pk, version=1, name="臨溪苑", actor=ho, at=NOW)

    assert [line.event.verb for line in history("community", community.pk)] == ["estate.community_added"]


def test_an_assistant_may_not_build(community, lin, stranger):
    for actor in (lin, stranger):
        with pytest.raises(PermissionDenied):
            add(community, actor)
        with pytest.raises(PermissionDenied):
            actions.change_community(community_id=community.pk, version=1, name="x", actor=actor, at=NOW)
