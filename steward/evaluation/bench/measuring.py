"""One run: one size on one database. Requests to product and floor take turns, so that both meet the same noise."""

import json
import re
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from steward.evaluation.floor.__main__ import PASSWORD as FLOOR_PASSWORD
from steward.evaluation.floor.__main__ import USER as FLOOR_USER

from .client import Answer, Session
from .machine import Server
from .places import Places
from .works import CREATE, DETAIL, Work, ticket, works

WARM_UP = 8
FEWEST, MOST, SECONDS = 12, 250, 6.0  # requests of each work, and for how long
IMPORTED = 20_000
ASSET = re.compile(r'(?:href|src)="(/static/[^"#?]+)')
DEMO_PASSWORD = "steward-demo-2026"  # noqa: S105  that of every demo company


@dataclass
class Run:
    """One run: everything is asked of the product and of the floor; yields rows of bench.json."""

    places: Places
    database: str
    seconds: float = SECONDS

    def rows(self) -> Iterator[dict[str, Any]]:
        """Measure everything."""
        tickets = self.places.fill()
        facts = self.places.inside("facts") | {"tickets": tickets}
        asked = works(facts)
        counted = self._count(asked)
        product = self._start("steward.config.wsgi:application", "product")
        try:
            floor = self._start("steward.evaluation.floor.wsgi:application", "floor")
            try:
                yield from self._over_the_wire(product, floor, asked, facts, counted)
            finally:
                floor.stop()
        finally:
            product.stop()
        yield from self._importing()
        yield from self._sweeping()

    def _count(self, asked: list[Work]) -> dict[str, int]:
        addresses = {work.name: (work.user, work.product(0)) for work in asked if work.form is None}
        return self.places.inside("queries", "--ask", json.dumps(addresses))

    def _start(self, application: str, name: str) -> Server:
        return Server(application, self.places.surroundings, Path(self.places.folder) / f"{name}.log")

    def _row(self, work: str, metric: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
        floor = more.get("floor")
        return {
            "work": work, "size": self.places.size, "database": self.database, "metric": metric, "value": round(value, 3),
            "unit": unit, "floor": None if floor is None else round(floor, 3),
            "ratio": round(value / floor, 3) if floor else None, "queries": more.get("queries"), "n": more.get("n", 1),
        }  # fmt: skip

    def _over_the_wire(self, product, floor, asked, facts, counted) -> Iterator[dict[str, Any]]:
        sessions = {user: _sign_in(product.port, user) for user in {work.user for work in asked}}
        visitor = _floor_session(floor.port)
        for work in asked:
            ours, theirs = self._take_turns(work, sessions[work.user], visitor, facts)
            queries = counted.get(work.name)
            for metric, share in (("p50", 0.5), ("p95", 0.95)):
                beside = _share(theirs, share) if theirs else None
                yield self._row(
                    work.name, metric, _share(ours, share), "ms", floor=beside, queries=queries, n=len(ours)
                )
            if work.form and theirs:
                yield self._row(
                    work.name, "per_second", 1000 / statistics.fmean(ours), "per s", n=len(ours),
                    floor=1000 / statistics.fmean(theirs),
                )  # fmt: skip
        yield self._row("two workers", "memory", product.memory(), "bytes", floor=floor.memory())
        yield self._row("first page, cold", "bytes", _wire_bytes(sessions["lin"]), "bytes")

    def _take_turns(self, work: Work, session: Session, visitor: Session, facts: dict) -> tuple[list, list]:
        """Ask product and floor in turn; returns the milliseconds of each."""
        beside = _beside(work, facts)
        ours, theirs = [], []
        until = time.perf_counter() + self.seconds * 2
        most = min(MOST, work.most)
        for n in range(most + (WARM_UP if most > WARM_UP else 0)):
            if len(ours) >= min(FEWEST, most) and time.perf_counter() > until:
                break
            ours.append(_checked(work, session.ask(work.product(n), work.form and work.form(n), work.headers)))
            if beside:
                theirs.append(_checked(work, visitor.ask(*beside(n))))
        skip = WARM_UP if len(ours) > 2 * WARM_UP else 0
        return [1000 * s for s in ours[skip:]], [1000 * s for s in theirs[skip:]]

    def _importing(self) -> Iterator[dict[str, Any]]:
        count = min(self.places.size, IMPORTED)
        table, tickets = self.places.folder / "old.csv", self.places.folder / "again.csv"
        self.places.inside("table", "--out", str(table), "--most", str(count))
        self.places.inside("export", "--out", str(tickets), "--most", str(count))
        found = json.loads(self.places.steward("import", "cases", str(table), "--json").splitlines()[-1])
        floor = self.places.floor("more", str(tickets))
        yield self._row(
            "import", "per_second", found["created"] / found["seconds"], "rows per s", n=found["created"],
            floor=floor["rows"] / floor["seconds"],
        )  # fmt: skip

    def _sweeping(self) -> Iterator[dict[str, Any]]:
        swept = self.places.inside("sweep")
        if swept["clocks"]:
            yield self._row(
                "deadline sweep", "per_second", swept["clocks"] / swept["seconds"], "clocks per s", n=swept["clocks"]
            )


def _beside(work: Work, facts: dict):
    """Return what the floor is asked in the n-th turn."""
    if work.floor == CREATE:
        return lambda n: ("/new/", ticket(facts, n))
    if work.floor == DETAIL:
        return lambda n: (f"/t/{1 + n * 7919 % facts['tickets']}/",)
    return (lambda _n: (work.floor,)) if work.floor else None


def _checked(work: Work, answer: Answer) -> float:
    """Return the seconds of an answer that is right. Raises RuntimeError for any other."""
    right = (302,) if work.form and work.name == "register" else (200, 302 if work.floor == CREATE else 200)
    if answer.status not in right:
        raise RuntimeError(f"{work.name}: {answer.status} {answer.text[:300]}")
    return answer.seconds


def _share(values: list[float], share: float) -> float:
    found = sorted(values)
    return found[min(len(found) - 1, round(share * (len(found) - 1)))]


def _sign_in(port: int, user: str) -> Session:
    session = Session(port)
    session.learn_token("/accounts/login/")
    session.ask("/accounts/login/", {"login": user, "password": DEMO_PASSWORD, "csrfmiddlewaretoken": session.token})
    page = session.learn_token("/cases/")
    if 'name="password"' in page:
        raise RuntimeError(f"{user} cannot sign in")
    return session


def _floor_session(port: int) -> Session:
    session = Session(port)
    session.learn_token("/login/")
    session.ask("/login/", {"username": FLOOR_USER, "password": FLOOR_PASSWORD})
    session.token = session.cookies["csrftoken"]
    return session


def _wire_bytes(session: Session) -> int:
    """Return what a browser with nothing in store would fetch for the first page."""
    packed = {"Accept-Encoding": "gzip"}
    page = session.ask("/today/", headers=packed)
    assets = dict.fromkeys(ASSET.findall(page.text))
    return len(page.body) + sum(len(session.ask(path, headers=packed).body) for path in assets)
