"""Write old cases as they were, many at once: a row, its history, its words for search; no clock, no notice, no duty."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from hashlib import blake2b
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_noop as _

from steward.cases.models import Case, Category, Channel, CloseCode, Kind, Outcome, Status
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.keys import uuid7
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.targets import Applied, Context, Row, Step
from steward.foundation.numbering.actions import next_numbers
from steward.foundation.privacy.actions import create_keys
from steward.foundation.search import actions as search
from steward.foundation.search.folding import fold
from steward.foundation.timeline.actions import Concern, Entry, record_all
from steward.foundation.timeline.models import Origin

SERIES = "IM"
LONGEST_TITLE, LONGEST_LOCATION = 200, 200
MOST_VALUES = 32_000  # of one statement on SQLite
WORKED_ON = _("Somebody has worked on this case since.")


def import_cases(*, steps: Sequence[Step], context: Context, actor: Actor, at: datetime) -> list[int]:
    """Write these rows as cases; returns their ids in the same order."""
    office = context.office
    categories = _categories(steps, context)
    numbers = next_numbers(code=SERIES, day=at.astimezone(office.zone).date(), count=len(steps))
    personal = [_is_personal(step.row) for step in steps]
    keys = iter(create_keys(count=sum(personal), at=at)) if any(personal) else iter(())
    rows = [
        _columns(step, context, number, categories.get(fold(step.row.get("category", ""))),
                 next(keys).pk if has_key else None)
        for step, number, has_key in zip(steps, numbers, personal, strict=True)
    ]  # fmt: skip
    ids = _insert(rows)
    record_all(
        Entry(
            verb="cases.imported", office=office, actor=actor, captured_at=row["received_at"], received_at=at,
            about=[Concern("case", case_id)], facts={"row": step.row.number}, origin=Origin.IMPORT,
            batch=context.batch_id,
        )
        for step, row, case_id in zip(steps, rows, ids, strict=True)
    )  # fmt: skip
    search.put_all(
        records=[_findable(case_id, row) for case_id, row in zip(ids, rows, strict=True)], are_new=True
    )  # fmt: skip
    return ids


def undo_import(*, applied: Sequence[Applied], context: Context, actor: Actor, at: datetime) -> list[Reason | None]:
    """Take imported cases out again; one that somebody has worked on since stays."""
    ids = [row.object_id for row in applied]
    untouched = Case.objects.select_for_update(of=("self",)).filter(pk__in=ids, version=1, origin=Origin.IMPORT)
    worked_on = Q(replies__isnull=False) | Q(jobs__isnull=False) | Q(notes__isnull=False) | Q(merged__isnull=False)
    busy = set(Case.objects.filter(worked_on, pk__in=ids).values_list("pk", flat=True))
    going = [case for case in untouched.select_related("office") if case.pk not in busy]
    record_all(
        Entry(
            verb="cases.import_undone", office=case.office, actor=actor, captured_at=at,
            about=[Concern("case", case.pk)], facts={"number": case.number}, origin=Origin.IMPORT,
            batch=context.batch_id,
        )
        for case in going
    )  # fmt: skip
    gone = [case.pk for case in going]
    search.remove(kind="case", object_ids=gone)
    Case.objects.filter(pk__in=gone).delete()
    return [None if case_id in set(gone) else Reason(WORKED_ON) for case_id in ids]


def _is_personal(row: Row) -> bool:
    """Return whether a row says something about a person, to be sealed and one day erased."""
    return any(row.get(name) for name in ("title", "text", "contact_name", "contact_phone", "reply"))


def _categories(steps: Sequence[Step], context: Context) -> dict[str, int]:
    """Return folded name -> category; one met for the first time is made, not to be chosen for new cases."""
    known = context.kept.get("categories")
    if known is None:
        rows = Category.objects.order_by("is_active", "pk").values_list("name", "pk")
        known = context.kept["categories"] = {fold(name): pk for name, pk in rows}
    for name in dict.fromkeys(step.row.get("category", "") for step in steps):
        if name and fold(name) not in known:
            code = f"old-{blake2b(fold(name).encode(), digest_size=8).hexdigest()}"
            made, _is_new = Category.objects.get_or_create(code=code, defaults={"name": name, "is_active": False})
            known[fold(name)] = made.pk
    return known


def _columns(step: Step, context: Context, number: str, category_id: int | None, key_id: int | None) -> dict[str, Any]:
    """Return what differs from one imported case to the next."""
    row, zone = step.row, context.office.zone
    received = step.work.replace(tzinfo=zone)
    closed, due = row.get("closed"), row.get("due")
    is_open = row.get("is_open", False) and closed is None
    text, place = row.get("text", ""), row.get("location", "")
    heading = row.get("title") or text or row.get("category", "") or place
    if len(place) > LONGEST_LOCATION:
        text, place = f"{text}\n{place}".strip(), place[:LONGEST_LOCATION]
    return {
        "key": uuid7(), "number": number, "office_id": context.office.pk, "kind": row.get("kind", Kind.COMPLAINT),
        "category_id": category_id, "status": Status.DISPATCHED if is_open else Status.CLOSED, "is_open": is_open,
        "channel": row.get("channel", Channel.IMPORT), "personal_key_id": key_id, "location": place,
        "contact_name": row.get("contact_name", ""), "contact_phone": row.get("contact_phone", "")[:40],
        "is_anonymous": row.get("is_anonymous", False), "title": " ".join(heading.split())[:LONGEST_TITLE],
        "description": text, "received_at": received, "entered_at": context.at,
        "outside_number": row.get("number", ""), "outside_due_at": due.replace(tzinfo=zone) if due else None,
        "result": row.get("reply", ""), "resolved_at": closed.replace(tzinfo=zone) if closed else None,
        "closed_at": None if is_open else (closed.replace(tzinfo=zone) if closed else received),
        "close_code": "" if is_open else CloseCode.IMPORTED, "batch": context.batch_id,
        "import_identity": row.identity,
    }  # fmt: skip


@cache
def _statement(columns: tuple[str, ...]) -> tuple[str, str]:
    """Return the statement and the values of one row: what these columns do not give is written into it, once."""
    fields = [field for field in Case._meta.concrete_fields if not field.primary_key]
    blank = Case(outcome=Outcome.DISPATCHED, origin=Origin.IMPORT)
    values = {field.column: field.get_db_prep_save(field.pre_save(blank, add=True), connection) for field in fields}
    order = [*columns, *(name for name in values if name not in columns)]
    said = ["%s"] * len(columns) + [_literal(values[name]) for name in order[len(columns) :]]
    names = ", ".join(f'"{name}"' for name in order)
    return f'INSERT INTO "cases_case" ({names}) VALUES ', f"({', '.join(said)})"  # noqa: S608  names and constants


def _literal(value: Any) -> str:
    """Write a constant of the model into SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE") if connection.vendor == "postgresql" else str(int(value))
    if isinstance(value, int):
        return str(value)
    text = value if isinstance(value, str) else getattr(value, "isoformat", lambda: json.dumps(value.obj))()
    return f"'{text}'"


