"""The database refuses to change or delete rows of the history, even where the product's own code is passed by."""

import pytest
from django.db import DatabaseError, connection, transaction

from steward.foundation.identity.actor import system
from steward.foundation.privacy import actions as privacy
from steward.foundation.timeline import actions
from steward.foundation.timeline.actions import Concern, Said
from steward.foundation.timeline.actions.guarding import SEALED_TABLES
from steward.foundation.timeline.models import Event
from steward.foundation.timeline.queries import verify
from steward.foundation.timeline.tests.factories import AT, forging, make_office, record_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(settings, tmp_path):
    """One act with something said in it, one look, sealed and stated."""
    settings.HOME = tmp_path
    office, key = make_office(), privacy.create_key(at=AT)
    record_act(office, said={"note": Said(key, "家中有長者")})
    actions.log_access(actor=system("clock"), act="shown", kind="case", at=AT, office=office)
    actions.seal_pending(at=AT)
    actions.write_checkpoints(at=AT)
    return key


def refused(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", SEALED_TABLES)
def test_no_row_is_changed_or_deleted(said, table):
    for statement in (f"UPDATE {table} SET id = id + 1000", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="only added"):
            refused(statement)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no TRUNCATE")
@pytest.mark.parametrize("table", SEALED_TABLES)
def test_no_table_is_emptied_at_once(table):
    with pytest.raises(DatabaseError, match="only added"):
        refused(f"SET LOCAL steward.may_truncate = 'off'; TRUNCATE {table} CASCADE")


def test_erasing_a_person_changes_no_row_of_the_history(said):
    office = Event.objects.get().office

    actions.erase(
        keys=[said], subject=Concern("personal_key", said.pk), office=office,
        actor=system("clock"), at=AT, ground="asked",
    )  # fmt: skip
    actions.seal_pending(at=AT)

    assert verify().is_sound


def test_guards_that_a_rebuilt_table_lost_come_back(said):
    on = " ON timeline_event" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER timeline_event_no_delete{on}")

    actions.guard_history()
    actions.guard_history()

    with pytest.raises(DatabaseError, match="only added"):
        refused("DELETE FROM timeline_event")


def test_whoever_holds_the_files_gets_past_the_guards_but_not_past_the_chain(said):
    with forging(), connection.cursor() as cursor:
        cursor.execute("UPDATE timeline_event SET post = 'OD'")

    assert not verify().is_sound
