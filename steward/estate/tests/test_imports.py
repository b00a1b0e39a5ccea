import io
from decimal import Decimal

import pytest

from steward.estate.models import Building, Community, Customer, Floor, Residency, Unit
from steward.estate.queries.importing import level_of
from steward.estate.tests.factories import AT, estate
from steward.foundation.identity.actor import system
from steward.foundation.imports import actions
from steward.foundation.imports.models import RejectedRow
from steward.foundation.imports.reasons import Reason
from steward.foundation.timeline.actions import Concern, erase
from steward.organisation.tests.factories import company

pytestmark = pytest.mark.django_db

UNITS = """樓棟,樓層,房號,面積,入住情況
8,15樓,C,88.5㎡,已入住
8,15樓,D,76,空置
8,G,舖1,,未售
8,天臺,A,60,
8,15樓,C,88.5,
"""
CUSTOMERS = """姓名,房號,電話,身份
溫小姐,2-15C,90011111,租客
溫小姐,2座16樓C,90011111,業主
許美琪,2-15C,90426087,業主
羅家俊,2-3B,69998888,業主
祁先生,9-99Z,90012222,業主
石先生,2-16C,電話簿,業主
"""


@pytest.fixture
def here():
    return estate(company().office)


def _imported(office, target, table):
    batch = actions.open_batch(
        target=target, name="t.csv", source=io.BytesIO(table.encode()), office=office, actor=system("import"), at=AT
    )
    actions.start(batch=batch, actor=system("import"), at=AT)
    return actions.run(batch_id=batch.pk, at=AT)


def _undone(batch):
    actions.undo(batch=batch, actor=system("import"), at=AT)
    return actions.undo_all(batch_id=batch.pk, at=AT)


def _counts(batch):
    return batch.created, batch.changed, batch.unchanged, batch.rejected


@pytest.mark.parametrize(
    ("label", "level"), [("15樓", 15), ("G", 0), ("B2", -2), ("3/F", 3), ("天臺", None), ("", None)]
)
def test_floors_are_understood_as_they_are_written(label, level):
    assert level_of(label) == level


def test_units_come_with_their_building_and_floors(here):
    batch = _imported(here.office, "units", UNITS)

    assert _counts(batch) == (3, 0, 0, 2)
    unit = Unit.objects.get(code="8-15C")
    assert (unit.area_sqm, unit.occupancy, unit.floor.level) == (Decimal("88.50"), "occupied", 15)
    assert unit.states.count() == 3
    assert Building.objects.get(code="8").community == here.community


def test_units_that_are_known_are_compared(here):
    _imported(here.office, "units", UNITS)

    changed = "樓棟,樓層,房號,面積,入住情況\n8,15,C,90,已入住\n8,15,D,76,放租\n"
    batch = _imported(here.office, "units", changed)
    assert _counts(batch) == (0, 2, 0, 0)
    assert _counts(_imported(here.office, "units", changed)) == (0, 0, 2, 0)
    _undone(batch)
    assert Unit.objects.get(code="8-15C").area_sqm == Decimal("88.50")
    assert Unit.objects.get(code="8-15D").occupancy == "not_moved_in"


def test_an_import_of_units_is_taken_back_with_what_was_made_for_them(here):
    floors = Floor.objects.count()
    batch = _undone(_imported(here.office, "units", UNITS))

    assert batch.kept == 0
    assert not Building.objects.filter(code="8").exists()
    assert Floor.objects.count() == floors
    assert Community.objects.filter(pk=here.community.pk).exists()


def test_a_unit_in_use_stays_when_its_import_is_taken_back(here):
    batch = _imported(here.office, "units", UNITS)
    _imported(here.office, "customers", "姓名,房號\n溫小姐,8-15C\n")

    assert _undone(batch).kept == 1
    assert list(Unit.objects.filter(building__code="8").values_list("code", flat=True)) == ["8-15C"]


def test_customers_are_tied_to_their_units(here):
    batch = _imported(here.office, "customers", CUSTOMERS)

    assert _counts(batch) == (2, 1, 1, 2)
    new = Customer.objects.get(name="溫小姐")
    assert set(Residency.objects.filter(customer=new).values_list("unit__code", "role")) == {
        ("2-15C", "tenant"), ("2-16C", "owner"),
    }  # fmt: skip
    assert here.customers["羅家俊"].contacts.count() == 2
    reasons = {row.number: str(Reason(*row.reason)) for row in RejectedRow.objects.all()}
    assert "9-99Z" in reasons[6]


def test_a_second_import_of_customers_adds_nothing(here):
    _imported(here.office, "customers", CUSTOMERS)

    assert _counts(_imported(here.office, "customers", CUSTOMERS)) == (0, 0, 4, 2)


def test_an_import_of_customers_is_taken_back(here):
    _undone(_imported(here.office, "customers", CUSTOMERS))

    assert not Customer.objects.filter(name="溫小姐").exists()
    assert here.customers["羅家俊"].contacts.count() == 1


def test_several_telephones_of_a_row_are_all_kept_the_first_preferred(here):
    batch = _imported(here.office, "customers", "姓名,房號,電話1,電話2\n岑小姐,2-15C,9111 2222/2333 4444,9555 6666\n")

    made = Customer.objects.get(name="岑小姐")
    assert [(c.value, c.is_preferred) for c in made.contacts.order_by("pk")] == [
        ("9111 2222", True), ("2333 4444", False), ("9555 6666", False),
    ]  # fmt: skip
    assert _counts(batch)[0] == 1


def test_what_an_import_kept_of_a_person_is_forgotten_with_the_person(here):
    batch = _imported(here.office, "customers", CUSTOMERS)
    lo = here.customers["羅家俊"]
    assert batch.applied.filter(object_id=lo.pk).exists()

    erase(keys=[lo.personal_key], subject=Concern("customer", lo.pk), office=here.office, actor=system("test"), at=AT,
          ground="asked")  # fmt: skip

    assert not batch.applied.filter(object_id=lo.pk).exists()
    _undone(batch)
