"""`steward scheduler`: enqueues what is due and walks the sweeps; any number of them may run at once."""

import logging
import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections
from django.utils.module_loading import import_string

import steward
from steward.foundation.jobs import actions, rules
from steward.foundation.jobs.models import Heartbeat
from steward.foundation.jobs.queries import database_now

logger = logging.getLogger("steward.scheduler")
TICK_EVERY = 10  # seconds


class Rounds:
    """Calls each task of a table whenever its number of seconds has passed, and outlives what they raise."""

    def __init__(self, table: dict[str, tuple[Callable[[], object], float]]):
        self.table = table
        self.next_at = dict.fromkeys(table, 0.0)
        self.trouble = ""

    def turn(self, now: float) -> None:
        """Call what is due by the monotonic clock."""
        for key, (call, seconds) in self.table.items():
            if now < self.next_at[key]:
                continue
            self.next_at[key] = now + seconds
            try:
                close_old_connections()
                call()
            except Exception as problem:
                logger.exception("%s failed", key)
                self.trouble = f"{key}: {type(problem).__name__}: {problem}"

    def take_trouble(self) -> str:
        """Return what last went wrong and forget it."""
        says, self.trouble = self.trouble, ""
        return says

    def wait(self, now: float) -> float:
        """Return the seconds until the next call."""
        return max(0.05, min(self.next_at.values()) - now)


class Command(BaseCommand):
    """Runs until it is told to stop."""

    help = "Enqueue jobs that are due and run the sweeps, until SIGTERM or SIGINT."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *, once, **options):
        name = f"scheduler-{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        stop = threading.Event()
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, lambda *_: stop.set())
        rounds = self._rounds(name)
        while True:
            rounds.turn(time.monotonic())
            if once or stop.wait(rounds.wait(time.monotonic())):
                break
        try:
            actions.sign_off(name=name)
        except Error:
            logger.exception("The heartbeat of %s stays behind", name)

    def _rounds(self, name: str) -> Rounds:
        jobs = rules.timetable(settings.JOBS)
        who = {
            "name": name, "role": Heartbeat.Role.SCHEDULER, "host": socket.gethostname()[:80],
            "process_id": os.getpid(), "version": steward.__version__,
        }  # fmt: skip

        def beat():
            at = database_now()
            actions.beat(at=at, **who)
            if says := rounds.take_trouble():
                actions.note_trouble(name=name, says=says, at=at)

        table = {"beat": (beat, TICK_EVERY), "tick": (lambda: actions.tick(at=database_now(), jobs=jobs), TICK_EVERY)}
        table |= {key: (import_string(path), seconds) for key, (path, seconds) in settings.SWEEPS.items()}
        rounds = Rounds(table)
        return rounds
