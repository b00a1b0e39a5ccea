"""`steward bench_inside`: the parts of `steward bench` that run inside the measured installation."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from steward.evaluation.bench import inside


class Command(BaseCommand):
    """Run one part and print its figures."""

    help = "A part of `steward bench`; not of use by itself."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("part", choices=("create", "analyze", "export", "table", "facts", "queries", "sweep"))
        parser.add_argument("--name", default="")
        parser.add_argument("--out", type=Path)
        parser.add_argument("--most", type=int, default=0)
        parser.add_argument("--ask", default="{}")

    def handle(self, *, part, name, out, most, ask, **options):
        if part in ("create", "analyze"):
            with connection.cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{name}"' if part == "create" else "ANALYZE")
            found = {}
        elif part == "queries":
            found = inside.count_queries(json.loads(ask))
        elif part in ("export", "table"):
            write = inside.export_tickets if part == "export" else inside.export_table
            found = {"rows": write(out, most)}
        else:
            found = {"facts": inside.facts, "sweep": inside.sweep}[part](timezone.now())
        self.stdout.write(json.dumps(found))
