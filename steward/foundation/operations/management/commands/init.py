"""`steward init`: from nothing to a product that can be served."""

import getpass
import secrets

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from steward.foundation.identity.actor import system
from steward.foundation.operations.actions import AlreadySetUp, create_first_administrator, set_up


class Command(BaseCommand):
    """Make folders, keys, tables and the first administrator."""

    help = "Make STEWARD_HOME, the tables and the first administrator, whose password is shown once."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--username", default="admin", help="of the first administrator (default: admin)")
        parser.add_argument("--name", default="Administrator", help="of the first administrator")
        parser.add_argument("--ask", action="store_true", help="ask for the password instead of making one")

    def handle(self, *, username, name, ask, **options):
        call_command("prepare")
        at, setup = timezone.now(), system("setup")
        password = getpass.getpass("Password: ") if ask else secrets.token_urlsafe(12)
        if len(password) < 10:
            raise CommandError("A password has at least ten characters.")
        made = True
        try:
            create_first_administrator(username=username, name=name, password=password, actor=setup, at=at)
        except AlreadySetUp:
            made = False
        set_up(actor=setup, at=at)
        if not made:
            self.stdout.write(f"{settings.HOME} is ready; there are accounts already, so none was made.")
            return
        self.stdout.write(f"{settings.HOME} is ready.\n  user      {username}")
        self.stdout.write("  password  as you typed it" if ask else f"  password  {password}   (shown once)")
        self.stdout.write("Next: steward serve")
