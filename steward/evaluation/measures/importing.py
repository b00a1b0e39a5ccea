"""What comes out of importing real files: every row accounted for, nothing twice, months and due times as published."""

import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.core.management import call_command

from steward.cases.models import Case
from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Office
from steward.organisation.actions import create_office

from .sets import Row, Watch, files, rows

BOSTON = "boston-311-2011h2"
GOAL_ON_TIME = 0.995
_MONTH = re.compile(r"(\d{4})[-/]?(\d{1,2})")


@dataclass(frozen=True)
class Published:
    """One set: its files, the columns of day and kind, and the field of a case that the kind became."""

    dataset: str
    pattern: str
    day: str
    kind: str
    field: str


SETS = (
    Published("taipei-1999", "taipei1999_*.csv.gz", "立案日期", "派工項目", "category__name"),
    Published("fuzhou-12345-rivers", "complaints.csv", "时间", "河流", "category__name"),
    Published("taidi2020-c", "messages_*.csv*", "留言时间", "一级标签", "category__name"),
    Published("shangluo-mailbox", "mails.csv", "query_date", "agency_group", "category__name"),
    Published(BOSTON, "boston311_*.csv.gz", "open_dt", "type", "category__name"),
)


def measure(folder: Path, at: datetime, seed: int) -> Iterator[Row]:
    """Import every set twice and compare with counts made without the product."""
    for published in SETS:
        if found := files(folder, published.dataset, published.pattern):
            yield from _of_set(published, found, at, seed)


def _of_set(published: Published, paths: list[Path], at: datetime, seed: int) -> Iterator[Row]:
    watch = Watch()
    name = published.dataset
    office = create_office(code=name[:12], name=name, short_name=name[:24], actor=system("evaluation"), at=at)
    first = import_files(published.dataset, paths, office.code)
    again = import_files(published.dataset, paths, office.code)
    written = [row for path in paths for row in rows(path)]
    made = Case.objects.filter(office=office).count()
    ties = (
        first["rows"] == len(written) == first["created"] + first["unchanged"] + first["rejected"]
        and made == first["created"]
        and again["created"] == 0
        and again["rejected"] == first["rejected"]
    )
    common = {"dataset": published.dataset, "seed": seed}
    yield Row(measure="import_rows_tie", value=float(ties), goal=1.0, n=len(written), seconds=watch.seconds, **common)
    by_hand, by_product = _months_by_hand(published, written), _months_by_product(published, office)
    cells = by_hand.keys() | by_product.keys()
    equal = sum(by_hand[cell] == by_product[cell] for cell in cells) / max(1, len(cells))
    yield Row(
        measure="month_table_equal", value=round(equal, 4), goal=1.0, n=len(cells), seconds=watch.seconds, **common
    )
    if published.dataset == BOSTON:
        yield from _on_time(written, office, seed)


def import_files(layout: str, paths: list[Path], office: str) -> dict:
    """Import files through the command and return what it printed; its sheets of rejected rows go to a folder apart."""
    with tempfile.TemporaryDirectory() as folder:
        links = [Path(folder) / path.name for path in paths]
        for link, path in zip(links, paths, strict=True):
            link.write_bytes(path.read_bytes())
        out = io.StringIO()
        call_command("import", "cases", *map(str, links), layout=layout, office=office, json=True, stdout=out)
    return json.loads(out.getvalue())


def _months_by_hand(published: Published, written: list[dict[str, str]]) -> Counter:
    """Count rows by month and kind as they stand in the file; equal rows of two files are one case, so are they here."""
    counted: Counter = Counter()
    for row in written:
        if found := _MONTH.match(_day(published, row).strip()):
            counted[f"{found[1]}-{int(found[2]):02d}", " ".join((row.get(published.kind) or "").split())] += 1
    return counted


def _day(published: Published, row: dict[str, str]) -> str:
    """Return the text of the day; in a row that a comma has shifted it stands one column on, or nowhere."""
    day = row.get(published.day) or ""
    if published.dataset == "taipei-1999" and not re.fullmatch(r"\d{8}", day):
        shifted = row.get("立案時間") or ""
        return shifted if re.fullmatch(r"\d{8}", shifted) else ""
    return day


def _months_by_product(published: Published, office: Office) -> Counter:
    zone = ZoneInfo(office.time_zone)
    cases = Case.objects.filter(office=office).order_by("pk").values_list("received_at", published.field)
    return Counter(
        (received.astimezone(zone).strftime("%Y-%m"), kind or "") for received, kind in cases.iterator(5_000)
    )


def _on_time(written: list[dict[str, str]], office: Office, seed: int) -> Iterator[Row]:
    """Compare "closed by its due time", worked out from the imported cases, with the flag that was published."""
    watch = Watch()
    published = {row["case_enquiry_id"]: row["ontime"] for row in written if row["ontime"]}
    cases = Case.objects.filter(office=office, outside_due_at__isnull=False, resolved_at__isnull=False)
    pairs = [
        (resolved <= due, published[number])
        for number, resolved, due in cases.order_by("pk").values_list(
            "outside_number", "resolved_at", "outside_due_at"
        )
        if number in published
    ]
    if pairs:
        agreed = sum(ours == (flag == "ONTIME") for ours, flag in pairs) / len(pairs)
        yield Row(
            measure="on_time_agreement", dataset=BOSTON, value=round(agreed, 5), goal=GOAL_ON_TIME, n=len(pairs),
            seed=seed, seconds=watch.seconds,
        )  # fmt: skip
