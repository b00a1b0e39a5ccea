"""How the actions of the organisation change a record and write it down: version, save, one row of the history."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, Said, record
from steward.organisation import rules
from steward.organisation.queries.finding import findable_part

FOUND_BY_NAME = ("office", "department", "area")


def save_changes(
    *, row: Any, wanted: Mapping[str, Any], verb: str, kind: str, office: Office | None, actor: Actor, at: datetime,
    personal: Sequence[str] = (), key: PersonalKey | None = None, about: Sequence[Concern] = (),
) -> bool:  # fmt: skip
    """Save what differs, raise the version, and write which fields changed; return whether anything did.

    Values go into the facts, except those of `personal` fields: they are said under the person's key.
    """
    difference = rules.changed(row, wanted)
    if not difference:
        return False
    row.version += 1
    row.save(update_fields=[*difference, "version"])
    plain = {name: [_fact(v) for v in values] for name, values in difference.items() if name not in personal}
    said = {name: Said(key, str(values[1])) for name, values in difference.items() if name in personal and key}
    record(
        verb=verb, office=office, actor=actor, captured_at=at, about=[Concern(kind, row.pk), *about],
        facts={"fields": list(difference), "changes": plain}, said=said,
    )  # fmt: skip
    if kind in FOUND_BY_NAME:
        search.put_all(records=[findable_part(row, at)])
    return True


def _fact(value: Any) -> Any:
    return value.pk if hasattr(value, "pk") else value
