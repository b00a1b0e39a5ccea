"""A world that was put back is the world that was made."""

import json

import pytest
from django.db import connection

from steward.cases.tests.factories import scene
from tests import remembered

pytestmark = pytest.mark.django_db
NAME = f"{scene.__module__}.{scene.__qualname__}"


def _sorted(rows):
    return sorted(map(repr, json.loads(rows) if isinstance(rows, str) else rows))


def test_a_world_put_back_has_the_rows_of_the_one_that_was_made():
    if NAME not in remembered._kept:
        scene()
        for table in reversed(remembered._kept[NAME].tables):
            with connection.cursor() as cursor:
                cursor.execute(f'DELETE FROM "{table.name}"')

    again = scene()

    assert again.estate.units["2-15C"].building.code == "2"
    for table in remembered._kept[NAME].tables:
        assert _sorted(remembered._rows(table.name, table.columns)) == _sorted(table.rows)
    connection.check_constraints()


def test_a_world_asked_for_with_arguments_is_made():
    here = scene()

    second = scene(here.world)

    assert second.estate.community.pk != here.estate.community.pk
