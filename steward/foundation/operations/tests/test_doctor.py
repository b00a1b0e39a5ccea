import json
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection

from steward.foundation.jobs import actions as jobs
from steward.foundation.jobs.models import Heartbeat
from steward.foundation.operations.queries import doctor

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _by_name(at=AT):
    return {finding.name: finding for finding in doctor.examine(at)}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks at the embedded database")
def test_the_embedded_database_keeps_what_it_answered():
    found = _by_name()

    assert {found[f"sqlite {pragma}"].state for pragma in doctor.PRAGMAS} == {doctor.OK}
    assert found["sqlite"].state == doctor.OK


@pytest.mark.skipif(connection.vendor != "postgresql", reason="looks at PostgreSQL")
def test_a_server_that_may_lose_a_commit_is_a_failure():
    found = _by_name()

    assert found["postgresql fsync"].state == doctor.FAIL  # the server of the test run is fast, not safe
    assert found["postgresql"].state == doctor.OK


def test_dead_processes_are_missed():
    assert _by_name()["worker"].state == doctor.WARN

    jobs.beat(name="ann", role=Heartbeat.Role.WORKER, host="h", process_id=1, version="0", at=AT)

    assert _by_name()["worker"].state == doctor.OK


def test_a_home_that_others_read_is_told(settings, tmp_path):
    settings.HOME = tmp_path
    tmp_path.chmod(0o755)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "django").touch(0o644)

    found = _by_name()

    assert (found["home"].state, found["keys"].state) == (doctor.WARN, doctor.FAIL)


def test_a_missing_home_is_a_failure(settings, tmp_path):
    settings.HOME = tmp_path / "nowhere"

    assert _by_name()["home"].state == doctor.FAIL


def test_the_command_fails_with_a_failure_and_prints_json(settings, tmp_path, capsys):
    settings.HOME = tmp_path / "nowhere"

    with pytest.raises(SystemExit, match="1"):
        call_command("doctor", "--json")

    assert {row["state"] for row in json.loads(capsys.readouterr().out)} >= {"ok", "fail"}
