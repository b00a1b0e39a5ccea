"""Folders of published data: which files are there, and their rows as the csv module reads them."""

import csv
import gzip
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import python_calamine

TABLES = (".csv", ".csv.gz", ".xlsx")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure: what was measured on what, its goal, over how many rows, and how long it took."""

    measure: str
    dataset: str
    value: float
    goal: float
    n: int
    seed: int
    seconds: float

    def written(self) -> dict[str, Any]:
        """Return the figure as it stands in build/evaluation.json."""
        return asdict(self)


def files(folder: Path, dataset: str, pattern: str) -> list[Path]:
    """Return the files of a set that match; none where the folder or the set is missing."""
    return sorted((folder / dataset).glob(pattern))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a csv file, packed or not, with nothing of the product between."""
    reader: Callable = gzip.open if path.suffix == ".gz" else open
    csv.field_size_limit(10_000_000)
    with reader(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def size(path: Path) -> int:
    """Return how many rows with something in them follow the first one, with nothing of the product between."""
    if path.suffix == ".xlsx":
        found = python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()
    else:
        reader: Callable = gzip.open if path.suffix == ".gz" else open
        csv.field_size_limit(10_000_000)
        with reader(path, "rt", encoding="utf-8-sig", newline="") as file:
            found = [any(row) for row in csv.reader(file)]
    return sum(bool(row) and (row is True or any(cell != "" for cell in row)) for row in found) - 1


class Watch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds gone by."""
        return round(time.monotonic() - self.started, 1)
