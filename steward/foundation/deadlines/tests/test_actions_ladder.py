"""The rungs of a ladder are changed; open clocks follow, and an office gets one of its own."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.deadlines import actions
from steward.foundation.deadlines.actions import WantedRung
from steward.foundation.deadlines.models import Deadline, Ladder, Rung, StepTaken
from steward.foundation.deadlines.wording import rung_words
from steward.foundation.identity.actor import Actor, system
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.models import Event

from .factories import MONDAY, clock, office, person

pytestmark = pytest.mark.django_db
HERE = "steward.foundation.deadlines.tests.audience"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def wires(settings):
    settings.DEADLINE_AUDIENCE = f"{HERE}.everyone_of_the_post"
    settings.DEADLINE_OWNERS = {"case": f"{HERE}.owner"}
    settings.DEADLINE_STEP_TAKEN = {}
    settings.DEADLINE_MOVED = {}


@pytest.fixture
def place():
    actions.load_presets()
    person("SV")
    return office()


def _rung(amount=60, **more):
    return WantedRung(**{"when": "after", "amount": amount, "basis": "calendar", "audience": "SV"} | more)


def _set(where, *rungs, version=1, actor=None):
    return actions.set_ladder(
        office=where, code="standard", rungs=rungs, version=version, actor=actor or system("test"), at=MONDAY
    )


def test_an_office_gets_a_ladder_of_its_own_and_the_companys_stays(place):
    made = _set(place, _rung(120), _rung(50, when="share", audience="owner"))

    assert [(r.position, r.when) for r in made.rungs.order_by("position")] == [(1, "share"), (2, "after")]
    assert Ladder.objects.get(office=None, code="standard").rungs.count() == 6
    assert actions.ladder_of(office_id=place.pk, code="standard") == made
    assert Event.objects.get(verb="deadlines.ladder_changed").office == place


def test_open_clocks_climb_the_rungs_as_they_are_now(place):
    _set(place, _rung(600))
    row = clock(place, minutes=60, basis="calendar")
    own = Ladder.objects.get(office=place)

    _set(place, _rung(60, number=own.rungs.get().number), version=own.version)
    actions.recompute_asked(at=MONDAY + timedelta(minutes=1))

    actions.take_due_steps(at=MONDAY + 2 * HOUR)
    assert StepTaken.objects.filter(deadline=row, audience="SV").count() == 1
    assert Deadline.objects.get().ladder == own


def test_a_number_stays_with_its_rung_and_is_never_given_again(place):
    first = _set(place, _rung(60), _rung(120, audience="DA"))
    numbers = sorted(first.rungs.values_list("number", flat=True))
    assert min(numbers) > 6  # those of the company's rungs

    second = _set(place, _rung(90, number=numbers[1]), _rung(500, audience="OD"), version=first.version)

    assert sorted(second.rungs.values_list("number", flat=True)) == [numbers[1], numbers[1] + 1]


@pytest.mark.parametrize("rungs", [[], [_rung(), _rung()], [_rung(amount=n) for n in range(21)]])
def test_a_ladder_without_rungs_or_with_one_twice_is_refused(place, rungs):
    with pytest.raises(actions.BadRungs):
        _set(place, *rungs)
    assert not Ladder.objects.filter(office=place).exists()


def test_a_stale_ladder_and_one_that_nobody_gave_are_refused(place):
    with pytest.raises(StaleVersion):
        _set(place, _rung(), version=9)
    with pytest.raises(PermissionDenied):
        _set(place, _rung(), actor=Actor(person_id=person("somebody").pk))
    with pytest.raises(actions.NoSuchLadder):
        actions.set_ladder(office=None, code="x", rungs=[_rung()], version=1, actor=system("test"), at=MONDAY)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"when": "share", "amount": 25, "audience": "owner"}, "時限剩 25%：經辦人"),
        ({"amount": 0}, "時限已過：主管"),
        ({"amount": 240, "basis": "working", "audience": "DA"}, "逾 4 小時（工作時間）：主任助理"),
        ({"amount": 60, "when": "before", "urgent": True}, "到期前 1 小時：主管，緊急"),
    ],
)
def test_rungs_are_said_in_words(fields, words):
    assert rung_words(Rung(**{"when": "after", "basis": "calendar", "audience": "SV"} | fields)) == words


def test_an_office_drops_its_ladder_and_new_clocks_follow_the_company(place):
    own = _set(place, _rung(600))
    old = clock(place, minutes=60, basis="calendar")

    actions.drop_ladder(office=place, code="standard", version=own.version, actor=system("test"), at=MONDAY)

    new = clock(place, minutes=60, basis="calendar", object_id=old.object_id + 1)
    assert (old.ladder, new.ladder.office) == (own, None)
    assert actions.ladder_of(office_id=place.pk, code="standard").office is None
    assert Event.objects.filter(verb="deadlines.ladder_dropped", office=place).exists()
    with pytest.raises(actions.NoSuchLadder):
        actions.drop_ladder(office=place, code="standard", version=own.version, actor=system("test"), at=MONDAY)


def test_an_office_that_dropped_its_ladder_may_set_one_again(place):
    own = _set(place, _rung(600))
    actions.drop_ladder(office=place, code="standard", version=own.version, actor=system("test"), at=MONDAY)

    again = _set(place, _rung(30))

    assert actions.ladder_of(office_id=place.pk, code="standard") == again
    assert again != own
