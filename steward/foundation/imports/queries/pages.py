"""The pages of imports: all of them, and one from its upload to its end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop as _

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.imports import rules
from steward.foundation.imports.mapping import Mapping
from steward.foundation.imports.models import Batch, Status
from steward.foundation.imports.reasons import Reason, Unreadable
from steward.foundation.imports.sheets.cells import as_text
from steward.foundation.imports.targets import Step, Target, targets
from steward.foundation.timeline.queries import Thread, thread
from steward.foundation.ui.paging import KeyPage, page_by_key

from .previews import Preview, preview

GONE = _("The uploaded file is no longer here. Upload it again.")
MOVING = (Status.RUNNING, Status.UNDOING)
MOST_COLUMNS_SHOWN = 8
LONGEST_SHOWN = 60
ROWS_PREVIEWED = 200


@dataclass(frozen=True, kw_only=True)
class ImportsPage:
    """The imports that somebody may look at, newest first, and what the person may import where."""

    keys: KeyPage
    rows: list[tuple[Batch, Any]]
    may_upload: bool


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One row of a preview: its number, what becomes of it, and per column the value and what stood there before."""

    number: int
    outcome: str
    cells: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class BatchPage:
    """One import. `trouble` says why it cannot go on; `seen` is the preview of one that has not begun."""

    batch: Batch
    target: Target
    may_run: bool
    may_undo: bool
    trouble: Reason | None = None
    seen: Preview | None = None
    labels: list[Any] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    examples: dict[str, str] = field(default_factory=dict)
    thread: Thread | None = None

    @property
    def is_moving(self) -> bool:
        """Whether rows are being taken, or taken back, now."""
        return self.batch.status in MOVING

    @property
    def percent(self) -> int:
        """How much of the file has been gone through."""
        return round(100 * self.batch.share)

    @property
    def can_start(self) -> bool:
        """Whether the import may begin, or go on."""
        return self.may_run and Status.RUNNING in Batch.MOVES[Status(self.batch.status)]

    @property
    def can_undo(self) -> bool:
        """Whether the import may be taken back."""
        return self.may_undo and Status.UNDOING in Batch.MOVES[Status(self.batch.status)]


def imports_page(actor: Actor, *, after: str = "", before: str = "") -> ImportsPage:
    """Return the imports that this actor may look at."""
    visible = rules.visible_to(actor, Batch.objects.exclude(status=Status.DISCARDED))
    keys = page_by_key(visible.select_related("office", "started_by"), order=("-pk",), after=after, before=before)
    known = targets()
    return ImportsPage(
        keys=keys, rows=[(batch, known[batch.target].label) for batch in keys.rows if batch.target in known],
        may_upload=bool(rules.runnable(actor)),
    )  # fmt: skip


def batch_page(batch: Batch, actor: Actor, at: datetime) -> BatchPage:
    """Return one import as it stands; one that has not begun with a preview of its first rows."""
    target = targets()[batch.target]
    common = {
        "batch": batch, "target": target, "may_run": rules.may_run(actor, batch.target, batch.office_id),
        "may_undo": rules.may_undo(actor, batch),
    }  # fmt: skip
    if batch.status != Status.UPLOADED:
        return BatchPage(
            **common, trouble=Reason(*batch.failure) if batch.failure else None,
            thread=thread(kind="import", object_id=batch.pk, reader=actor, at=at),
        )  # fmt: skip
    mapping = Mapping.read(batch.mapping)
    if missing := mapping.missing(target):
        trouble = Reason(_("Say where “%(field)s” is to be found."), {"field": str(missing[0].label)})
        return BatchPage(**common, trouble=trouble)
    try:
        seen = preview(batch=batch, actor=actor, at=at, rows=ROWS_PREVIEWED)
    except Unreadable as error:
        return BatchPage(**common, trouble=error.reason)
    except FileNotFoundError:
        return BatchPage(**common, trouble=Reason(GONE))
    names = [field_.name for field_ in target.fields if field_.name in mapping.columns]
    return BatchPage(
        **common, seen=seen, labels=[target.field_named(name).label for name in names[:MOST_COLUMNS_SHOWN]],
        shown=[_shown(step, names[:MOST_COLUMNS_SHOWN]) for step in seen.steps],
        examples=_examples(seen.steps, mapping),
    )  # fmt: skip


def offices_to_import(actor: Actor, offices: Sequence[Office]) -> list[Office]:
    """Return the offices into which this actor may import anything."""
    names = rules.runnable(actor)
    return [office for office in offices if any(rules.may_run(actor, name, office.pk) for name in names)]


def _shown(step: Step, names: Sequence[str]) -> Shown:
    return Shown(
        number=step.row.number, outcome=step.outcome.value,
        cells=[
            (_short(step.after.get(name, step.row.get(name))), _short(step.before[name]) if name in step.before else "")
            for name in names
        ],
    )  # fmt: skip


def _examples(steps: Sequence[Step], mapping: Mapping) -> dict[str, str]:
    """Return for each field the first thing that stands in its column."""
    found = {}
    for name, column in mapping.columns.items():
        said = (_short(as_text(step.row.cells[column])) for step in steps)
        found[name] = next(filter(None, said), "")
    return found


def _short(value: Any) -> str:
    text = " ".join(("" if value is None else str(value)).split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
