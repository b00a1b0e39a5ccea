"""Whether an earlier report of the same lamp is among the five that are proposed for a new one."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from steward.cases.models import Case
from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Office
from steward.foundation.search import queries as search
from steward.foundation.search.actions import learn_rarities
from steward.organisation.actions import create_office

from .importing import import_files
from .sets import Row, Watch, files, rows

DATASET = "taipei-streetlights-2024"
GOAL = 0.95
PROPOSED = 5


def measure(data: Path, score: Path | None, at: datetime, seed: int) -> Iterator[Row]:
    """Import the reports as cases; ask for each one that names a lamp reported before, as if it were being typed.

    How rare words are is learned from the reports of `data`, never from those of `score`. Candidates are all
    reports made up to that moment but the one itself; a hit is any report of the same lamp.
    """
    folder = score or data
    reports = files(folder, DATASET, "streetlight_reports.csv.gz")
    pairs = files(folder, DATASET, "same_lamp_reports.csv")
    if not (reports and pairs):
        return
    watch = Watch()
    if score and (known := files(data, DATASET, "streetlight_reports.csv.gz")):
        learning = create_office(code="learning", name=DATASET, short_name="known", actor=system("evaluation"), at=at)
        import_files(DATASET, known, learning.code)
        learn_rarities(kind="case", at=at)
    office = create_office(code="lamps", name=DATASET, short_name="lamps", actor=system("evaluation"), at=at)
    import_files(DATASET, reports, office.code)
    if not score:
        learn_rarities(kind="case", at=at)
    cases = {case.outside_number: case for case in Case.objects.filter(office=office)}
    lamps: dict[str, list[Case]] = defaultdict(list)
    for row in (row for path in pairs for row in rows(path)):
        if row["查報序號"] in cases:
            lamps[row["lamp_id"]].append(cases[row["查報序號"]])
    hits = [hit for group in lamps.values() for case in group if (hit := _found(case, group, office)) is not None]
    if hits:
        yield Row(
            measure="duplicates_recall_at_5", dataset=DATASET, value=round(sum(hits) / len(hits), 4), goal=GOAL,
            n=len(hits), seed=seed, seconds=watch.seconds,
        )  # fmt: skip


def _found(case: Case, group: list[Case], office: Office) -> bool | None:
    """Return whether an earlier report of the lamp is proposed; None when there is none."""
    earlier = {other.pk for other in group if other.pk != case.pk and other.received_at <= case.received_at}
    if not earlier:
        return None
    proposed = search.alike(
        actor=system("evaluation"), kind="case", text=f"{case.location} {case.description}", limit=PROPOSED,
        offices=[office.pk], until=case.received_at + timedelta(seconds=1), besides=[case.pk],
    )  # fmt: skip
    return any(one.object_id in earlier for one in proposed)
