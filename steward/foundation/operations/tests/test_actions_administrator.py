from datetime import UTC, datetime

import pytest

from steward.foundation.calendar.models import HolidayYear
from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Account, Person
from steward.foundation.operations import actions
from steward.foundation.timeline.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _create(username="admin"):
    return actions.create_first_administrator(
        username=username, name="Administrator", password="a-long-password", actor=system("setup"), at=AT
    )


def test_the_first_administrator_runs_the_system_and_must_choose_a_password():
    account = _create()

    assert (account.is_system_admin, account.must_change_password) == (True, True)
    assert account.check_password("a-long-password")
    assert Event.objects.get().verb == "operations.administrator_created"


def test_there_is_only_one_first_administrator():
    _create()

    with pytest.raises(actions.AlreadySetUp):
        _create("second")

    assert Account.objects.count() == 1


def test_setting_up_gives_the_company_its_row_its_rules_and_its_year_and_may_be_repeated():
    account = _create()

    for _round in range(2):
        actions.set_up(actor=system("setup"), at=AT)

    assert Person.objects.get().staff_file.personal_key_id
    assert HolidayYear.objects.filter(year=AT.year).count() == 1
    assert account.person.staff_file.number == ""
