"""The supervisor: starts web, worker and scheduler, starts again what dies, and leaves nothing behind.

It imports nothing of the product, so that it stays small and cannot fail with it.
"""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

GRACE = 25.0  # seconds between asking a child to end and ending it
LONGEST_PAUSE = 30.0
SETTLED_AFTER = 60.0  # a child that lived so long starts again at once when it dies
STARTS_BEFORE_READY = 3
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process under supervision."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen | None = None
    started_at: float = 0.0
    again_at: float = 0.0
    deaths: int = 0
    exits: list[int] = field(default_factory=list)


def port_is_free(address: str, port: int) -> bool:
    """Return whether the product could listen there."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def web_command(address: str, port: int, workers: int) -> list[str]:
    """Return the command of the web server: one process per core, one thread each."""
    bind = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    shared_memory = ["--worker-tmp-dir", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else []  # noqa: S108  the kernel's
    return [
        sys.executable, "-m", "gunicorn", "steward.config.wsgi:application",
        "--config", "python:steward.config.gunicorn", "--bind", bind, "--workers", str(workers),
        *shared_memory,
    ]  # fmt: skip


def _ends_with_supervisor() -> None:
    """Ask the kernel (Linux) to end this child when the supervisor dies without a word."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Keeps its children running until it is told to stop."""

    def __init__(
        self, children: Sequence[Child], *, address: str, greeting: Path | None = None, stop_with_parent: bool = False
    ):
        self.children = list(children)
        self.address = address
        self.greeting = greeting  # a file to show when the product answers: who may sign in
        self.parent = os.getppid() if stop_with_parent else 0
        self.stopping = False
        self.ready = False
        self.code = 0

    def run(self) -> int:
        """Start everything, watch until told to stop, end everything; returns the exit code."""
        for signum in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(signum, self._stop)
        try:
            while not self.stopping:
                self._watch(time.monotonic())
                time.sleep(0.2)
        finally:
            self._end_all()
        return self.code

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def _watch(self, now: float) -> None:
        if self.parent and os.getppid() != self.parent:
            self.stopping = True
            return
        for child in self.children:
            if child.process is None and now >= child.again_at:
                self._start(child, now)
            elif child.process is not None and (code := child.process.poll()) is not None:
                self._bury(child, code, now)
        if not self.ready and self._answers():
            self.ready = True
            if self.greeting and self.greeting.exists():
                print(self.greeting.read_text(encoding="utf-8"), flush=True)
            print(f"ready {self.address}", flush=True)

    def _start(self, child: Child, now: float) -> None:
        child.started_at = now
        child.process = subprocess.Popen(  # noqa: S603  our own commands
            child.command, process_group=0, stdin=subprocess.DEVNULL, preexec_fn=_ends_with_supervisor
        )

    def _bury(self, child: Child, code: int, now: float) -> None:
        self._end_group(child, signal.SIGKILL)
        child.process = None
        child.exits.append(code)
        child.deaths = 1 if now - child.started_at > SETTLED_AFTER else child.deaths + 1
        pause = 0.0 if child.deaths == 1 else min(2.0 ** (child.deaths - 2), LONGEST_PAUSE)
        child.again_at = now + pause
        print(f"{child.name} ended ({code}); again in {pause:.0f} s", file=sys.stderr, flush=True)
        if not self.ready and child.deaths >= STARTS_BEFORE_READY:
            print(f"{child.name} does not start. The lines above say why.", file=sys.stderr, flush=True)
            self.code, self.stopping = 1, True

    def _answers(self) -> bool:
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _end_group(self, child: Child, signum: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.process.pid, signum)

    def _end_all(self) -> None:
        living = [child for child in self.children if child.process is not None]
        for child in living:
            with contextlib.suppress(ProcessLookupError):
                child.process.send_signal(signal.SIGTERM)
        until = time.monotonic() + GRACE
        for child in living:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.1, until - time.monotonic()))
            self._end_group(child, signal.SIGKILL)
            child.process.wait()
