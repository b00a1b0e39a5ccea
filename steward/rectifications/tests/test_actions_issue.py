from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.deadlines.models import Deadline
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.queries import history
from steward.organisation.tests.factories import NOW, actor, company
from steward.rectifications.actions import NothingSaid, NotOfThisOffice, NotOneOwner
from steward.rectifications.models import Rectification, Severity
from steward.rectifications.queries import owners_now
from steward.rectifications.rules import visible_to
from steward.rectifications.tests.factories import rectification

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    return company()


@pytest.mark.parametrize(("severity", "hours"), [(Severity.SAFETY, 24), (Severity.FUNCTION, 72),
                                                 (Severity.APPEARANCE, 168)])  # fmt: skip
def test_the_class_sets_until_when_it_is_to_be_put_right(world, severity, hours):
    made = rectification(world, severity=severity)

    clock = Deadline.objects.get(kind="rectification", object_id=made.pk)
    assert made.due_at == clock.due_at == NOW + timedelta(hours=hours)
    assert made.number == "ZG-2611-0001"


def test_whoever_owns_it_is_told_and_the_history_has_one_line(world):
    made = rectification(world)

    assert list(Notice.objects.values_list("person_id", "code")) == [(world.people["lin"].pk, "rectifications.issued")]
    assert len(history("rectification", made.pk)) == 1


def test_the_head_of_a_department_is_told_for_it(world):
    made = rectification(world, department=world.department("ENG"))

    assert owners_now([made.pk], NOW) == {made.pk: (world.people["kwok"].pk,)}


def test_a_contractor_is_watched_over_by_somebody_of_the_staff(world):
    made = rectification(world, contractor="永固門業", watcher=world.people["lin"])

    assert owners_now([made.pk], NOW) == {made.pk: (world.people["lin"].pk,)}


@pytest.mark.parametrize("named", [
    {"owner": None}, {"contractor": "永固門業"}, {"owner": "lin", "contractor": "永固門業", "watcher": "lin"},
    {"owner": "lin", "watcher": "chen"},
])  # fmt: skip
def test_exactly_one_owner_is_asked_for(world, named):
    fields = {name: world.people.get(word, word) for name, word in named.items()}

    with pytest.raises(NotOneOwner):
        rectification(world, **fields)


def test_nobody_of_another_office_is_given_it(world):
    with pytest.raises(NotOfThisOffice):
        rectification(world, owner=world.people["ng"])
    with pytest.raises(NotOfThisOffice):
        rectification(world, department=world.department("ENG", "YQ"))


def test_a_fault_without_words_is_refused(world):
    with pytest.raises(NothingSaid):
        rectification(world, fault=" ")


@pytest.mark.parametrize("by", ["ng", "tsoi", "mui"])
def test_whoever_has_no_right_in_the_office_issues_none(world, by):
    with pytest.raises(PermissionDenied):
        rectification(world, by=by)


@pytest.mark.parametrize(("who", "sees"), [("lin", True), ("wong", True), ("chow", True), ("mui", True), ("lau", True),
                                           ("tsang", False), ("tsoi", False), ("ng", False)])  # fmt: skip
def test_it_is_seen_in_its_office_and_by_its_department(world, who, sees):
    rectification(world, department=world.department("ENG"))

    found = visible_to(actor(world.people[who]), Rectification.objects.all())

    assert found.exists() is sees
