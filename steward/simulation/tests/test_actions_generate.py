"""The demo company: whole, consistent, and the same for the same seed."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F

from steward.estate import queries
from steward.estate.models import Customer, KeyLoan, Place, Residency, Unit, UnitState
from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Account, Office
from steward.organisation.models import AreaPart, PostCode, Shift
from steward.organisation.queries import actor_of, responsible_for
from steward.simulation.actions import Size, generate

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def make(seed=7, **size):
    size = {"offices": 2, "units": 60, "cases": 0} | size
    return generate(
        size=Size(**size), seed=seed, until=TODAY, password="steward-demo-2026", actor=system("simulation"), at=NOW
    )


def content():
    """Everything that a person could see of the company, without keys and instants."""
    return (
        list(Account.objects.order_by("pk").values_list("username", "person__name", "person__phone")),
        list(Unit.objects.order_by("pk").values_list("code", "occupancy", "renovation", "area_sqm")),
        list(Customer.objects.order_by("pk").values_list("name", "salutation", "contacts__value", "special_care")),
        list(Residency.objects.order_by("pk").values_list("unit__code", "role", "from_on")),
        list(Place.objects.order_by("pk").values_list("name", "code")),
        list(KeyLoan.objects.order_by("pk").values_list("estate_key__number", "borrower__name", "purpose")),
    )


@pytest.mark.slow
def test_the_same_seed_makes_the_same_company(db):
    found = []
    for _round in range(2):
        with transaction.atomic():
            make()
            found.append(content())
            transaction.set_rollback(True)

    assert found[0] == found[1]


@pytest.mark.slow
def test_every_unit_stands_as_its_dated_states_say_and_has_somebody_who_answers_for_it(db):
    make()

    running = UnitState.objects.filter(until_on=None, voided_at=None)
    for axis in ("delivery", "occupancy", "renovation"):
        assert running.filter(axis=axis, value=F(f"unit__{axis}")).count() == Unit.objects.count()
    assert 0 < queries.vacant_units(None, TODAY).count() < Unit.objects.count() / 4
    for unit in Unit.objects.order_by("?")[:10]:
        found = responsible_for(unit.pk, unit.floor_id, unit.building_id, TODAY)
        assert found.person_id
        assert found.deputy_id
    assert not AreaPart.objects.exclude(kind="building").exclude(kind="floor").exists()


@pytest.mark.slow
def test_everybody_can_sign_in_and_acts_in_their_post(db):
    made = make()

    lin = authenticate(username="lin", password="steward-demo-2026")
    assert lin.person.name == "林若喬"
    assert actor_of(lin, NOW).post_in(made.company.offices[0].pk) == PostCode.PA
    for office in Office.objects.all():
        posts = {c.role.post for c in made.company.staff if c.office == office}
        assert posts >= {"OD", "DA", "SV", "PA", "RC", "EX"}
        tonight = NOW.replace(hour=14)
        assert Shift.objects.filter(office=office, from_at__lte=tonight, until_at__gt=tonight).count() == 3
    callers = queries.find_callers(actor_of(lin, NOW), "1-2", on=TODAY)
    assert callers


@pytest.mark.slow
def test_the_command_refuses_a_second_company_and_nonsense(db, settings, tmp_path):
    settings.HOME = tmp_path
    call_command("demo", offices=1, units=12, cases=0, until=TODAY, verbosity=0)

    assert "lin " in (tmp_path / "sign-ins.txt").read_text()
    with pytest.raises(CommandError):
        call_command("demo", offices=1, units=12, cases=0, verbosity=0)
    with pytest.raises(CommandError):
        call_command("demo", offices=0, verbosity=0)
