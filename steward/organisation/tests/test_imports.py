import io

import pytest

from steward.foundation.identity.models import Person
from steward.foundation.imports import actions
from steward.foundation.imports.models import RejectedRow
from steward.foundation.timeline.models import Event
from steward.organisation.actions import open_account
from steward.organisation.models import Membership
from steward.organisation.tests.factories import NOW, actor, company

pytestmark = pytest.mark.django_db

TABLE = """工號,姓名,崗位,部門,電話,入職日期
N1,高子明,物業助理,客服中心,13900001111,2026/9/1
N2,沈芷若,工程,工程部,13900002222,
N3,盧小姐,天文學家,,,
N4,韓先生,物業助理,天文部,,
N1,高子明,物業助理,客服中心,,
"""


@pytest.fixture
def world():
    return company()


def _imported(world, table=TABLE, who="yip"):
    yip = actor(world.people[who])
    batch = actions.open_batch(
        target="staff", name="staff.csv", source=io.BytesIO(table.encode()), office=world.office, actor=yip, at=NOW
    )
    actions.start(batch=batch, actor=yip, at=NOW)
    return actions.run(batch_id=batch.pk, at=NOW)


def _counts(batch):
    return batch.created, batch.changed, batch.unchanged, batch.rejected


def test_whoever_is_new_is_hired_with_post_and_department(world):
    batch = _imported(world)

    assert _counts(batch) == (2, 0, 0, 3)
    member = Membership.objects.get(person__name="高子明")
    assert (member.post, member.department.code, str(member.from_on)) == ("PA", "SVC", "2026-09-01")
    assert RejectedRow.objects.count() == 3


def test_who_is_known_is_compared_and_corrected(world):
    _imported(world)

    changed = "工號,姓名,崗位,電話\nN1,高子明,PA,13900009999\nN2,沈芷若,EX,\n"
    assert _counts(_imported(world, changed)) == (0, 1, 1, 0)
    assert Person.objects.get(name="高子明").phone == "13900009999"


def test_an_import_of_staff_is_taken_back_but_for_those_who_have_begun(world):
    _imported(world)
    batch = _imported(world, "工號,姓名,崗位,電話\nN1,高子明,PA,13900009999\nN5,任先生,PA,\nN6,杜小姐,PA,\n")
    busy = Person.objects.get(name="杜小姐")
    open_account(person_id=busy.pk, username="du", actor=actor(world.people["yip"]), at=NOW)

    actions.undo(batch=batch, actor=actor(world.people["yip"]), at=NOW)
    batch = actions.undo_all(batch_id=batch.pk, at=NOW)

    assert batch.kept == 1
    assert not Person.objects.filter(name="任先生").exists()
    assert Person.objects.get(name="高子明").phone == "13900001111"
    assert Event.objects.filter(verb="organisation.hiring_undone").count() == 1


def test_a_post_that_the_importer_may_not_give_is_refused(world):
    batch = _imported(world, "工號,姓名,崗位\nN1,高子明,AUD\n")

    assert _counts(batch) == (0, 0, 0, 1)
