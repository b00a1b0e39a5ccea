"""What every act on a rectification shares: its clock, its row of history, its notices."""

from datetime import datetime
from typing import Any

from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.actions import Start
from steward.foundation.deadlines.models import Basis
from steward.foundation.identity.actor import Actor
from steward.foundation.notices import actions as notices
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern, Said
from steward.organisation.queries import personal_key_of, staffing
from steward.rectifications.models import Rectification, Severity
from steward.rectifications.queries import in_hand, limits_for

from .refusals import NotOfThisOffice, NotOneOwner

CLOCK = "rectification"


class Act:
    """One act of one person on one rectification at one moment."""

    def __init__(self, row: Rectification, actor: Actor, at: datetime) -> None:
        self.row, self.actor, self.at = row, actor, at

    def require_one_owner(self) -> None:
        """Refuse any but exactly one owner of this office. Raises NotOneOwner, NotOfThisOffice."""
        row = self.row
        named = [row.owner_id is not None, row.department_id is not None, bool(row.contractor)]
        if sum(named) != 1 or (row.watcher_id is not None) != named[2]:
            raise NotOneOwner
        if row.department is not None and row.department.office_id != row.office_id:
            raise NotOfThisOffice
        person = row.owner_id or row.watcher_id
        if person is not None and not staffing(row.office_id, self.at).of(person):
            raise NotOfThisOffice

    def start_clock(self) -> None:
        """Start the clock of this cycle, in calendar time; what touches safety climbs the steeper ladder."""
        row = self.row
        wanted = Start(
            office=row.office, kind="rectification", object_id=row.pk, name=CLOCK, basis=Basis.CALENDAR,
            limit_minutes=limits_for(row.office).hours(row.severity) * 60,
            ladder_code="important" if row.severity == Severity.SAFETY else "standard",
        )  # fmt: skip
        row.due_at = deadlines.restart([wanted], at=self.at)[0].due_at
        row.save(update_fields=["due_at"])

    def record(self, verb: str, said: dict[str, str], **facts: Any) -> None:
        """Write the row of history, with what was said under the key of the member of staff who said it."""
        row = self.row
        timeline.record(
            verb=verb, office=row.office, actor=self.actor, captured_at=self.at, about=self._about(),
            facts={"number": row.number, "cycle": row.cycle, **facts}, said=self._said(said),
        )  # fmt: skip

    def tell_owner(self, code: str) -> None:
        """Tell whoever has it in hand, once for each version of the record."""
        row = self.row
        notices.tell(
            people=in_hand(row, staffing(row.office_id, self.at)), code=code, kind="rectification", object_id=row.pk,
            office=row.office, once=f"{code}:{row.pk}:{row.version}", at=self.at,
            urgent=row.severity == Severity.SAFETY,
            facts={"number": row.number, "due_at": str(row.due_at or "")},
        )  # fmt: skip

    def _about(self) -> list[Concern]:
        row = self.row
        found = [Concern("rectification", row.pk)]
        if row.source_kind and row.source_id:
            found.append(Concern(row.source_kind, row.source_id, "cause"))
        if row.unit_id:
            found.append(Concern("unit", row.unit_id, "place"))
        if row.place_id:
            found.append(Concern("place", row.place_id, "place"))
        return found + [Concern("person", person, "owner") for person in (row.owner_id, row.watcher_id) if person]

    def _said(self, words: dict[str, str]) -> dict[str, Said]:
        spoken = {slot: text for slot, text in words.items() if text}
        if not spoken or self.actor.person_id is None:
            return {}
        key = personal_key_of(self.actor.person_id)
        return {slot: Said(key, text) for slot, text in spoken.items()}
