import shutil
from typing import NamedTuple

import psycopg
import pytest
from psycopg import sql

from tests import postgres, template_database
from tests.faults.product import copy_of, steward


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A home with keys, tables and static files, made once."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    home.mkdir()
    template_database.lend(home / "steward.sqlite3")
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
    with postgres.server(template_database.path("cluster")) as folder:
        yield folder


@pytest.fixture
def database(postgresql, home, request):
    """A migrated PostgreSQL database of the test's own: its folder, its name, its address."""
    name = request.node.name.lower()[:40]
    url = f"postgres://postgres@/{name}?host={postgresql}"
    with psycopg.connect(host=postgresql, user="postgres", dbname="postgres", autocommit=True) as connection:
        if template_database.lend_postgres(connection.cursor(), name):
            return Database(postgresql, name, url)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    steward(home, "migrate", DATABASE_URL=url)
    return Database(postgresql, name, url)


class Database(NamedTuple):
    """Where a test's PostgreSQL is."""

    folder: str
    name: str
    url: str

    def connect(self) -> psycopg.Connection:
        """Open a connection of the test's own."""
        return psycopg.connect(host=self.folder, user="postgres", dbname=self.name)
