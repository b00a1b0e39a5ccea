"""`steward backup FOLDER`: copies database, files and keys while the product runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from steward.foundation.operations.actions import NotPossible, back_up


class Command(BaseCommand):
    """Copy the installation."""

    help = "Copy database, files and keys into a new folder below FOLDER; prints its name."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        try:
            target = back_up(folder=folder, at=timezone.now())
        except NotPossible as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(str(target))
        self.stdout.write("The copy holds the keys: who has it can read everything.")
