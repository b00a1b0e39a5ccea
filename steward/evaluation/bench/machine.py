"""Processes of a run: web servers that are started, weighed and stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

WORKERS = 2
PATIENCE = 90.0
TICKS = os.sysconf("SC_CLK_TCK")


def python(*words: str) -> list[str]:
    """Return a command of this Python."""
    return [sys.executable, *words]


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One web server with two workers, as the product serves itself."""

    def __init__(self, application: str, surroundings: Mapping[str, str], log: Path) -> None:
        self.port = free_port()
        self.log = log.open("ab")
        command = python(
            "-m", "gunicorn", application, "--config", "python:steward.config.gunicorn", "--bind",
            f"127.0.0.1:{self.port}", "--workers", str(WORKERS),
        )  # fmt: skip
        self.process = subprocess.Popen(  # noqa: S603  our own command
            command, env={**os.environ, **surroundings}, stdout=self.log, stderr=self.log, process_group=0
        )
        until = time.monotonic() + PATIENCE
        while not self._listens():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{application} does not start: see {log}")
            time.sleep(0.1)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def memory(self) -> int:
        """Return what all its processes hold, shared pages divided (PSS), in bytes."""
        return sum(_pss(pid) for pid in self._family())

    def cpu(self) -> float:
        """Return the seconds of processor time that its processes have used."""
        return sum(_cpu(pid) for pid in self._family())

    def _family(self) -> list[int]:
        children: dict[int, list[int]] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and (found := _stat(int(entry.name))):
                children.setdefault(int(found[1]), []).append(int(entry.name))
        family, todo = [], [self.process.pid]
        while todo:
            family.append(todo.pop())
            todo += children.get(family[-1], [])
        return family

    def stop(self) -> None:
        """End it with all its processes."""
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.log.close()


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _cpu(pid: int) -> float:
    found = _stat(pid)
    return sum(int(part) for part in found[11:13]) / TICKS if found else 0.0


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
