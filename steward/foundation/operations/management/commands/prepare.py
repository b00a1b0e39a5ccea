"""`steward prepare`: what `init`, `run` and `serve` do first."""

import os
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from steward.foundation.identity.models import Account
from steward.foundation.operations.queries.static import collected_is_current


class Command(BaseCommand):
    """Make STEWARD_HOME and the tables ready, or say what is missing."""

    help = "Make folders, tables and static files ready."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; fail where something is missing")
        parser.add_argument("--demo", action="store_true", help="make the demo company where there is no account yet")

    def handle(self, *, check, demo, **options):
        if check:
            self._check()
        else:
            self._prepare()
        if demo:
            self._demo()

    def _check(self) -> None:
        if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
            self.stderr.write(f"There is no database in {settings.HOME}. Run `steward init` first.")
            sys.exit(1)
        try:
            executor = MigrationExecutor(connection)
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as problem:
            self.stderr.write(f"The database does not answer: {problem}")
            sys.exit(1)
        if waiting:
            new = not executor.loader.applied_migrations
            word = "init" if new else "migrate"
            self.stderr.write(f"The tables are not {'there' if new else 'up to date'}. Run `steward {word}` first.")
            sys.exit(1)
        if not collected_is_current():
            self._collect()

    def _prepare(self) -> None:
        settings.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in ("keys", "files"):
            (settings.HOME / folder).mkdir(exist_ok=True, mode=0o700)
        call_command("migrate", verbosity=0)
        if not collected_is_current():
            self._collect()

    def _collect(self) -> None:
        call_command("collectstatic", interactive=False, verbosity=0)
        os.utime(settings.STATIC_ROOT / "staticfiles.json")

    def _demo(self) -> None:
        if "demo" in get_commands() and apps.is_installed("steward.simulation") and not Account.objects.exists():
            call_command("demo")
