"""What is asked of the product, and which page of the floor stands beside it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

WORDS = {"search_1": "漏", "search_2": "漏水", "search_3": "垃圾房", "search_4": "半夜打鑽", "search_none": "龘龘龘"}
LIST, DETAIL, CREATE = "/list/", "detail", "create"


@dataclass(frozen=True)
class Work:
    """One kind of request: the n-th address (and form) of the product, and its counterpart of the floor."""

    name: str
    product: Callable[[int], str]
    floor: str = ""
    form: Callable[[int], dict[str, Any]] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    user: str = "lin"
    most: int = 10_000  # requests, where each changes something


def works(facts: dict[str, Any]) -> list[Work]:
    """Return everything that is measured over the wire; `facts` come from inside the product."""
    keys, people, later = facts["cases"], facts["callers"], facts["later"]
    part = {"HX-Request": "true"}
    return [
        Work("today", lambda _n: "/today/", LIST),
        Work("list", lambda _n: "/cases/", LIST),
        Work("list_later_page", lambda _n: later, LIST),
        Work("list_filtered", lambda _n: "/cases/?view=all&kind=complaint&grade=1&channel=phone", LIST),
        Work("list_of_company", lambda _n: "/cases/?office=all", LIST, user="cheng"),
        Work("list_counts", lambda _n: "/cases/counts/", LIST),
        Work("board", lambda _n: "/cases/board/", LIST),
        Work("case", lambda _n: f"/cases/{facts['long']}/", DETAIL),
        Work("case_short", lambda n: f"/cases/{keys[n % len(keys)]}/", DETAIL),
        *(
            Work(name, lambda _n, word=word: f"/cases/?view=all&q={quote(word)}", LIST)
            for name, word in WORDS.items()
        ),
        Work("intake_form", lambda _n: "/cases/intake/", LIST),
        Work(
            "intake_callers", lambda n: f"/cases/intake/callers/?who={quote(people[n % len(people)])}", LIST,
            headers=part,
        ),
        Work(
            "intake_context", lambda n: f"/cases/intake/context/?unit={facts['units'][n % len(facts['units'])]}", LIST,
            headers=part,
        ),
        Work(
            "intake_advice", lambda _n: f"/cases/intake/advice/?description={quote(facts['text'])}&kind=complaint",
            LIST, headers=part,
        ),
        Work("register", lambda _n: "/cases/intake/", CREATE, form=lambda n: _call(facts, n), most=400),
        Work(
            "bulk_assign", lambda _n: "/cases/bulk/", form=lambda n: _bulk(facts, n), user="chen",
            most=len(facts["bulk"]),
        ),
        Work(
            "export", lambda _n: f"/cases/export/?view=all&from={facts['export_from']}", form=lambda _n: _receipt(),
            user="chen", most=3,
        ),
    ]  # fmt: skip


def _receipt() -> dict[str, Any]:
    return {"_receipt": uuid.uuid4().hex}


def _call(facts: dict[str, Any], n: int) -> dict[str, Any]:
    """Return what is typed for one call."""
    return {
        **_receipt(), "kind": "complaint", "channel": "phone", "category": facts["category"],
        "unit": facts["units"][n % len(facts["units"])], "description": f"{facts['text']}第 {n} 通。",
        "outcome": "dispatched",
    }  # fmt: skip


def _bulk(facts: dict[str, Any], n: int) -> dict[str, Any]:
    """Give twenty-five cases to somebody."""
    return {
        **_receipt(), "verb": "assign", "confirmed": "1", "key": facts["bulk"][n % len(facts["bulk"])],
        "owner": facts["owners"][n % 2],
    }  # fmt: skip


def ticket(facts: dict[str, Any], n: int) -> dict[str, Any]:
    """Return what is typed into the floor for one call."""
    return {
        "category": facts["category"], "location": "1-12A", "subject": facts["text"][:40], "prio": 2,
        "body": f"{facts['text']}第 {n} 通。",
    }  # fmt: skip
