"""Whatever is typed into a form: a clear refusal or a record, never a failure, never half of it, never foreign markup.

Every golden POST is sent once more by the right person with hostile values in all its fields at once, so that a new form is tried
from the day its golden request is written. Each form meets one kind of hostility, its neighbour the next;
STEWARD_HOSTILE=all tries every kind on every form (three minutes).
"""

import os
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import TestCase
from django.urls import reverse

from steward.organisation.tests.factories import company, signed_in
from tests.golden import Golden
from tests.house.guards.routes import golden_requests

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


def _value(word: str) -> Any:
    return HOSTILE[word] if HOSTILE[word] is not None else SimpleUploadedFile("a.xlsx", b"PK\x03\x04half")


def _rows() -> dict[str, int]:
    """Return how many rows each table holds that a form may write."""
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if not any(w in t for w in WRITTEN_ANYWAY)]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables))
        return dict(cursor.fetchall())


class BadInput(TestCase):
    """The small company is made once; each request starts from it anew."""

    @classmethod
    def setUpTestData(cls):
        cls.world = company()

    def test_every_form_withstands_hostile_words(self):
        forms = [(app, g) for app, g in golden_requests() if g.method.lower() == "post" and not g.json]
        for number, (app, golden) in enumerate(forms):
            for word in self._chosen(number):
                with self.subTest(f"{app}: {golden}: {word}"), transaction.atomic():
                    self._withstands(golden, word)
                    transaction.set_rollback(True)

    def _chosen(self, number: int) -> list[str]:
        words = list(HOSTILE)
        return words if os.environ.get("STEWARD_HOSTILE") == "all" else [words[number % len(words)]]

    def _withstands(self, golden: Golden, word: str) -> None:
        kwargs, values = golden.make(self.world), dict(golden.send(self.world))
        hostile = {name: value if name in KEPT else _value(word) for name, value in values.items()}
        client, before = signed_in(self.world.people[golden.who]), _rows()
        cache.clear()
        answer = client.post(reverse(golden.route, kwargs=kwargs), hostile, headers=dict(golden.headers))
        assert answer.status_code < 500
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if "json" not in answer.headers.get("content-type", ""):
            assert MARK.encode() not in body, "foreign markup"
        if answer.status_code >= 400:
            after = _rows()
            assert after == before, f"half-written: {[t for t in after if after[t] != before[t]]}"
