"""The goals: how many times the floor each work may take."""

from typing import Any

AT_MOST = {
    ("register", "p50"): 5, ("list", "p50"): 3, ("list_later_page", "p50"): 3, ("list_filtered", "p50"): 3,
    ("list_of_company", "p50"): 3, ("case", "p50"): 5, ("case_short", "p50"): 5, ("search_1", "p50"): 5,
    ("search_2", "p50"): 5, ("search_3", "p50"): 5, ("search_4", "p50"): 5, ("search_none", "p50"): 5,
    ("today", "p50"): 5, ("two workers", "memory"): 1.8,
}  # fmt: skip
AT_LEAST = {("import", "per_second"): 0.5}
BYTES = {"first page, cold": 150_000}


def met(row: dict[str, Any]) -> bool | None:
    """Return whether a figure keeps its goal; None where it has none."""
    name = (row["work"], row["metric"])
    if name in AT_MOST:
        return row["ratio"] <= AT_MOST[name]
    if name in AT_LEAST:
        return row["ratio"] >= AT_LEAST[name]
    return row["value"] <= BYTES[row["work"]] if row["work"] in BYTES else None


def verdict(row: dict[str, Any]) -> str:
    """Return one line: the figure, its ratio, and the goal that it keeps or misses."""
    name = (row["work"], row["metric"])
    goal = AT_MOST.get(name) or AT_LEAST.get(name) or BYTES.get(row["work"], "")
    beside = f"{row['ratio']:6.2f} x" if row["ratio"] is not None else " " * 8
    word = {True: "kept", False: "MISSED", None: ""}[met(row)]
    asked = f"{row['queries']} statements" if row["queries"] is not None else ""
    return f"  {row['work']:18} {row['metric']:10} {row['value']:12.1f} {row['unit']:12} {beside} {goal!s:7} {word:7}{asked}"
