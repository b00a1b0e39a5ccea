"""Ask the index on SQLite (see actions/sqlite.py), which gives its hits in the order of their places."""

from typing import Any

from steward.foundation.search.places import kind_key, office_key
from steward.foundation.search.words import Choice, Clause, Wanted


def newest(cursor: Any, wanted: Wanted, *, limit: int) -> list[tuple[int, int]]:
    """Return (place, object id) of the newest entries wanted, at most `limit`."""
    query = [f'"{kind_key(wanted.kind)}"', *(_expression(clause) for clause in wanted.clauses)]
    if wanted.offices is not None:
        query.append("(" + " OR ".join(f'"{office_key(office)}"' for office in sorted(wanted.offices)) + ")")
    conditions, values = ["search_grams MATCH %s"], [" AND ".join(query)]
    if wanted.before is not None:
        conditions.append("g.rowid < %s")
        values.append(wanted.before)
    if wanted.since is not None:
        conditions.append("g.rowid >= %s")
        values.append(wanted.since)
    for clause in wanted.clauses:
        if all(choice.decisive for choice in clause):
            conditions.append("(" + " OR ".join(["instr(e.text, %s)"] * len(clause)) + ")")
            values += [choice.text for choice in clause]
    if not wanted.restricted:
        conditions.append("NOT e.is_restricted")
    cursor.execute(
        "SELECT e.id, e.object_id FROM search_grams g CROSS JOIN search_entry e ON e.id = g.rowid WHERE "  # noqa: S608  the parts are constants; every value is a parameter
        + " AND ".join(conditions)
        + " ORDER BY g.rowid DESC LIMIT %s",
        [*values, limit],
    )
    return cursor.fetchall()


some = newest  # the index is in the order of the places: any hits are the newest ones


def _expression(clause: Clause) -> str:
    return "(" + " OR ".join(_choice(choice) for choice in clause) + ")"


def _choice(choice: Choice) -> str:
    tokens = " AND ".join(f'"{token}"' for token in choice.tokens)
    return f"({tokens})" if len(choice.tokens) > 1 else tokens + (" *" if choice.is_prefix else "")
