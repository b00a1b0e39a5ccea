import shutil

import pytest

from tests import postgres
from tests.faults.product import copy_of, steward


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A home with keys, tables and static files, made once."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    steward(home, "prepare")
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def home(prepared, tmp_path):
    """A home of the test's own."""
    return copy_of(prepared, tmp_path / "home")


@pytest.fixture(scope="session")
def postgresql():
    """The socket folder of a PostgreSQL of this run."""
    with postgres.server() as folder:
        yield folder
