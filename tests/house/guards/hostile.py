"""Hostile words for forms: each golden POST meets one kind in all its fields at once, its neighbour the next.

STEWARD_HOSTILE=all tries every kind on every form.
"""

import os
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

MARK = '<b data-hostile="1">'
HOSTILE = {
    "markup": f"{MARK}x</b>\"'><img src=x onerror=alert(1)>",
    "rare characters": "𠮷😀\u202e\u200b",
    "a formula": "=cmd|' /C calc'!A0",
    "very long": "漏" * 50_000,
    "a huge number": "9" * 40,
    "a nul": "a\x00b",
    "a day that is none": "2026-02-31T25:61",
    "the last year": "9999-12-31T23:59",
    "nothing": "",
    "half a workbook": None,
}
KEPT = ("version", "_receipt")
WRITTEN_ANYWAY = ("access", "receipt", "session", "attempt", "cache")  # what is written about every request


def chosen(number: int) -> list[str]:
    """Return the kinds of hostility that the form of this number meets."""
    words = list(HOSTILE)
    return words if os.environ.get("STEWARD_HOSTILE") == "all" else [words[number % len(words)]]


def _value(word: str) -> Any:
    return HOSTILE[word] if HOSTILE[word] is not None else SimpleUploadedFile("a.xlsx", b"PK\x03\x04half")


def spoiled(values: dict, word: str) -> dict:
    """Return a form with this kind of hostility in every field that a person types in."""
    return {name: value if name in KEPT else _value(word) for name, value in values.items()}


def rows() -> dict[str, int]:
    """Return how many rows each table holds that a form may write."""
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if not any(w in t for w in WRITTEN_ANYWAY)]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables))
        return dict(cursor.fetchall())


def harm(answer: Any, before: dict[str, int]) -> str:
    """Return what the form did wrong, or nothing: a failure, foreign markup, half of a record."""
    if answer.status_code >= 500:
        return f"failed with {answer.status_code}"
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if "json" not in answer.headers.get("content-type", "") and MARK.encode() in body:
        return "shows foreign markup"
    if answer.status_code >= 400 and (after := rows()) != before:
        return f"half-written: {[table for table in after if after[table] != before[table]]}"
    return ""
