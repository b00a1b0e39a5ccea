"""The product as real processes: its own home, its own port, ended with the test."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.house.tree import ROOT

START = 90.0  # seconds that a start may take on a busy machine


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a product that lives in `home`, nothing of the test run's own settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STEWARD_", "DJANGO_", "DATABASE_", "PYTEST_"))}
    return kept | {"STEWARD_HOME": str(home), "PYTHONPATH": str(ROOT)} | more


def steward(home: Path, *words: str, check: bool = True, **more: str) -> subprocess.CompletedProcess:
    """Run one word of the command to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "steward", *words], cwd=ROOT, env=surroundings(home, **more), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    if check and done.returncode:
        raise AssertionError(f"steward {' '.join(words)} failed:\n{done.stdout}\n{done.stderr}")
    return done


@dataclass
class Running:
    """A product that serves; `family` are all its processes."""

    process: subprocess.Popen
    port: int
    log: Path
    seen: set[psutil.Process] = field(default_factory=set)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def family(self) -> list[psutil.Process]:
        """Return all processes below the supervisor, and remember them."""
        with contextlib.suppress(psutil.NoSuchProcess):
            self.seen |= set(psutil.Process(self.process.pid).children(recursive=True))
        return [one for one in self.seen if _alive(one)]

    def named(self, word: str) -> list[psutil.Process]:
        """Return the living processes whose command holds this word."""
        return [one for one in self.family() if word in _command(one)]

    def web_workers(self) -> list[psutil.Process]:
        """Return the processes that answer requests (the children of the web server's own process)."""
        web = self.named("gunicorn")
        return [one for one in web if one.ppid() in {other.pid for other in web}]

    def answers(self) -> bool:
        """Return whether it answers now."""
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=3) as response:
                return response.status == 200
        except (urllib.error.URLError, OSError):
            return False


def _alive(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def _command(process: psutil.Process) -> str:
    with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        return " ".join(process.cmdline())
    return ""


def until(is_so, seconds: float, what: str) -> None:
    """Wait until something is so. Raises AssertionError when it takes longer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError(f"{what}: not within {seconds:.0f} s")


@contextlib.contextmanager
def serving(home: Path, *words: str, **more: str) -> Iterator[Running]:
    """Serve the product of a prepared home until the block ends."""
    port, log = free_port(), home / "serve.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "steward", "serve", "--port", str(port), "--workers", "2", *words],
            cwd=ROOT, env=surroundings(home, **more), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
        )  # fmt: skip
    running = Running(process, port, log)
    try:
        until(lambda: running.answers() or process.poll() is not None, START, f"answers ({log})")
        assert process.poll() is None, log.read_text(errors="replace")
        running.family()
        yield running
    finally:
        running.family()
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(40)
        for one in running.family():
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        if process.poll() is None:
            process.kill()
        process.wait()


def copy_of(prepared: Path, home: Path) -> Path:
    """Return a home of its own, copied from a prepared one."""
    shutil.copytree(prepared, home)
    home.chmod(0o700)
    return home
