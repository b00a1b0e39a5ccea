"""Recompute the whole history and say what is damaged."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from .chains import examine_chains
from .keys import examine_keys
from .report import Damage, Report
from .rows import examine_accesses, examine_events
from .statements import read_statements


def verify(*, folder: Path | None = None, progress: Callable[[str], None] | None = None) -> Report:
    """Recompute every commitment and every chain, and compare them with the checkpoints outside the database.

    `folder` holds the checkpoints and the public keys (STEWARD_HOME/checkpoints); give a copy kept elsewhere to
    trust nothing on this machine. Reads only; may run beside writers and sealers.
    """
    say = progress or (lambda _step: None)
    report = Report()
    say("checkpoints")
    statements = read_statements(folder or Path(settings.HOME) / "checkpoints", report)
    say("chains")
    examine_chains(statements, report)
    say("events")
    examine_events(report)
    say("accesses")
    examine_accesses(report)
    say("keys")
    examine_keys(report)
    return report


__all__ = ["Damage", "Report", "verify"]
