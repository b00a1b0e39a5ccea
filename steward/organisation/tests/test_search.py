import pytest

from steward.foundation.search.queries import find, find_code
from steward.organisation import actions
from steward.organisation.tests.factories import NOW, actor

pytestmark = pytest.mark.django_db


def _found(world, who, kind, words):
    return list(find(actor=actor(world.people[who]), words=words, kind=kind).ids)


def _office(world):
    return actions.create_office(
        code="NH", name="南湖管理處", short_name="南湖", departments=[("GRN", "綠化部", True, False)],
        actor=actor(world.people["cheng"]), at=NOW,
    )  # fmt: skip


def test_an_office_and_its_departments_are_found_by_name_sound_and_code(world):
    office = _office(world)

    assert _found(world, "cheng", "office", "南湖") == [office.pk]
    assert _found(world, "cheng", "office", "nanhu") == [office.pk]
    assert _found(world, "cheng", "department", "綠化") == [office.departments.get().pk]
    assert list(find_code(actor=actor(world.people["cheng"]), code="NH", kind="office").ids) == [office.pk]


def test_a_renamed_area_is_found_by_its_new_name_and_not_by_a_stranger(world):
    ho = actor(world.people["ho"])
    area = actions.create_area(office_id=world.office.pk, name="東座", actor=ho, at=NOW)

    actions.rename_area(area_id=area.pk, version=area.version, name="臨湖片區", actor=ho, at=NOW)

    assert _found(world, "lin", "area", "臨湖") == [area.pk]
    assert _found(world, "lin", "area", "東座") == []
    assert _found(world, "ng", "area", "臨湖") == []
