"""Ask the index on PostgreSQL.

GIN finds rare words at once but must gather every hit of a common one; walking over the newest entries is the
reverse. A query walks a little first, and asks the index only when that did not fill the page.
"""

from collections.abc import Sequence
from typing import Any

from steward.foundation.search.places import kind_key, office_key
from steward.foundation.search.words import Choice, Clause, Wanted

STRIDES = (4_000, 40_000)  # entries walked before the index is asked
MOST_GATHERED = 5_000  # hits of a rare word that are sorted here


def newest(cursor: Any, wanted: Wanted, *, limit: int) -> list[tuple[int, int]]:
    """Return (place, object id) of the newest entries wanted, at most `limit`."""
    for stride in () if wanted.is_rare else STRIDES:
        walked, hits = _walk(cursor, wanted, stride, limit)
        if len(hits) == limit or walked < stride:
            return hits
        if len(hits) < limit * stride / STRIDES[-1]:  # too thin for a longer walk to fill the page
            break
    found = some(cursor, wanted, limit=MOST_GATHERED + 1)
    if len(found) <= MOST_GATHERED:
        return sorted(found, reverse=True)[:limit]
    return _sorted(cursor, wanted, limit)


def some(cursor: Any, wanted: Wanted, *, limit: int) -> list[tuple[int, int]]:
    """Return (place, object id) of any entries wanted, at most `limit`, in no order: for counting."""
    where, values = _indexed(wanted)
    cursor.execute(f"SELECT id, object_id FROM search_entry WHERE {where} LIMIT %s", [*values, limit])  # noqa: S608  the parts are constants; every value is a parameter
    return cursor.fetchall()


def _sorted(cursor: Any, wanted: Wanted, limit: int) -> list[tuple[int, int]]:
    where, values = _indexed(wanted)
    cursor.execute(
        f"SELECT id, object_id FROM (SELECT id, object_id FROM search_entry WHERE {where} OFFSET 0) gathered "  # noqa: S608  the parts are constants; every value is a parameter
        "ORDER BY id DESC LIMIT %s",  # OFFSET 0 keeps the planner from walking
        [*values, limit],
    )
    return cursor.fetchall()


def _walk(cursor: Any, wanted: Wanted, stride: int, limit: int) -> tuple[int, list[tuple[int, int]]]:
    """Return how many entries were walked, newest first, and the hits among them."""
    within, values = _within(wanted)
    texts, patterns = _texts(wanted.clauses)
    cursor.execute(
        "WITH walked AS MATERIALIZED (SELECT id, object_id, text FROM search_entry "  # noqa: S608  the parts are constants; every value is a parameter
        f"WHERE {within} ORDER BY id DESC LIMIT {stride}), "
        f"hits AS MATERIALIZED (SELECT id, object_id FROM walked WHERE {texts} ORDER BY id DESC LIMIT %s) "
        "SELECT (SELECT count(*) FROM walked), ARRAY(SELECT id FROM hits ORDER BY id DESC), "
        "ARRAY(SELECT object_id FROM hits ORDER BY id DESC)",
        [*values, *patterns, limit],
    )
    walked, places, objects = cursor.fetchone()
    return walked, list(zip(places, objects, strict=True))


def _within(wanted: Wanted) -> tuple[str, list]:
    conditions, values = ["kind = %s"], [wanted.kind]
    if wanted.offices is not None:
        conditions.append("office_id = ANY(%s)")
        values.append(sorted(wanted.offices))
    if not wanted.restricted:
        conditions.append("NOT is_restricted")
    if wanted.before is not None:
        conditions.append("id < %s")
        values.append(wanted.before)
    if wanted.since is not None:
        conditions.append("id >= %s")
        values.append(wanted.since)
    return " AND ".join(conditions), values


def _texts(clauses: Sequence[Clause]) -> tuple[str, list]:
    each = [" OR ".join(["strpos(text, %s) > 0"] * len(clause)) for clause in clauses]
    return " AND ".join(f"({one})" for one in each), [choice.text for clause in clauses for choice in clause]


def _indexed(wanted: Wanted) -> tuple[str, list]:
    within, values = _within(wanted)
    query = [f"'{kind_key(wanted.kind)}'", *(_expression(clause) for clause in wanted.clauses)]
    if wanted.offices is not None:
        query.append("(" + " | ".join(f"'{office_key(office)}'" for office in sorted(wanted.offices)) + ")")
    proofs = [clause for clause in wanted.clauses if all(choice.decisive for choice in clause)]
    where, values = f"grams @@ %s::tsquery AND {within}", [" & ".join(query), *values]
    if proofs:
        texts, patterns = _texts(proofs)
        where, values = f"{where} AND {texts}", [*values, *patterns]
    return where, values


def _expression(clause: Clause) -> str:
    return "(" + " | ".join(_choice(choice) for choice in clause) + ")"


def _choice(choice: Choice) -> str:
    tokens = " & ".join(f"'{token}'" for token in choice.tokens)
    return f"({tokens})" if len(choice.tokens) > 1 else tokens + (":*" if choice.is_prefix else "")
