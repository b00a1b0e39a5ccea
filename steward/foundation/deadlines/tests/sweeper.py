"""One sweeping process for the fault test: `python -m … NAME_OF_DATABASE careful|careless`, until nothing is left."""

import os
import sys
import time
from datetime import datetime

import django
from django.conf import settings
from django.db import transaction

PATIENCE = 2.0  # seconds without work after which a process believes that all is done
HESITATION = 0.005  # seconds between the careless look and the act, so that another falls into them on any machine


def main(name: str, manner: str, at: datetime) -> None:
    """Sweep until nothing is due any more."""
    settings.DATABASES["default"]["NAME"] = name
    settings.DEADLINE_AUDIENCE = "steward.foundation.deadlines.tests.audience.everyone_of_the_post"
    settings.DEADLINE_OWNERS = {"case": "steward.foundation.deadlines.tests.audience.owner"}
    settings.DEADLINE_STEP_TAKEN = {"case": "steward.foundation.deadlines.tests.audience.write_down"}
    django.setup()
    sweep = careful if manner == "careful" else careless
    print("ready", flush=True)
    sys.stdin.readline()  # so that all begin together
    last = time.monotonic()
    while time.monotonic() - last < PATIENCE:
        if sweep(at):
            last = time.monotonic()


def careful(at: datetime) -> int:
    """Sweep as the product does."""
    from steward.foundation.deadlines import actions  # noqa: PLC0415  settings come first in this process

    return actions.take_due_steps(at=at).clocks


def careless(at: datetime) -> int:
    """Sweep as one must not: look whether it was done, do it, note that it was."""
    from steward.foundation.deadlines.actions import Climbed  # noqa: PLC0415  as above
    from steward.foundation.deadlines.models import Deadline  # noqa: PLC0415  as above
    from steward.foundation.deadlines.tests import audience  # noqa: PLC0415  as above

    rows = list(Deadline.objects.filter(next_step_at__lte=at).order_by("pk")[:20])
    for row in rows:
        if Deadline.objects.filter(pk=row.pk, next_step_at__isnull=False).exists():
            time.sleep(HESITATION)
            step = Climbed(object_id=row.object_id, name=row.name, cycle=1, post="OD", people=(), overdue=True)
            audience.write_down(climbed=[step], at=at)
            with transaction.atomic():
                Deadline.objects.filter(pk=row.pk).update(next_step_at=None)
    return len(rows)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steward.config.settings.test")
    main(sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3]))
