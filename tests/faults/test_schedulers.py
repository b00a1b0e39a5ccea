"""R-10, short form: four schedulers race for every minute, one is killed and started again; each minute runs once."""

import subprocess
import sys
import time

import pysqlite3
import pytest

from tests.faults.product import surroundings
from tests.faults.tasks import JOB
from tests.house.tree import ROOT

pytestmark = pytest.mark.fault
SLOTS = 120
ENQUEUED = (
    f"SELECT count(*), count(DISTINCT due_at) FROM jobs_scheduled_run WHERE name = '{JOB}' AND outcome = 'enqueued'"
)
TASKS = "SELECT count(*) FROM django_tasks_database_dbtaskresult"


def _begin(home, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.ticking", str(SLOTS)], cwd=ROOT, text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, env=surroundings(home, DJANGO_SETTINGS_MODULE="steward.config.settings", **more),
    )  # fmt: skip


def _tell(racers, start):
    for racer in racers:
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        print(start(), file=racer.stdin, flush=True)


def _race(home, *, kill, **more):
    """Let four race; with `kill`, one dies on the way and a fifth, which has missed the beginning, takes its place."""
    racers = [_begin(home, **more) for _ in range(4 + kill)]
    beginning = []
    _tell(racers, lambda: beginning.append(time.time() + 0.3) or beginning[0])
    if kill:
        time.sleep(1.0)
        racers[0].kill()
    codes = [racer.wait(120) for racer in racers]
    assert codes[1:] == [0] * (3 + kill)


def _ask(home, question):
    connection = pysqlite3.connect(str(home / "steward.sqlite3"))
    try:
        return connection.execute(question).fetchone()
    finally:
        connection.close()


def test_four_schedulers_run_every_minute_once(home):
    _race(home, kill=True)

    assert _ask(home, ENQUEUED) == (SLOTS, SLOTS)
    assert _ask(home, TASKS) == (SLOTS,)


def test_without_the_claim_they_would_run_it_twice(home):
    connection = pysqlite3.connect(str(home / "steward.sqlite3"))
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'jobs_scheduled_run'").fetchone()
    broken = sql.replace(", CONSTRAINT", "\n, CONSTRAINT").split("\n, CONSTRAINT")[0] + ")"
    connection.executescript(f"DROP TABLE jobs_scheduled_run; {broken};")
    connection.close()

    _race(home, kill=False)

    runs, minutes = _ask(home, ENQUEUED)
    assert runs > minutes


def test_four_schedulers_run_every_minute_once_on_postgresql(home, database):
    _race(home, kill=True, DATABASE_URL=database.url)

    with database.connect() as connection:
        assert connection.execute(ENQUEUED).fetchone() == (SLOTS, SLOTS)
        assert connection.execute(TASKS).fetchone() == (SLOTS,)
