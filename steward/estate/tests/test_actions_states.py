"""Setting the state of a unit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from steward.estate import actions, queries
from steward.estate.models import Occupancy, UnitState
from steward.estate.tests import factories
from steward.foundation.identity.actor import system
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.models import About

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def set_state(unit, actor, value="to_let", from_on=TODAY, **more):
    return actions.set_unit_state(
        unit_id=unit.pk, axis="occupancy", value=value, from_on=from_on, actor=actor, at=NOW, **more
    )


def test_a_state_begins_where_the_one_before_ends(estate, lin):
    unit = estate.units["2-15C"]

    set_state(unit, lin, from_on=date(2026, 11, 20))

    unit.refresh_from_db()
    ended, running = UnitState.objects.filter(unit=unit, axis="occupancy").order_by("from_on")
    assert (unit.occupancy, unit.version) == ("to_let", 2)
    assert (ended.value, ended.until_on, ended.ended_at) == ("occupied", date(2026, 11, 20), NOW)
    assert (running.value, running.from_on, running.until_on) == ("to_let", date(2026, 11, 20), None)
    assert About.objects.filter(kind="unit", object_id=unit.pk, verb="estate.unit_state_set").count() == 1


def test_the_other_axes_are_left_alone(estate, lin):
    unit = estate.units["2-15C"]

    set_state(unit, lin)

    assert UnitState.objects.filter(unit=unit, axis="renovation", until_on=None).count() == 1


@pytest.mark.parametrize(
    ("value", "from_on", "refusal"),
    [
        ("occupied", TODAY, actions.AlreadySo),
        ("to_let", TODAY + timedelta(days=1), actions.NotYet),
        ("to_let", TODAY - timedelta(days=32), actions.TooFarBack),
    ],
)
def test_a_state_that_cannot_be_is_refused_and_nothing_is_written(estate, lin, value, from_on, refusal):
    unit = estate.units["2-15C"]

    with pytest.raises(refusal) as caught:
        set_state(unit, lin, value, from_on)

    assert str(caught.value)
    assert UnitState.objects.filter(unit=unit, axis="occupancy").count() == 1


def test_a_supervisor_may_date_back_but_not_before_the_last_state(estate, acting):
    chen = acting("SV", "陳啟文")
    unit = estate.units["2-15C"]

    set_state(unit, chen, from_on=date(2026, 3, 1))
    with pytest.raises(actions.BeforeTheLast):
        set_state(unit, chen, "unsold", date(2026, 2, 1))


def test_a_slip_of_the_same_day_is_overwritten_without_leaving_a_day_behind(estate, lin):
    unit = estate.units["2-15C"]
    set_state(unit, lin, "to_let")

    set_state(unit, lin, "not_moved_in")

    assert set(queries.population(None, TODAY, "occupancy", ["to_let"])) == set()
    assert unit in set(queries.population(None, TODAY, "occupancy", ["not_moved_in"]))


def test_what_was_set_can_be_taken_back_and_was_still_known(estate, lin):
    unit = estate.units["2-15C"]
    slip = set_state(unit, lin)
    later = NOW + timedelta(minutes=1)

    actions.take_back_state(state_id=slip.pk, actor=lin, at=later)

    unit.refresh_from_db()
    between, after = NOW + timedelta(seconds=30), NOW + timedelta(minutes=2)
    assert unit.occupancy == "occupied"
    assert unit in set(queries.population(None, TODAY, "occupancy", ["to_let"], known_at=between))
    assert unit not in set(queries.population(None, TODAY, "occupancy", ["to_let"], known_at=after))
    assert unit in set(queries.population(None, date(2020, 1, 1), "occupancy", ["occupied"], known_at=after))


def test_a_state_after_which_another_was_set_cannot_be_taken_back(estate, lin):
    slip = set_state(estate.units["2-15C"], lin)
    set_state(estate.units["2-15C"], lin, "unsold")

    with pytest.raises(actions.NothingToTakeBack):
        actions.take_back_state(state_id=slip.pk, actor=lin, at=NOW + timedelta(minutes=1))


def test_a_stale_page_changes_nothing(estate, lin):
    unit = estate.units["2-15C"]
    set_state(unit, lin, version=1)

    with pytest.raises(StaleVersion):
        set_state(unit, lin, "unsold", version=1)


@pytest.mark.parametrize("post", ["EX", "FI", "HR", "AUD", "ADM"])
def test_who_does_not_handle_units_may_not_set_their_state(estate, acting, post):
    with pytest.raises(PermissionDenied):
        set_state(estate.units["2-15C"], acting(post))


def test_a_stranger_may_not_either(estate, stranger):
    with pytest.raises(PermissionDenied):
        set_state(estate.units["2-15C"], stranger)


class StatesFollowEachOther(TestCase):
    """Whatever is set and taken back, the days are covered without gap or overlap and the column repeats the last."""

    @given(
        steps=st.lists(
            st.tuples(st.sampled_from([*Occupancy.values, "back"]), st.integers(min_value=0, max_value=4)), max_size=8
        )
    )
    @settings(max_examples=10, deadline=None)
    def test_days_are_covered_once(self, steps):
        made = factories.office(code=f"P{UnitState.objects.count()}")
        unit = factories.estate(made).units["2-1A"]
        day, at, clock = date(2026, 1, 1), datetime(2026, 11, 24, tzinfo=UTC), system("clock")

        for value, days in steps:
            at += timedelta(minutes=1)
            last = UnitState.objects.get(unit=unit, axis="occupancy", until_on=None, voided_at=None)
            try:
                if value == "back":
                    actions.take_back_state(state_id=last.pk, actor=clock, at=at)
                else:
                    day = max(day, last.from_on) + timedelta(days=days)
                    actions.set_unit_state(
                        unit_id=unit.pk, axis="occupancy", value=value, from_on=day, actor=clock, at=at
                    )
            except actions.StateRefused:
                continue

        unit.refresh_from_db()
        rows = UnitState.objects.filter(unit=unit, axis="occupancy", voided_at=None).order_by("from_on", "set_at")
        chain = list(rows)
        assert [row.until_on for row in chain[:-1]] == [row.from_on for row in chain[1:]]
        assert (chain[-1].until_on, chain[-1].value) == (None, unit.occupancy)
