"""`steward migrate`: Django's, and then what a rebuilt table may have lost."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.utils.module_loading import import_string


class Command(migrate.Command):
    """Bring the tables up to date."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if options["plan"] or options["check_unapplied"] or options["app_label"]:
            return
        call_command("createcachetable", verbosity=0, database=options["database"])
        for path in settings.AFTER_MIGRATE:
            import_string(path)()
