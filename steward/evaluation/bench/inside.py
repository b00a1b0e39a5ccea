"""What a run needs to know of the product's database, and what is measured without the wire."""

import csv
import time
from datetime import datetime as Instant
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

from steward.cases import actions as cases
from steward.cases import rules
from steward.cases.models import Case, Status
from steward.estate.models import Customer, Unit
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.models import Account, Office
from steward.foundation.timeline.models import About
from steward.foundation.ui.paging import page_by_key
from steward.organisation.queries import actor_of

ROWS_OF_HISTORY = 50
KEYS, PEOPLE, UNITS = 200, 50, 50
BULKS, AT_ONCE = 8, 25
EXPORTED_DAYS = 30
TEXT = "洗手間天花滲水，牆紙都鼓起來了，昨晚越來越嚴重，請今天派人來看。"


def export_tickets(path: Path, most: int = 0) -> int:
    """Write the cases as the floor's tickets, oldest first; returns how many."""
    states = {Status.DISPATCHED: "new", Status.IN_HAND: "open", Status.OFFERED: "open", Status.RESOLVED: "open"}
    rows = Case.objects.order_by("pk").values_list(
        "category__name", "unit__code", "title", "description", "status", "grade", "received_at"
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        writer, count = csv.writer(file), 0
        for category, unit, title, text, status, grade, at in (rows[:most] if most else rows).iterator(2_000):
            row = (category, unit or "", title, text, states.get(status, "closed"), grade, at.isoformat())
            writer.writerow(row)
            count += 1
    return count


def export_table(path: Path, most: int) -> int:
    """Write old cases as a spreadsheet that the importer reads: the same words under new numbers."""
    found = Case.objects.order_by("pk").values_list("category__name", "title", "description", "received_at")[:most]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("編號", "類別", "標題", "內容", "受理時間", "狀態"))
        count = 0
        for count, (category, title, text, at) in enumerate(found.iterator(2_000), 1):
            writer.writerow((f"OLD-{count:07d}", category, title, text, f"{at:%Y-%m-%d %H:%M:%S}", "已結"))
    return count


def facts(at: Instant) -> dict[str, Any]:
    """Prepare what the requests need, and return the keys that they name."""
    office = Office.objects.order_by("pk").first()
    lin = Account.objects.get(username="lin")
    here = Case.objects.filter(office=office)
    seen = rules.visible_to(actor_of(lin, at), here)  # what she may not see is not found, and measures nothing
    still_open = here.filter(is_open=True, is_about_persons=False).order_by("rank_at", "pk")
    page = page_by_key(still_open, order=("rank_at", "id"), after="", before="", size=25)
    for_bulk = still_open.filter(status__in=(Status.DISPATCHED, Status.IN_HAND), grade=1).order_by("-pk")
    bulk = [str(key) for key in for_bulk.values_list("key", flat=True)[: BULKS * AT_ONCE]]
    units = Unit.objects.filter(office=office).order_by("pk")[:UNITS]
    return {
        "cases": [str(key) for key in seen.order_by("-pk").values_list("key", flat=True)[:KEYS]],
        "long": str(_long(still_open, lin, at).key),
        "later": f"/cases/?{urlencode({'after': page.older})}" if page.older else "/cases/",
        "callers": list(Customer.objects.order_by("pk").values_list("pinyin", flat=True)[:PEOPLE]),
        "units": [str(unit.key) for unit in units],
        "bulk": [bulk[n : n + AT_ONCE] for n in range(0, len(bulk) - AT_ONCE + 1, AT_ONCE)],
        "owners": [Account.objects.get(username=name).person_id for name in ("wong", "lin")],
        "category": "leak", "text": TEXT, "export_from": f"{at - timedelta(days=EXPORTED_DAYS):%Y-%m-%d}",
    }  # fmt: skip


def _long(found: Any, account: Account, at: Instant) -> Case:
    """Return a case with a long history, lengthened by notes where it is too short."""
    case = found.filter(owner=account.person, kind="complaint").first() or found.first()
    actor = actor_of(account, at)
    there = About.objects.filter(kind="case", object_id=case.pk, role="subject").count()
    for number in range(ROWS_OF_HISTORY - there):
        cases.add_note(case_id=case.pk, text=f"第 {number + 1} 次與住戶聯絡，約定上門時間。", actor=actor, at=at)
    return case


def count_queries(addresses: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Return how many statements each address (user, path) takes, the second time that it is asked."""
    settings.ALLOWED_HOSTS = ["*"]
    counted, clients = {}, {}
    for name, (user, path) in addresses.items():
        if user not in clients:
            clients[user] = Client()
            clients[user].force_login(Account.objects.get(username=user))
        for _round in range(2):
            with CaptureQueriesContext(connection) as captured:
                b"".join(clients[user].get(path))
        counted[name] = len(captured)
    return counted


def sweep(at: Instant) -> dict[str, Any]:
    """Take every step that is due in the next days, as a scheduler would that stood still so long."""
    until = at + timedelta(days=2)
    due = Deadline.objects.filter(next_step_at__lte=until).count()
    began = time.perf_counter()
    swept = deadlines.take_due_steps(at=until)
    return {"clocks": swept.clocks, "steps": swept.steps, "due": due, "seconds": time.perf_counter() - began}
