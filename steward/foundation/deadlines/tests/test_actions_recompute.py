from datetime import date, timedelta

import pytest

from steward.foundation.calendar import actions as calendar
from steward.foundation.calendar.models import SpecialDay
from steward.foundation.deadlines import actions
from steward.foundation.deadlines.models import Deadline, Recompute, StepTaken
from steward.foundation.identity.actor import system
from steward.foundation.notices.models import Notice

from . import audience
from .factories import MONDAY, clock, office, person

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
HERE = "steward.foundation.deadlines.tests.audience"
CLERK = system("test")


@pytest.fixture(autouse=True)
def wires(settings):
    settings.DEADLINE_AUDIENCE = f"{HERE}.everyone_of_the_post"
    settings.DEADLINE_OWNERS = {"case": f"{HERE}.owner"}
    settings.DEADLINE_STEP_TAKEN = {"case": f"{HERE}.note"}
    settings.DEADLINE_MOVED = {"case": f"{HERE}.moved"}
    audience.heard.clear()


@pytest.fixture
def posts():
    return {post: person(post) for post in ("owner", "SV", "DA", "OD", "DM")}


def _open(place, day, at):
    calendar.set_day(office=place, day=day, kind=SpecialDay.Kind.WORKING, actor=CLERK, at=at)


def _close(place, day, at):
    calendar.set_day(office=place, day=day, kind=SpecialDay.Kind.CLOSURE, actor=CLERK, at=at)


def test_a_closure_moves_the_due_time_and_the_domain_hears_of_it():
    place = office()
    row = clock(place, minutes=10 * 60)

    _close(place, date(2026, 11, 24), MONDAY)
    moved = actions.recompute_asked(at=MONDAY + HOUR)

    found = Deadline.objects.get()
    assert moved == 1
    assert found.due_at == row.due_at + 24 * HOUR
    assert found.original_due_at == row.original_due_at
    assert audience.heard == [{"object_ids": [7], "at": MONDAY + HOUR}]


def test_nothing_moves_while_somebody_is_still_editing():
    place = office()
    clock(place, minutes=10 * 60)
    _close(place, date(2026, 11, 24), MONDAY)

    assert actions.recompute_asked(at=MONDAY + timedelta(seconds=5)) == 0
    assert Recompute.objects.exists()


def test_an_agreed_date_and_calendar_time_stay_where_they_are():
    place = office()
    agreed = clock(place, name="final", minutes=10 * 60)
    actions.extend(deadline_id=agreed.pk, new_due_at=MONDAY + 50 * HOUR, at=MONDAY, actor=CLERK)
    clock(place, name="progress", minutes=30 * 60, basis="calendar")

    _close(place, date(2026, 11, 24), MONDAY)
    actions.recompute_asked(at=MONDAY + HOUR)

    assert Deadline.objects.get(name="final").due_at == MONDAY + 50 * HOUR
    assert Deadline.objects.get(name="progress").due_at == MONDAY + 30 * HOUR


def test_a_loaded_year_takes_the_flag_off():
    place = office()
    clock(place)

    calendar.import_year(region="CN", year=2026, actor=CLERK, at=MONDAY)
    actions.recompute_asked(at=MONDAY + HOUR)

    assert not Deadline.objects.get().flagged


def test_what_a_change_draws_into_the_past_is_one_digest_and_not_an_alarm_storm(posts):
    place = office()
    saturday = MONDAY + 5 * 24 * HOUR
    for n in range(60):
        clock(place, object_id=n, minutes=6 * 60, at=saturday, ladder_code="major")

    _open(place, date(2026, 11, 28), saturday + 20 * HOUR)
    actions.recompute_asked(at=saturday + 21 * HOUR)
    actions.take_due_steps(at=saturday + 21 * HOUR)

    assert Deadline.objects.filter(missed_at__isnull=False).count() == 60
    assert list(Notice.objects.filter(person=posts["OD"]).values_list("code", flat=True)) == ["deadlines.digest"]
    assert [told for told in audience.heard if "post" in told] == []
    assert not StepTaken.objects.filter(quiet=False, number__gt=0).exists()


def test_steps_taken_before_a_change_are_not_taken_again(posts):
    place = office()
    clock(place, minutes=60)
    actions.take_due_steps(at=MONDAY + 2 * HOUR)
    before = StepTaken.objects.count()

    _close(place, date(2026, 11, 23), MONDAY + 3 * HOUR)
    actions.recompute_asked(at=MONDAY + 4 * HOUR)
    actions.take_due_steps(at=MONDAY + 27 * HOUR)

    assert StepTaken.objects.filter(audience="SV").count() == 1
    assert StepTaken.objects.count() == before