def _insert(rows: Sequence[dict[str, Any]]) -> list[int]:
    """Write rows that have the same columns; the ORM would bind seventy values for each."""
    columns = tuple(rows[0])
    head, one = _statement(columns)
    adapt, uuid = connection.ops.adapt_datetimefield_value, Case._meta.get_field("key").get_db_prep_save
    step, ids = MOST_VALUES // len(columns), []
    with connection.cursor() as cursor:
        for part in batched(rows, step):
            values = [
                adapt(v) if isinstance(v, datetime) else uuid(v, connection) if isinstance(v, UUID) else v
                for row in part
                for v in row.values()
            ]
            cursor.execute(f"{head}{', '.join([one] * len(part))} RETURNING id", values)
            ids += [row[0] for row in cursor.fetchall()]
    return ids


def _findable(case_id: int, row: dict[str, Any]) -> search.Findable:
    said = dict.fromkeys((row["title"], row["description"], row["location"]))
    return search.Findable(
        kind="case", object_id=case_id, office_id=row["office_id"], at=row["received_at"],
        text=" ".join(filter(None, said)), names=[row["contact_name"]] if row["contact_name"] else [],
        phones=[row["contact_phone"]] if row["contact_phone"] else [],
        codes=[code for code in (row["number"], row["outside_number"]) if code],
    )  # fmt: skip
