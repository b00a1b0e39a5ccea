"""Everything that can be done with one case from its page: one table, each act a resource of its own.

An act is offered when the reader has the right, the case is in a state for it, and it makes sense now.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from steward.cases import actions
from steward.cases.models import Case, Grade, Status
from steward.cases.queries.page import CasePage
from steward.foundation.identity.actor import Actor

from . import act_forms as forms


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What a door knows when somebody acts."""

    case: Case
    actor: Actor
    at: datetime
    typed: dict[str, Any]

    @property
    def who(self) -> dict[str, Any]:
        """The arguments that every act takes."""
        return {
            "case_id": self.case.pk, "actor": self.actor, "at": self.at, "version": self.typed.get("version"),
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing to do: its words, its form, when it is offered, and the verb that carries it out."""

    name: str
    words: Any
    icon: str
    form: type[forms.ActForm]
    right: str
    when: Callable[[CasePage], bool]
    carry_out: Callable[[Deed], Any]
    key: str = ""  # its shortcut
    clause: str = ""


def _open(page: CasePage) -> bool:
    return page.case.is_open


def _working(page: CasePage) -> bool:
    return page.case.status in (Status.DISPATCHED, Status.IN_HAND)


def _plain(verb: Callable, *names: str, **renamed: str) -> Callable[[Deed], Any]:
    """Return the act that passes the typed fields of these names on to its verb."""

    def carry_out(deed: Deed) -> Any:
        fields = {name: deed.typed[name] for name in names}
        fields |= {given: deed.typed[typed] for given, typed in renamed.items()}
        return verb(**deed.who, **fields)

    return carry_out


def _assign(deed: Deed) -> Any:
    return actions.assign(**deed.who, owner_id=deed.typed["owner"].pk, why=deed.typed["reason"])


def _reply(deed: Deed) -> Any:
    said = {name: deed.typed[name] for name in ("text", "purpose", "way")}
    found = actions.reply(**deed.who, **said, next_promised_at=deed.typed["next_promised_at"])
    _attach(deed)
    return found


def _note(deed: Deed) -> Any:
    found = actions.add_note(**deed.who, text=deed.typed["text"])
    _attach(deed)
    return found


def _attach(deed: Deed) -> None:
    if deed.typed["uploads"]:
        actions.add_files(case_id=deed.case.pk, uploads=deed.typed["uploads"], actor=deed.actor, at=deed.at)


ACTS: tuple[Act, ...] = ()
BY_NAME = {act.name: act for act in ACTS}
GRAVE = (Grade.IMPORTANT, Grade.MAJOR)


def offered(page: CasePage) -> list[Act]:
    """Return the acts that this reader may carry out on this case now, the first the most likely."""
    return [act for act in ACTS if act.right in page.rights and act.when(page)]
