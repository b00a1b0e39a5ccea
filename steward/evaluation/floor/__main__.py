"""`python -m steward.evaluation.floor load FILE`: tables, one user, and a ticket for each line; prints what it took."""

import csv
import json
import os
import sys
import time
from datetime import datetime
from itertools import batched, islice

import django

CHUNK = 2_000
USER, PASSWORD = "staff", "measuring-only"


def main(word: str, path: str, most: str = "0") -> None:
    """Load tickets, with tables and user where they are not there (`load`), or into what stands (`more`)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "steward.evaluation.floor.settings"
    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415  the project has to be set up first
    from django.core.management import call_command  # noqa: PLC0415  see above
    from django.db import connection, transaction  # noqa: PLC0415  see above

    from .models import Ticket  # noqa: PLC0415  see above

    if word == "load":
        call_command("migrate", verbosity=0, run_syncdb=True)
        User.objects.create_user(USER, "", PASSWORD)
    began, count = time.perf_counter(), 0
    with open(path, encoding="utf-8", newline="") as file:
        for lines in batched(islice(csv.reader(file), int(most) or None), CHUNK):
            with transaction.atomic():
                Ticket.objects.bulk_create([
                    Ticket(category=a, location=b, subject=c, body=d, status=e, prio=int(f),
                           created=datetime.fromisoformat(g))
                    for a, b, c, d, e, f, g in lines
                ])  # fmt: skip
            count += len(lines)
    seconds = time.perf_counter() - began
    if word == "load":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(json.dumps({"rows": count, "seconds": seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
