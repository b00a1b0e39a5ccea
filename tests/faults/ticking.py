"""One of several schedulers that race: says "ready", is told when to begin, asks for every minute at that instant."""

import sys
import time
from datetime import UTC, datetime, timedelta

import django

django.setup()

from steward.foundation.jobs import actions, rules  # noqa: E402  Django must be set up before
from tests.faults.tasks import BEGIN, JOB  # noqa: E402  likewise

SLOT = 0.02  # seconds of real time per minute of the timetable


def main(slots: int) -> None:
    """Ask for every slot in turn, each at the agreed instant."""
    print("ready", flush=True)
    start = float(sys.stdin.readline())
    jobs = rules.timetable({JOB: ("* * * * *", "tests.faults.tasks.count", rules.ONCE)})
    for slot in range(slots + 1):
        time.sleep(max(0.0, start + slot * SLOT - time.time()))
        actions.tick(at=datetime.fromtimestamp(BEGIN, tz=UTC) + timedelta(minutes=slot), jobs=jobs)


if __name__ == "__main__":
    main(int(sys.argv[1]))
