"""`steward restore FOLDER`: brings a copy back into an empty STEWARD_HOME."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from steward.foundation.operations.actions import BackupDamaged, NotEmpty, NotPossible, bring_back


class Command(BaseCommand):
    """Bring a copy back."""

    help = "Check a copy made by `steward backup`, put it into an empty STEWARD_HOME, bring its tables up to date."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        try:
            count = bring_back(folder=folder)
        except NotEmpty as place:
            raise CommandError(f"There is an installation already: {place}") from place
        except BackupDamaged as place:
            raise CommandError(f"The copy is damaged: {place}") from place
        except NotPossible as problem:
            raise CommandError(str(problem)) from problem
        call_command("prepare")
        self.stdout.write(f"{count} files are back in {settings.HOME}. Next: steward doctor, steward verify")
