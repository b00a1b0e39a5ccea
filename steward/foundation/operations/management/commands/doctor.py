"""`steward doctor`: prints every finding; fails when one of them is a failure."""

import json
import sys
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils import timezone

from steward.foundation.operations.queries.doctor import FAIL, examine

MARKS = {"ok": "  ", "warn": "! ", "fail": "✗ "}


class Command(BaseCommand):
    """Say how the installation is."""

    help = "Is everything as it should be? Exit code 1 when something is not."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="the findings as JSON")

    def handle(self, *, json: bool, **options):
        findings = examine(timezone.now())
        if json:
            self.stdout.write(_as_json(findings))
        else:
            width = max(len(finding.name) for finding in findings)
            for finding in findings:
                self.stdout.write(f"{MARKS[finding.state]}{finding.name:<{width}}  {finding.says}")
        if any(finding.state == FAIL for finding in findings):
            sys.exit(1)


def _as_json(findings) -> str:
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)
