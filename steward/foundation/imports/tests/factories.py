"""Two small targets for tests: offices by their code (a natural key), and notes known by what they say."""

import io
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest import mock

import xlsxwriter

from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.identity.models import Office, Person
from steward.foundation.imports import actions, parsing, targets
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.targets import Field, Layout, Outcome, Step, Target, content_identity

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
OFFICE_FIELDS = (
    Field(name="code", label="代號", synonyms=("編號", "code"), required=True, parse=parsing.text(12)),
    Field(name="name", label="名稱", synonyms=("管理處", "office name"), required=True, parse=parsing.text(80)),
    Field(name="opened", label="成立日期", synonyms=("日期",), parse=parsing.day),
)


def _plan_offices(rows, context):
    known = {office.code: office for office in Office.objects.filter(code__in=[row.values["code"] for row in rows])}
    return [_step(row, known.get(row.values["code"])) for row in rows]


def _step(row, office):
    if row.values["name"] == "拒":
        return Step(row=row, outcome=Outcome.REJECTED, reason=Reason("This name is refused."))
    if office is None:
        return Step(row=row, outcome=Outcome.NEW, after={"name": row.values["name"]})
    if office.name == row.values["name"]:
        return Step(row=row, outcome=Outcome.UNCHANGED, object_id=office.pk)
    before, after = {"name": office.name}, {"name": row.values["name"]}
    return Step(row=row, outcome=Outcome.CHANGED, object_id=office.pk, before=before, after=after)


def _apply_offices(*, steps, context, actor, at):
    made = []
    for step in steps:
        values = step.row.values
        office, _new = Office.objects.update_or_create(
            code=values["code"], defaults={"name": values["name"], "short_name": values["code"]}
        )
        made.append(office.pk)
    return made


def _undo_offices(*, applied, context, actor, at):
    for row in applied:
        if row.is_new:
            Office.objects.filter(pk=row.object_id).delete()
        else:
            Office.objects.filter(pk=row.object_id).update(**row.before)
    return [None] * len(applied)


def _plan_notes(rows, context):
    known = set(Person.objects.filter(email__in=[row.identity for row in rows]).values_list("email", flat=True))
    return [Step(row=row, outcome=Outcome.UNCHANGED if row.identity in known else Outcome.NEW) for row in rows]


def _apply_notes(*, steps, context, actor, at):
    made = Person.objects.bulk_create(Person(name=s.row.values["text"][:60], email=s.row.identity) for s in steps)
    return [person.pk for person in made]


def _mend(cells):
    return [cells[0], "、".join(cells[1:3]), *cells[3:]] if len(cells) == 4 else cells


OFFICES = Target(
    name="units", label="管理處", fields=OFFICE_FIELDS, plan=_plan_offices, apply=_apply_offices, undo=_undo_offices,
)  # fmt: skip
LAYOUTS = {
    "old": Layout(columns={"code": "No", "name": "Title"}),
    "shifted": Layout(columns={"code": "No", "name": "Title", "opened": "Day"}, mend=_mend),
}
NOTES = Target(
    name="cases", label="個案", fields=(Field(name="text", label="內容", required=True, parse=parsing.long_text()),),
    plan=_plan_notes, apply=_apply_notes, undo=_undo_offices, identity=content_identity,
)  # fmt: skip


@contextmanager
def sample_targets():
    """Let the engine know the two targets."""
    known = {target.name: target for target in (OFFICES, NOTES)}
    with (
        mock.patch.object(targets, "targets", return_value=known),
        mock.patch("steward.foundation.imports.actions.opening.targets", return_value=known),
        mock.patch("steward.foundation.imports.actions.mapping.targets", return_value=known),
        mock.patch("steward.foundation.imports.actions.running.targets", return_value=known),
        mock.patch("steward.foundation.imports.actions.undoing.targets", return_value=known),
        mock.patch("steward.foundation.imports.queries.previews.targets", return_value=known),
        mock.patch("steward.foundation.imports.rules.targets", return_value=known),
        mock.patch("steward.foundation.imports.mapping.layouts", return_value=LAYOUTS),
    ):
        yield


def chow():
    """周敏儀, assistant at company level, who may import buildings and cases anywhere."""
    person, _new = Person.objects.get_or_create(name="周敏儀")
    return Actor(person_id=person.pk, name="周敏儀", holdings=(Holding(post="CA"),))


def uploaded(content, *, target="units", name="table.csv", **fields):
    """Open a batch from bytes or text."""
    source = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return actions.open_batch(target=target, name=name, source=source, office=None, actor=chow(), at=NOW, **fields)


def imported(content, *, chunk=2, **fields):
    """Open a batch and run it to its end."""
    batch = uploaded(content, **fields)
    actions.start(batch=batch, actor=chow(), at=NOW)
    return actions.run(batch_id=batch.pk, at=NOW, chunk=chunk)


def workbook(rows, *, sheet="Sheet1", formulas=()):
    """Return the bytes of an .xlsx with these rows."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    for cell, formula, value in formulas:
        page.write_formula(cell, formula, None, value)
    book.close()
    return file.getvalue()
