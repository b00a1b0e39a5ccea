"""Units, customers and keys leave as spreadsheets with telephones masked; late keys are told once."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from steward.estate import actions
from steward.estate.tests import factories
from steward.foundation.identity.actor import system
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.models import Access
from steward.organisation.tests.factories import company, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return company()


@pytest.fixture
def estate(world):
    return factories.estate(world.office)


def sheet(answer):
    return [row for row in load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True).active.values]


def test_units_and_customers_leave_with_telephones_masked_and_the_export_is_written_down(world, estate):
    leung = signed_in(world.people["leung"])

    units, customers = sheet(leung.post("/estate/units/export/")), sheet(leung.post("/estate/customers/export/"))

    assert len(units) == len(estate.units) + 1
    hui = next(row for row in customers if row[0] == "許美琪")
    assert hui[1] == "2-15C"
    assert "90426087" not in str(customers)
    assert set(Access.objects.values_list("act", flat=True)) == {"units.exported", "customers.exported"}


def test_keys_leave_with_who_has_them(world, estate):
    key = factories.estate_key(estate.units["3-6B"])
    factories.key_loan(key, lent_by=world.people["lin"], borrower=world.people["kwok"])

    rows = sheet(signed_in(world.people["lin"]).post("/estate/keys/export/"))

    assert rows[1][5] == "郭志強"


def test_a_late_key_is_told_to_lender_and_borrower_and_a_day_later_to_the_supervisor(world, estate):
    loan = factories.key_loan(
        factories.estate_key(estate.units["3-6B"]), lent_by=world.people["lin"], borrower=world.people["kwok"]
    )
    late = loan.due_at + timedelta(minutes=5)

    for at in (loan.due_at - timedelta(minutes=1), late, late, late + timedelta(days=1)):
        actions.remind_late_keys(actor=system("clock"), at=at)

    told = sorted(Notice.objects.values_list("person__name", "urgent"))
    assert told == sorted([("林若喬", False), ("郭志強", False), ("陳啟文", True)])
