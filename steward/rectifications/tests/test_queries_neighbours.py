from datetime import timedelta
from itertools import count

import pytest

from steward.estate.tests.factories import estate
from steward.organisation.tests.factories import NOW, World, company
from steward.rectifications.models import Rectification, Severity, Source
from steward.rectifications.queries import of_source, open_by_unit

pytestmark = pytest.mark.django_db
State = Rectification.State
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def world(db) -> World:
    return company()


@pytest.fixture
def units(world):
    return estate(world.office).units


@pytest.fixture
def write_down(world):
    numbers = count(1)

    def made(**fields):
        given = {
            "number": f"T-{next(numbers)}", "office": world.office, "source": Source.DIRECT, "title": "防火門關不嚴",
            "fault": "門弓器鬆脫", "severity": Severity.SAFETY, "owner": world.people["lin"], "issued_at": NOW,
        }  # fmt: skip
        return Rectification.objects.create(**given | fields)

    return made


def _put_right(world, **more):
    done = {"cause": "material", "correction": "已換門弓器", "done_by": world.people["lin"], "done_at": LATER}
    return done | more


def _verified(world, **more):
    return _put_right(world, verified_by=world.people["chen"], verified_at=LATER, **more)


def test_a_rectification_counts_as_open_until_it_has_been_looked_back_at(world, units, write_down):
    unit = units["2-15C"]
    write_down(unit=unit)
    write_down(unit=unit, state=State.DONE, **_put_right(world))
    write_down(unit=unit, state=State.VERIFIED, **_verified(world))
    write_down(unit=unit, state=State.CLOSED, closed_at=LATER, **_verified(world))
    write_down(unit=unit, state=State.WITHDRAWN, withdrawn_reason="重複")

    counted = open_by_unit(world.office, [unit.pk])

    assert counted == {unit.pk: 3}


def test_units_without_any_units_not_asked_for_and_other_offices_are_left_out(world, units, write_down):
    asked, bare, other = (units[code] for code in ("2-15C", "2-3B", "1-2A"))
    write_down(unit=asked)
    write_down(unit=other)
    write_down(unit=bare, office=world.offices["YQ"])

    assert open_by_unit(world.office, [asked.pk, bare.pk]) == {asked.pk: 1}


def test_all_units_of_a_picture_are_counted_by_one_statement(world, units, write_down, django_assert_num_queries):
    shown = list(units.values())
    for unit in shown[:5]:
        write_down(unit=unit)

    with django_assert_num_queries(1):
        counted = open_by_unit(world.office, [unit.pk for unit in shown])

    assert sum(counted.values()) == 5


def test_a_source_finds_what_came_of_it_whatever_became_of_that(write_down):
    newer = write_down(source_kind="finding", source_id=7, issued_at=LATER)
    older = write_down(source_kind="finding", source_id=7, state=State.WITHDRAWN, withdrawn_reason="重複")
    write_down(source_kind="finding", source_id=8)
    write_down(source_kind="case", source_id=7)

    assert list(of_source("finding", [7])) == [older, newer]
