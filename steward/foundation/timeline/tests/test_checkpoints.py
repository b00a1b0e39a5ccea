import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from steward.foundation.timeline import actions
from steward.foundation.timeline.models import Checkpoint, Event
from steward.foundation.timeline.queries import verify

from .factories import AT, forging, make_office, record_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def creek(home):
    office = make_office()
    _write(office, 0)
    return office


def _write(office, hours):
    record_act(office)
    actions.seal_pending(at=AT + timedelta(hours=hours))
    return actions.write_checkpoints(at=AT + timedelta(hours=hours))


def _lines(home):
    return (home / "checkpoints" / "2026-11.jsonl").read_text().splitlines()


def test_a_chain_that_moved_is_stated_in_the_table_and_outside(creek, home):
    assert Checkpoint.objects.count() == 1
    assert json.loads(_lines(home)[0])["chain"] == creek.pk
    assert actions.write_checkpoints(at=AT + timedelta(hours=1)) == 0
    assert _write(creek, 2) == 1
    assert len(_lines(home)) == 2


def test_the_private_key_is_for_the_owner_alone_and_the_public_one_lies_beside(creek, home):
    assert (home / "keys" / "checkpoint.pem").stat().st_mode & 0o777 == 0o600
    assert len(list((home / "checkpoints").glob("*.pub"))) == 1
    assert b"PRIVATE" not in next((home / "checkpoints").glob("*.pub")).read_bytes()


def test_a_forged_line_is_not_signed(creek, home):
    line = json.loads(_lines(home)[0]) | {"sequence": 5}
    with (home / "checkpoints" / "2026-11.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")

    assert set(verify().counted) == {"signature"}


def test_a_torn_line_is_a_note_and_the_next_one_stands_alone(creek, home):
    with (home / "checkpoints" / "2026-11.jsonl").open("a") as file:
        file.write('{"chain": 1, "seq')
    _write(creek, 2)

    report = verify()

    assert (report.is_sound, report.statements, len(report.notes)) == (True, 2, 1)


def test_a_checkpoint_whose_row_was_lost_in_a_crash_is_only_missed_in_the_table(creek, home):
    with forging(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM timeline_checkpoint")

    assert set(verify().counted) == {"missing_checkpoint"}


def test_a_restore_is_reported_until_it_is_stated(creek, home):
    _write(creek, 2)
    with forging(), connection.cursor() as cursor:  # the backup of an hour ago
        cursor.execute("DELETE FROM timeline_seal WHERE sequence = 2")
        cursor.execute("DELETE FROM timeline_checkpoint WHERE sequence = 2")
        cursor.execute("DELETE FROM timeline_about WHERE event = %s", [Event.objects.last().pk])
        cursor.execute("DELETE FROM timeline_event WHERE id = %s", [Event.objects.last().pk])
    assert "truncated" in verify().counted

    actions.accept_restore(at=AT + timedelta(hours=3))
    assert verify().damages == []
    _write(creek, 4)

    assert verify().damages == []


def test_the_command_says_what_is_damaged_and_fails(creek):
    out = StringIO()
    call_command("verify", stdout=out)
    assert "Sound." in out.getvalue()
    with forging(), connection.cursor() as cursor:
        cursor.execute("UPDATE timeline_event SET post = 'OD'")

    with pytest.raises(SystemExit):
        call_command("verify", stdout=out)
    assert "a row was changed after it was written: event" in out.getvalue()
    with pytest.raises(SystemExit):
        call_command("verify", "--json", stdout=(said := StringIO()))
    assert json.loads(said.getvalue())["damages"] == {"changed": 1}


def test_checkpoints_kept_elsewhere_are_enough(creek, home, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("kept")
    for path in (home / "checkpoints").iterdir():
        (elsewhere / path.name).write_bytes(path.read_bytes())

    call_command("verify", "--checkpoints", str(elsewhere), stdout=StringIO())
