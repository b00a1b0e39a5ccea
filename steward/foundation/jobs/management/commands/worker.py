"""`steward worker`: carries out the tasks of the queue, and shows while it does that it lives."""

import logging
import os
import secrets
import socket
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import Error, connection

import steward
from steward.foundation.jobs import actions
from steward.foundation.jobs.models import Heartbeat
from steward.foundation.jobs.queries import database_now

logger = logging.getLogger("steward.worker")
BEAT_EVERY = 20  # seconds


class Command(BaseCommand):
    """Runs until it is told to stop."""

    help = "Carry out the tasks of the queue, until SIGTERM or SIGINT."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="carry out what waits, then end")

    def handle(self, *, once, **options):
        name = f"worker-{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        stop = threading.Event()
        beating = threading.Thread(target=self._beat_until, args=(name, stop), daemon=True)
        self._beat(name)
        beating.start()
        try:
            call_command("db_worker", worker_id=name, queue_name="*", batch=once, startup_delay=False, reload=False)
        finally:
            stop.set()
            try:
                actions.sign_off(name=name)
            except Error:
                logger.exception("The heartbeat of %s stays behind", name)

    def _beat_until(self, name: str, stop: threading.Event) -> None:
        while not stop.wait(BEAT_EVERY):
            try:
                self._beat(name)
            except Error:
                logger.exception("The heartbeat of %s was not renewed", name)
                connection.close()
        connection.close()

    def _beat(self, name: str) -> None:
        actions.beat(
            name=name, role=Heartbeat.Role.WORKER, host=socket.gethostname()[:80], process_id=os.getpid(),
            version=steward.__version__, at=database_now(),
        )  # fmt: skip
