"""R-10, R-11: four processes sweep the same clocks, some are killed; every step is taken once, none is left out."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from steward.foundation.deadlines import actions
from steward.foundation.deadlines.models import Deadline, StepTaken, Told
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.models import Event

from .factories import MONDAY, office, person

pytestmark = [pytest.mark.fault, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SLOTS, CONTROL, PROCESSES, KILLS = 500, 100, 4, 6
AT = MONDAY + timedelta(days=10)
POSTS = ("owner", "DA", "OD", "DM")


def _sweeper(manner):
    command = [sys.executable, "-W", "ignore", "-m", "steward.foundation.deadlines.tests.sweeper"]
    process = subprocess.Popen(
        [*command, connection.settings_dict["NAME"], manner, AT.isoformat()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    process.stdout.readline()
    return process


def _begin(processes):
    for process in processes:
        process.stdin.write(b"go\n")
        process.stdin.flush()


def _due():
    return Deadline.objects.filter(next_step_at__lte=AT).count()


@pytest.fixture
def posts():
    return {post: person(post) for post in POSTS}


@pytest.fixture
def overdue(posts):
    place = office()
    actions.start_all(
        [
            actions.Start(office=place, kind="case", object_id=n, name="final", limit_minutes=60, ladder_code="major")
            for n in range(SLOTS)
        ],
        at=MONDAY,
    )  # fmt: skip


def test_every_step_is_taken_once_by_four_processes_of_which_some_are_killed(overdue, posts):
    dice = random.Random(1126)
    processes = [_sweeper("careful") for _ in range(PROCESSES)]
    _begin(processes)
    for _ in range(KILLS):
        time.sleep(dice.uniform(0.1, 0.5))
        if _due() == 0:
            break
        victim = dice.randrange(PROCESSES)
        processes[victim].send_signal(signal.SIGKILL)
        processes[victim].wait()
        processes[victim] = _sweeper("careful")
        _begin([processes[victim]])
    for process in processes:
        assert process.wait(180) == 0

    assert _due() == 0
    assert StepTaken.objects.filter(number=0).count() == SLOTS
    loud = Counter(StepTaken.objects.filter(quiet=False, number__gt=0).values_list("deadline__object_id", "audience"))
    effects = Counter(Event.objects.filter(verb="test.effect").values_list("facts__post"))
    assert len(loud) == 2 * SLOTS
    assert set(loud.values()) == {1}
    assert effects == {("OD",): SLOTS, ("DM",): SLOTS}
    assert Event.objects.filter(verb="deadlines.step_taken").count() == 2 * SLOTS
    assert Event.objects.filter(verb="deadlines.missed").count() == SLOTS
    for post in ("OD", "DM"):
        assert Notice.objects.filter(person=posts[post]).count() <= 20
        assert Told.objects.filter(person=posts[post]).count() == SLOTS


def test_the_control_that_only_looks_before_it_acts_doubles(overdue):
    Deadline.objects.filter(object_id__gte=CONTROL).update(next_step_at=None)
    processes = [_sweeper("careless") for _ in range(PROCESSES)]
    _begin(processes)
    for process in processes:
        assert process.wait(180) == 0

    assert Event.objects.filter(verb="test.effect").count() > CONTROL
