"""Let the stories happen, all offices together, each act at its moment and the clocks swept in between."""

import heapq
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count

from django.db import transaction
from django.db.models import F

from steward.foundation.deadlines import actions as deadlines
from steward.foundation.identity.actor import Actor
from steward.foundation.notices.models import Notice
from steward.simulation.telling.courses import Course

SWEEP_EVERY = timedelta(hours=3)
A_DAY = timedelta(days=1)
TOGETHER = 100  # acts in one transaction: a commit each would be most of the time


def tell(*, courses: Iterable[Course], actor: Actor, at: datetime) -> int:
    """Carry out these courses in the order of their moments, up to `at`; returns how many acts there were."""
    turn = count()
    waiting = [(next(course), next(turn), course) for course in courses]
    heapq.heapify(waiting)
    swept = waiting[0][0] if waiting else at
    acts = 0
    while waiting and waiting[0][0] <= at:
        with transaction.atomic():
            for _ in range(TOGETHER):
                if not waiting or waiting[0][0] > at:
                    break
                moment, _number, course = heapq.heappop(waiting)
                if moment - swept >= SWEEP_EVERY:
                    deadlines.take_due_steps(at=moment)
                    swept = moment
                acts += 1
                try:
                    following = course.send(moment)
                except StopIteration:
                    continue
                heapq.heappush(waiting, (following, next(turn), course))
    deadlines.take_due_steps(at=at)
    _read_what_is_old(at)
    return acts


def _read_what_is_old(at: datetime) -> None:
    """Everybody has read what they were told before yesterday."""
    with transaction.atomic():
        Notice.objects.filter(read_at=None, created_at__lt=at - A_DAY).update(read_at=F("created_at"))
