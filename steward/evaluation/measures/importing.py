"""What comes out of importing real files: every row accounted for, nothing twice, months and due times as published."""

import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.core.management import call_command

from steward.cases.models import Case
from steward.cases.queries.months import received_in_month
from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Office
from steward.organisation.actions import create_office

from .sets import TABLES, Row, Watch, files, rows, size

BOSTON, TAIPEI = "boston-311-2011h2", "taipei-1999"
GOAL_ON_TIME = 0.995
_MONTH = re.compile(r"(\d{4})[-/]?(\d{1,2})")


@dataclass(frozen=True)
class Published:
    """One set: the files that months are counted in, the columns of day and category, and what kind its cases are.

    Where a file says the kind itself, it stands in the column `kind` as one of `kinds`.
    """

    dataset: str
    pattern: str
    days: tuple[str, ...]
    categories: tuple[str, ...]
    always: str
    kind: str = ""
    kinds: dict[str, str] = field(default_factory=dict)


SETS = (
    Published(TAIPEI, "taipei1999_*.csv.gz", ("立案日期",), ("派工項目",), "help"),
    Published(
        "fuzhou-12345-rivers", "*.csv", ("时间", "dateline"), ("河流", "domainName"), "complaint", "性质",
        {"投诉": "complaint", "举报": "complaint", "咨询": "enquiry", "建议": "suggestion", "求助": "help"},
    ),
    Published("taidi2020-c", "messages_*.csv*", ("留言时间",), ("一级标签",), "complaint"),
    Published("shangluo-mailbox", "mails.csv", ("query_date",), ("agency_group",), "complaint"),
    Published(BOSTON, "boston311_*.csv.gz", ("open_dt",), ("type",), "help"),
)  # fmt: skip


def measure(folder: Path, at: datetime, seed: int) -> Iterator[Row]:
    """Import every table of every set twice and compare with counts made without the product."""
    for published in SETS:
        found = [path for path in files(folder, published.dataset, "*") if path.name.endswith(TABLES)]
        if found:
            yield from _of_set(published, found, at, seed)


def _of_set(published: Published, paths: list[Path], at: datetime, seed: int) -> Iterator[Row]:
    watch, name = Watch(), published.dataset
    office = create_office(code=name[:12], name=name, short_name=name[:24], actor=system("evaluation"), at=at)
    first = [import_files(name, [path], office.code) for path in paths]
    again = import_files(name, paths, office.code)
    counted = [size(path) for path in paths]
    created = sum(one["created"] for one in first)
    ties = [
        one["rows"] == rows_in == one["created"] + one["unchanged"] + one["rejected"]
        for one, rows_in in zip(first, counted, strict=True)
    ]
    ties.append(created == Case.objects.filter(office=office).count())
    ties.append(again["created"] == 0 and again["rejected"] == sum(one["rejected"] for one in first))
    common = {"dataset": name, "seed": seed}
    yield Row(
        measure="import_rows_tie", value=round(sum(ties) / len(ties), 4), goal=1.0, n=sum(counted),
        seconds=watch.seconds, **common,
    )  # fmt: skip
    written = [row for path in files(paths[0].parent.parent, name, published.pattern) for row in rows(path)]
    by_hand = _months_by_hand(published, written)
    by_product = _months_by_product({month for month, _kind, _category in by_hand}, office)
    cells = by_hand.keys() | by_product.keys()
    equal = sum(by_hand[cell] == by_product[cell] for cell in cells) / max(1, len(cells))
    whole = sum(by_product.values()) == created
    yield Row(
        measure="month_table_equal", value=round(equal if whole else min(equal, 0.9999), 4), goal=1.0, n=len(cells),
        seconds=watch.seconds, **common,
    )  # fmt: skip
    if name == BOSTON:
        yield from _on_time(written, office, seed)


def import_files(layout: str, paths: list[Path], office: str) -> dict:
    """Import files through the command and return what it printed; its sheets of rejected rows go to a folder apart."""
    with tempfile.TemporaryDirectory() as folder:
        links = [Path(folder) / path.name for path in paths]
        for link, path in zip(links, paths, strict=True):
            link.write_bytes(path.read_bytes())
        out = io.StringIO()
        try:
            call_command("import", "cases", *map(str, links), layout=layout, office=office, json=True, stdout=out)
        except SystemExit:  # a file that holds no table is told of, and counts as no row
            return json.loads(out.getvalue())
    return json.loads(out.getvalue())


def _months_by_hand(published: Published, written: list[dict[str, str]]) -> Counter:
    """Count rows by month, kind and category as they stand in the files."""
    counted: Counter = Counter()
    for row in written:
        if found := _MONTH.match(_day(published, row)):
            kind = published.kinds.get(_first(row, (published.kind,)), published.always)
            counted[f"{found[1]}-{int(found[2]):02d}", kind, _first(row, published.categories)] += 1
    return counted


def _first(row: dict[str, str], names: tuple[str, ...]) -> str:
    return next((" ".join(row[name].split()) for name in names if row.get(name)), "")


def _day(published: Published, row: dict[str, str]) -> str:
    """Return the text of the day; in a row that a comma has shifted it stands one column on, or nowhere."""
    day = _first(row, published.days)
    if published.dataset == TAIPEI and not re.fullmatch(r"\d{8}", day):
        shifted = row.get("立案時間") or ""
        return shifted if re.fullmatch(r"\d{8}", shifted) else ""
    return day


def _months_by_product(months: set[str], office: Office) -> Counter:
    counted: Counter = Counter()
    for month in sorted(months):
        found = received_in_month(actor=system("evaluation"), office=office, month=date.fromisoformat(f"{month}-01"))
        counted.update({(month, kind, category): n for (kind, category), n in found.items()})
    return counted


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
