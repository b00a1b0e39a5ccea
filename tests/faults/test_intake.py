"""R-01, short form: web processes are killed while calls are recorded; what was acknowledged is there, once and whole."""

import contextlib
import json
import random
import subprocess
import sys
import threading
import time

import psutil
import pysqlite3
import pytest

from tests.faults.callers import Caller
from tests.faults.product import serving, surroundings
from tests.house.tree import ROOT

pytestmark = pytest.mark.fault
SECONDS, CALLERS, SEED = 12, 4, 20261123
COUNT = {
    "cases": "SELECT count(*) FROM cases_case",
    "numbers": "SELECT count(DISTINCT number) FROM cases_case",
    "acts": "SELECT count(*) FROM timeline_event WHERE verb = 'cases.registered'",
    "told": "SELECT count(DISTINCT object_id) FROM timeline_about WHERE kind = 'case' AND verb = 'cases.registered'",
    "clocks": "SELECT count(DISTINCT object_id) FROM deadlines_deadline WHERE kind = 'case'",
}


def scene_of(home, **more):
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.scene", "lin"], cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE,
        env=surroundings(home, DJANGO_SETTINGS_MODULE="steward.config.settings", **more), stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def _kill_now_and_then(product, chance, stop):
    """Kill a web process every second or so; returns how many died."""
    kills = 0
    while not stop.wait(chance.uniform(0.5, 1.1)):
        victims = product.web_workers()
        if victims:
            with contextlib.suppress(psutil.NoSuchProcess):
                chance.choice(victims).kill()
                kills += 1
    return kills


def _record_under_fire(home, *, with_receipt, kill, seconds=SECONDS, **more):
    """Let callers record while processes die; returns the callers and how many processes died."""
    scene, stop, kills = scene_of(home, **more), threading.Event(), 0
    with serving(home, "--web-only", **more) as product:
        callers = [Caller(product.port, scene, SEED + n, with_receipt, stop) for n in range(CALLERS)]
        for caller in callers:
            caller.start()
        threading.Timer(seconds, stop.set).start()
        if kill:
            kills = _kill_now_and_then(product, random.Random(SEED), stop)
        for caller in callers:
            caller.join(90)
            assert not caller.is_alive()
        time.sleep(0.5)
    return callers, kills


def counted(home):
    with contextlib.closing(pysqlite3.connect(str(home / "steward.sqlite3"))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {name: connection.execute(sql).fetchone()[0] for name, sql in COUNT.items()}


def _expect(callers, kills, found):
    acknowledged = sum(caller.acknowledged for caller in callers)
    assert [caller.refused for caller in callers] == [[]] * CALLERS
    assert acknowledged >= 10
    assert sum(caller.lost for caller in callers) >= 3
    assert kills >= 5
    assert found == dict.fromkeys(COUNT, acknowledged)


def test_what_was_acknowledged_is_there_once_and_whole(home):
    callers, kills = _record_under_fire(home, with_receipt=True, kill=True)

    _expect(callers, kills, counted(home))


def test_the_same_on_postgresql(home, database):
    callers, kills = _record_under_fire(home, with_receipt=True, kill=True, DATABASE_URL=database.url)

    with database.connect() as connection:
        _expect(callers, kills, {name: connection.execute(sql).fetchone()[0] for name, sql in COUNT.items()})


def test_without_receipts_lost_answers_make_doubles(home):
    callers, _kills = _record_under_fire(home, with_receipt=False, kill=False, seconds=6)

    assert counted(home)["cases"] > sum(caller.acknowledged for caller in callers)
