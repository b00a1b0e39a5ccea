from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.notices.models import Notice
from steward.foundation.timeline.models import Event
from steward.organisation import actions, queries
from steward.organisation.actions import refusals
from steward.organisation.models import AreaAssignment, Shift
from steward.organisation.tests.factories import NOW, actor

TODAY = date(2026, 11, 24)
TAKEN = []


def take_cases(*, person_id, to_person_id, office_id, actor, at):
    TAKEN.append((person_id, to_person_id, office_id))
    return 7


@pytest.fixture(autouse=True)
def _cases_are_wired(settings):
    TAKEN.clear()
    settings.HAND_OVER = [*settings.HAND_OVER, "steward.organisation.tests.test_actions_hand_over.take_cases"]


@pytest.fixture
def area(world):
    ho = actor(world.people["ho"])
    area = actions.create_area(office_id=world.office.pk, name="二座", actor=ho, at=NOW)
    actions.set_parts(area_id=area.pk, version=1, parts=[("building", 2)], on=TODAY, actor=ho, at=NOW)
    AreaAssignment.objects.create(area=area, person=world.people["lin"], from_on=date(2026, 1, 1))
    AreaAssignment.objects.create(area=area, person=world.people["wong"], is_deputy=True, from_on=date(2026, 1, 1))
    return area


def _hand_over(world, verb=actions.hand_over, to="wong", who="chen"):
    return verb(
        person_id=world.people["lin"].pk, to_person_id=world.people[to].pk, office_id=world.office.pk,
        actor=actor(world.people[who]), at=NOW,
    )  # fmt: skip


def test_everything_goes_over_at_once(world, area):
    Shift.objects.create(
        office=world.office, person=world.people["lin"], from_at=NOW, until_at=NOW + timedelta(hours=8)
    )

    done = _hand_over(world)

    assert done.counts["organisation"] == 9
    assert [(world.people["lin"].pk, world.people["wong"].pk, world.office.pk)] == TAKEN
    found = queries.responsible_for(None, None, 2, TODAY)
    assert (found.person_id, found.deputy_id) == (world.people["wong"].pk, None)
    assert queries.on_duty(world.office.pk, NOW) == (world.people["wong"].pk,)


def test_the_taker_is_told_once_and_the_past_stays(world, area):
    _hand_over(world)

    notice = Notice.objects.get(code="organisation.work_taken")
    assert (notice.person, notice.urgent) == (world.people["wong"], True)
    yesterday = TODAY - timedelta(days=1)
    assert AreaAssignment.objects.filter(person=world.people["lin"], until_on=TODAY, from_on__lte=yesterday).exists()


def test_a_running_shift_is_cut_in_two(world):
    Shift.objects.create(
        office=world.office, person=world.people["lin"], from_at=NOW - timedelta(hours=2),
        until_at=NOW + timedelta(hours=2),
    )  # fmt: skip

    _hand_over(world)

    assert list(Shift.objects.order_by("from_at").values_list("person__account__username", "until_at")) == [
        ("lin", NOW), ("wong", NOW + timedelta(hours=2)),
    ]  # fmt: skip


def test_a_rehearsal_counts_and_moves_nothing(world, area):
    done = _hand_over(world, actions.rehearse_hand_over)

    assert done.total == 8
    assert queries.responsible_for(None, None, 2, TODAY).person_id == world.people["lin"].pk
    assert not Notice.objects.exists()
    assert not Event.objects.filter(verb="organisation.handed_over").exists()


def test_it_goes_to_somebody_else_who_works_there(world):
    with pytest.raises(refusals.SamePerson):
        _hand_over(world, to="lin")
    with pytest.raises(refusals.NotOfThisOffice):
        _hand_over(world, to="ng")


@pytest.mark.parametrize("who", ["lin", "yip", "sin", "admin"])
def test_only_those_above_hand_over(world, who):
    with pytest.raises(PermissionDenied):
        _hand_over(world, who=who)
    assert TAKEN == []
