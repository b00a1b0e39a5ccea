"""Runs side by side share the tests that need no database of a kind: whichever run comes to one first does it.

`tools/suite` names a folder of claims for both runs in STEWARD_TEST_SHARED; a run by itself does every test. A test that
needs a database, but any of them (marked `once`), is shared too; marked `once("postgresql")`, it is done there.
"""

import hashlib
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def shareable(item: pytest.Item) -> bool:
    """Return whether one database, or none, is enough for this test."""
    if item.get_closest_marker("once"):
        return True
    of_django = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    return not (of_django or item.get_closest_marker("django_db") or DATABASE & set(item.fixturenames))


def _is_done_here(item: pytest.Item) -> bool:
    once = item.get_closest_marker("once")
    return not once or connection.vendor in (once.args or (connection.vendor,))


def claim(folder: Path, nodeid: str) -> bool:
    """Return whether the caller is the first of all runs that comes to this test."""
    try:
        (folder / hashlib.sha256(nodeid.encode()).hexdigest()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Leave what is shared to the end, the long ones first, so that the runs end together."""
    if "STEWARD_TEST_SHARED" in os.environ:
        items.sort(key=lambda item: (shareable(item), not item.get_closest_marker("once")))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    folder = os.environ.get("STEWARD_TEST_SHARED")
    if not folder or not shareable(item) or (_is_done_here(item) and claim(Path(folder), item.nodeid)):
        return None
    item.session._setupstate.teardown_exact(nextitem)  # what the test before left standing for this one
    return True
