from datetime import timedelta

import pytest

from steward.foundation.deadlines import actions
from steward.foundation.deadlines.models import Deadline, Digest, StepTaken, Told
from steward.foundation.identity.actor import system
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.queries import history

from . import audience
from .factories import MONDAY, clock, office, person

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
HERE = "steward.foundation.deadlines.tests.audience"


@pytest.fixture(autouse=True)
def wires(settings):
    settings.DEADLINE_AUDIENCE = f"{HERE}.everyone_of_the_post"
    settings.DEADLINE_OWNERS = {"case": f"{HERE}.owner"}
    settings.DEADLINE_STEP_TAKEN = {"case": f"{HERE}.note"}
    audience.heard.clear()


@pytest.fixture
def posts():
    return {post: person(post) for post in ("owner", "SV", "DA", "OD", "DM")}


def _told(of):
    return list(Notice.objects.filter(person=of).order_by("pk").values_list("code", flat=True))


def test_nothing_happens_before_a_step_is_due(posts):
    clock(office(), minutes=240)

    swept = actions.take_due_steps(at=MONDAY + HOUR)

    assert (swept.clocks, swept.steps) == (0, 0)


def test_the_owner_is_reminded_when_a_quarter_of_the_limit_is_left(posts):
    clock(office(), minutes=240)

    actions.take_due_steps(at=MONDAY + 3 * HOUR)

    assert _told(posts["owner"]) == ["deadlines.due_soon"]
    assert not Notice.objects.exclude(person=posts["owner"]).exists()


def test_the_ladder_is_climbed_step_by_step_and_each_step_once(posts):
    row = clock(office(), minutes=240)

    for hour in range(0, 200, 3):
        actions.take_due_steps(at=MONDAY + hour * HOUR)

    assert _told(posts["owner"]) == ["deadlines.due_soon", "deadlines.overdue"]
    assert all(_told(posts[post]) == ["deadlines.overdue"] for post in ("SV", "DA", "OD", "DM"))
    assert StepTaken.objects.filter(deadline=row).count() == 7
    found = Deadline.objects.get()
    assert (found.missed_at, found.next_step_at, found.level) == (row.due_at, None, 6)


def test_the_history_tells_of_the_miss_and_of_every_step(posts):
    clock(office(), minutes=240)

    actions.take_due_steps(at=MONDAY + 4 * HOUR)

    lines = history("case", 7)
    assert [line.event.verb for line in lines] == [
        "deadlines.step_taken", "deadlines.step_taken", "deadlines.missed",
    ]  # fmt: skip
    assert lines[0].event.facts["told_people"] == [posts["SV"].pk]


def test_the_owner_of_the_subject_hears_of_each_step(posts):
    clock(office(), minutes=240)

    actions.take_due_steps(at=MONDAY + 4 * HOUR)

    assert [(told["post"], told["overdue"]) for told in audience.heard] == [("owner", True), ("SV", True)]


def test_after_a_long_outage_every_post_hears_once_and_reminders_are_left_out(posts):
    clock(office(), minutes=240)

    actions.take_due_steps(at=MONDAY + 10 * 24 * HOUR)

    assert all(_told(someone) == ["deadlines.overdue"] for someone in posts.values())
    assert StepTaken.objects.filter(quiet=True).count() == 1


def test_a_paused_clock_takes_no_step(posts):
    clock(office(), minutes=240)
    actions.pause(kind="case", object_id=7, at=MONDAY + HOUR, reason="customer", actor=system("test"))

    swept = actions.take_due_steps(at=MONDAY + 100 * HOUR)

    assert swept.clocks == 0


def test_steps_taken_stay_taken_after_an_extension(posts):
    row = clock(office(), minutes=240)
    actions.take_due_steps(at=MONDAY + 5 * HOUR)

    actions.extend(deadline_id=row.pk, new_due_at=MONDAY + 30 * HOUR, at=MONDAY + 5 * HOUR, actor=system("test"))
    actions.take_due_steps(at=MONDAY + 31 * HOUR)

    assert _told(posts["SV"]) == ["deadlines.overdue"]
    assert _told(posts["DA"]) == []


@pytest.mark.slow
def test_five_hundred_overdue_at_once_are_nineteen_notices_and_a_digest(posts):
    place = office()
    actions.start_all(
        [
            actions.Start(office=place, kind="case", object_id=n, name="final", limit_minutes=60, ladder_code="major")
            for n in range(500)
        ],
        at=MONDAY,
    )  # fmt: skip

    actions.take_due_steps(at=MONDAY + 4 * HOUR)

    assert len(_told(posts["DM"])) == 20
    assert _told(posts["DM"]).count("deadlines.digest") == 1
    assert Told.objects.filter(person=posts["DM"]).count() == 500
    assert Digest.objects.get(person=posts["DM"]).count == 481


@pytest.mark.slow
def test_the_next_digest_waits_an_hour(posts):
    place = office()
    for n in range(36):
        clock(place, object_id=n, minutes=60, at=MONDAY + n * timedelta(minutes=2), ladder_code="major")

    for minute in range(0, 300, 13):
        actions.take_due_steps(at=MONDAY + minute * timedelta(minutes=1))

    times = list(Notice.objects.filter(person=posts["OD"]).order_by("created_at").values_list("created_at", flat=True))
    assert max(sum(1 for t in times if a <= t < a + HOUR) for a in times) <= 20
    assert Told.objects.filter(person=posts["OD"], direct=False, digest=None).count() == 0
    assert Told.objects.filter(person=posts["OD"]).count() == 36


def test_a_clock_that_fails_stops_no_other(posts, settings):
    settings.DEADLINE_AUDIENCE = f"{HERE}.refuse"
    place = office()
    for n in range(10, 16):
        clock(place, object_id=n, minutes=60)

    swept = actions.take_due_steps(at=MONDAY + 2 * HOUR)

    assert swept.failed == 1
    assert StepTaken.objects.filter(number=0).count() == 5
    assert Deadline.objects.get(object_id=13).next_step_at == MONDAY + 2 * HOUR + timedelta(minutes=10)


def test_an_act_learned_late_takes_the_miss_back(posts):
    row = clock(office(), minutes=240)
    actions.take_due_steps(at=MONDAY + 5 * HOUR)

    met = actions.meet(kind="case", object_id=7, name="final", at=MONDAY + 3 * HOUR)

    assert met.missed_at is None
    voided = [line.event.verb for line in history("case", 7) if line.voided]
    assert voided == ["deadlines.missed"]
    assert row.due_at == met.due_at
