"""Write old cases as they were, many at once: a row, its history, its words for search; no clock, no notice, no duty."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_noop as _

from steward.cases.models import Case, Category, Channel, CloseCode, Kind, Outcome, Status
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.keys import uuid7s
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.targets import Applied, Context, Step
from steward.foundation.numbering.actions import next_numbers
from steward.foundation.privacy.actions import create_key_ids
from steward.foundation.rows.actions import Table
from steward.foundation.search import actions as search
from steward.foundation.search.folding import fold
from steward.foundation.timeline.actions import Concern, Entry, record_all, record_many
from steward.foundation.timeline.models import Origin

SERIES = "IM"
LONGEST_TITLE, LONGEST_LOCATION = 200, 200
_CLOSED, _DISPATCHED, _IMPORTED = Status.CLOSED.value, Status.DISPATCHED.value, CloseCode.IMPORTED.value
WORKED_ON = _("Somebody has worked on this case since.")


class Old(NamedTuple):
    """One imported case: the columns in which it differs from the next."""

    id: int
    key: str
    number: str
    kind: str
    category: int | None
    status: str
    is_open: bool
    channel: str
    personal_key: int | None
    location: str
    contact_name: str
    contact_phone: str
    is_anonymous: bool
    title: str
    description: str
    received_at: datetime
    outside_number: str
    outside_due_at: datetime | None
    result: str
    resolved_at: datetime | None
    closed_at: datetime | None
    close_code: str
    import_identity: str


def import_cases(*, steps: Sequence[Step], context: Context, actor: Actor, at: datetime) -> Sequence[int]:
    """Write these rows as cases; returns their ids in the same order."""
    office, zone, count = context.office, context.office.zone, len(steps)
    categories = _categories(steps, context)
    numbers = next_numbers(code=SERIES, day=at.astimezone(zone).date(), count=count)
    personal = [_is_personal(step.row.values) for step in steps]
    keys = iter(create_key_ids(count=sum(personal), at=at))
    table = Table(
        Case, Old._fields, office_id=office.pk, entered_at=at, batch=context.batch_id, outcome=Outcome.DISPATCHED,
        origin=Origin.IMPORT,
    )  # fmt: skip
    ids = table.reserve(count)
    rows = [
        _old(step, zone, categories, number, case_id, key, next(keys) if has_key else None)
        for step, number, case_id, key, has_key in zip(steps, numbers, ids, uuid7s(count), personal, strict=True)
    ]
    table.add(rows)
    record_many(
        Entry(
            verb="cases.imported", office=office, actor=actor, captured_at=row.received_at, received_at=at,
            about=(Concern("case", row.id),), facts={"row": step.row.number}, origin=Origin.IMPORT,
            batch=context.batch_id,
        )
        for step, row in zip(steps, rows, strict=True)
    )  # fmt: skip
    search.put_all(records=(_findable(row, office.pk) for row in rows), are_new=True)
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


def _is_personal(said: Mapping[str, Any]) -> bool:
    """Return whether a row says something about a person, to be sealed and one day erased."""
    return any(map(said.get, ("text", "title", "contact_name", "contact_phone", "reply")))


def _categories(steps: Sequence[Step], context: Context) -> dict[str, int]:
    """Return name -> category, however it is spelled; one met for the first time is made, not to be chosen for new cases."""
    names = context.kept.setdefault("names", {})
    for name in {step.row.get("category", "") for step in steps} - names.keys() - {""}:
        names[name] = _category(name, context)
    return names


def _category(name: str, context: Context) -> int:
    known = context.kept.get("categories")
    if known is None:
        rows = Category.objects.order_by("is_active", "pk").values_list("name", "pk")
        known = context.kept["categories"] = {fold(name): pk for name, pk in rows}
    if fold(name) not in known:
        code = f"old-{blake2b(fold(name).encode(), digest_size=8).hexdigest()}"
        made, _is_new = Category.objects.get_or_create(code=code, defaults={"name": name, "is_active": False})
        known[fold(name)] = made.pk
    return known[fold(name)]


def _old(
    step: Step, zone: tzinfo, categories: Mapping[str, int], number: str, case_id: int, key: str, key_id: int | None
) -> Old:
    said = step.row.values.get
    received = step.work.replace(tzinfo=zone).astimezone(UTC)
    closed, due = said("closed"), said("due")
    if closed:
        closed = closed.replace(tzinfo=zone).astimezone(UTC)
    is_open = bool(said("is_open")) and closed is None
    text, place, category = said("text") or "", said("location") or "", said("category") or ""
    heading = said("title") or text or category or place
    if len(place) > LONGEST_LOCATION:
        text, place = f"{text}\n{place}".strip(), place[:LONGEST_LOCATION]
    return Old(
        case_id, key, number, (said("kind") or Kind.COMPLAINT).value, categories.get(category),
        _DISPATCHED if is_open else _CLOSED, is_open, (said("channel") or Channel.IMPORT).value, key_id, place,
        said("contact_name") or "", (said("contact_phone") or "")[:40], said("is_anonymous") or False,
        " ".join(heading.split())[:LONGEST_TITLE], text, received, said("number") or "",
        due.replace(tzinfo=zone) if due else None, said("reply") or "", closed,
        None if is_open else closed or received, "" if is_open else _IMPORTED, step.row.identity,
    )  # fmt: skip


def _findable(row: Old, office_id: int) -> search.Findable:
    said = dict.fromkeys((row.title, row.description, row.location))
    return search.Findable(
        kind="case", object_id=row.id, office_id=office_id, at=row.received_at, text=" ".join(filter(None, said)),
        names=(row.contact_name,) if row.contact_name else (), phones=(row.contact_phone,) if row.contact_phone else (),
        codes=(row.number, row.outside_number) if row.outside_number else (row.number,),
    )  # fmt: skip
