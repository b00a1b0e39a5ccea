"""Chooses home and database of a test run: SQLite, or with TEST_DB=pg a PostgreSQL that the run starts itself."""

import os
import tempfile

import pytest
from django.db import connections

from tests import postgres, template_database

_running = None


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    global _running
    # Before anything reads the settings: importing steward.config.settings.test first runs steward.config.settings.
    os.environ.setdefault("STEWARD_HOME", tempfile.mkdtemp(prefix="steward-test-"))
    if os.environ.get("TEST_DB") == "pg" and "STEWARD_TEST_PG" not in os.environ:
        _running = postgres.server(kept=template_database.path("cluster"))
        os.environ["STEWARD_TEST_PG"] = _running.__enter__()


def pytest_unconfigure(config):
    global _running
    if _running and not hasattr(config, "workerinput"):
        connections.close_all()
        _running.__exit__(None, None, None)
        _running = None
