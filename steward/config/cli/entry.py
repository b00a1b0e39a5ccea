"""The words of the `steward` command: the product's own first, Django's management commands behind them."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.management import execute_from_command_line

from .serving import Child, Supervisor, port_is_free, web_command

SIGN_INS = "sign-ins.txt"  # written into STEWARD_HOME by the demo: one line per post
WORDS = """\
words:
  init                 folders, keys, tables and the first administrator, whose password is shown once
  serve                web, worker and scheduler in the foreground, until Ctrl-C or SIGTERM
  run                  prepare, make the demo company where there is nothing, then serve
  worker, scheduler    one of the background processes alone
  migrate              bring the tables up to date after an upgrade
  demo                 make the demo company
  import KIND FILE…    bring records in from spreadsheets
  doctor               is everything as it should be?
  verify               does the history still say what was sealed?
  backup FOLDER        copy database, files and keys while the product runs
  restore FOLDER       bring a copy back into an empty STEWARD_HOME

Any other word is one of Django's management commands; `steward help` lists them all.
STEWARD_HOME says where database, files and keys lie, DATABASE_URL names a PostgreSQL."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command named on the command line; ends the process with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steward.config.settings")
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help"):
        print("usage: steward WORD [options]\n")
        print(WORDS)
        sys.exit(0 if words else 2)
    if words[0] in ("serve", "run"):
        sys.exit(_serve(words[0], words[1:]))
    execute_from_command_line(["steward", *words])


def _options(word: str, words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"steward {word}")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--bind", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument(
        "--workers", type=int, default=int(os.environ.get("WEB_CONCURRENCY", len(os.sched_getaffinity(0)))),
        help="web processes (default: one per core)",
    )  # fmt: skip
    parser.add_argument("--web-only", action="store_true", help="neither worker nor scheduler in this process tree")
    parser.add_argument("--stop-with-parent", action="store_true", help="end when the process that started this ends")
    return parser.parse_args(words)


def _steward(*words: str) -> list[str]:
    return [sys.executable, "-m", "steward", *words]


def _serve(word: str, words: Sequence[str]) -> int:
    options = _options(word, words)
    if not port_is_free(options.bind, options.port):
        print(f"Port {options.port} of {options.bind} is taken. Choose another: --port or PORT=.", file=sys.stderr)
        return 1
    prepare = ["prepare", "--demo"] if word == "run" else ["prepare", "--check"]
    if code := subprocess.run(_steward(*prepare)).returncode:  # noqa: S603  our own command
        return code
    children = [Child("web", web_command(options.bind, options.port, options.workers))]
    if not options.web_only:
        children += [Child("worker", _steward("worker")), Child("scheduler", _steward("scheduler"))]
    address = "127.0.0.1" if options.bind in ("0.0.0.0", "::") else options.bind  # noqa: S104  only compared with
    home = Path(os.environ.get("STEWARD_HOME", "var"))
    return Supervisor(
        children, address=f"http://{address}:{options.port}", stop_with_parent=options.stop_with_parent,
        greeting=home / SIGN_INS if word == "run" else None,
    ).run()  # fmt: skip
