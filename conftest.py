"""Fixtures of every test: the database is copied from a template where one of these very migrations exists."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from steward.foundation.kinds import registry
from tests import template_database

LENT = pytest.StashKey[bool]()


def _lend() -> bool:
    """Bring the template to where this run keeps its database; return whether there was one."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["TEST"].get("NAME")
        return bool(name) and template_database.lend(Path(name))
    with suppress(DatabaseError), connection.creation._nodb_cursor() as cursor:
        return template_database.lend_postgres(cursor, connection.creation._get_test_db_name())
    return False


def _keep() -> None:
    """Keep what was migrated for the next run."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        template_database.keep(Path(connection.settings_dict["NAME"]))
        return
    connection.close()
    with suppress(DatabaseError), connection.creation._nodb_cursor() as cursor:
        template_database.keep_postgres(cursor, connection.settings_dict["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings, django_db_blocker) -> bool:
    """Keep the database that was lent; without a template it is created as usual."""
    with django_db_blocker.unblock():
        request.config.stash[LENT] = lent = _lend()
    return lent or bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    """Keep what was migrated for the next run."""
    if not request.config.stash.get(LENT, True):
        with django_db_blocker.unblock():
            _keep()


@pytest.hookimpl(trylast=True)  # after the fixtures were undone
def pytest_runtest_teardown(item):
    """Forget what was read from kinds that a test put in place of the product's own."""
    if "monkeypatch" in getattr(item, "fixturenames", ()):
        for kept in vars(registry).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()
