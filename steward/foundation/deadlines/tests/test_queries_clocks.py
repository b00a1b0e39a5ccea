from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from steward.foundation.deadlines import actions, queries
from steward.foundation.identity.actor import system

from .factories import MONDAY, clock, office

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
CLERK = system("test")


def _view(at, name="final"):
    return next(view for view in queries.clocks_of("case", 7, at) if view.row.name == name)


def test_a_running_clock_shows_its_time_left_and_where_it_stands():
    clock(office(), minutes=20 * 60, basis="calendar")

    view = _view(MONDAY + 5 * HOUR)

    assert (view.state, view.now) == ("ok", 50.0)
    assert [(piece.look, piece.x, piece.width) for piece in view.pieces] == [("run", 0.0, 50.0)]


def test_a_pause_is_part_of_the_picture():
    clock(office(), minutes=20 * 60, basis="calendar")
    actions.pause(kind="case", object_id=7, at=MONDAY + 2 * HOUR, reason="customer", actor=CLERK)
    actions.resume(kind="case", object_id=7, at=MONDAY + 7 * HOUR, actor=CLERK)

    view = _view(MONDAY + 10 * HOUR)

    assert [(p.look, p.x, p.width) for p in view.pieces] == [
        ("run", 0.0, 16.0),
        ("brk", 16.0, 40.0),
        ("run", 56.0, 24.0),
    ]
    assert view.stripes.count("M") == 3
    assert "順延 5 時" in view.small


def test_a_paused_clock_stands_and_says_since_when():
    clock(office(), minutes=20 * 60, basis="calendar")
    actions.pause(kind="case", object_id=7, at=MONDAY + 2 * HOUR, reason="customer", actor=CLERK)

    view = _view(MONDAY + 10 * HOUR)

    assert (view.state, view.due_at) == ("hold", None)


def test_what_ran_over_is_drawn_late():
    clock(office(), minutes=60, basis="calendar")

    view = _view(MONDAY + 4 * HOUR)

    assert view.state == "late"
    assert [(p.look, p.x, p.width) for p in view.pieces] == [("run", 0.0, 200.0), ("late", 50.0, 150.0)]


@pytest.mark.parametrize(("hours", "state"), [(3, "done"), (30, "late")])
def test_a_met_clock_says_how_long_it_took(hours, state):
    clock(office(), minutes=20 * 60, basis="calendar")
    actions.meet(kind="case", object_id=7, name="final", at=MONDAY + hours * HOUR)

    view = _view(MONDAY + 50 * HOUR)

    assert (view.state, view.now) == (state, None)


def test_only_the_last_cycle_is_drawn_and_called_off_clocks_are_not():
    place = office()
    clock(place)
    clock(place, name="progress")
    actions.meet(kind="case", object_id=7, name="final", at=MONDAY + HOUR)
    actions.cancel(kind="case", object_id=7, at=MONDAY + HOUR)
    wanted = actions.Start(office=place, kind="case", object_id=7, name="final", limit_minutes=60)
    actions.restart([wanted], at=MONDAY + 2 * HOUR)

    assert [(view.row.name, view.row.cycle) for view in queries.clocks_of("case", 7, MONDAY + 3 * HOUR)] == [
        ("final", 2)
    ]


def test_the_component_draws_without_styles_or_locale_commas():
    clock(office(), minutes=20 * 60, basis="calendar")
    clock(office("YF"), minutes=20 * 60, object_id=8)

    html = render_to_string("deadlines/clocks.html", {"clocks": queries.clocks_of("case", 7, MONDAY + 5 * HOUR)})

    assert 'width="50.0"' in html
    assert "style=" not in html


def test_the_clocks_of_many_subjects_cost_one_statement(django_assert_num_queries):
    place = office()
    for n in range(30):
        clock(place, object_id=n)

    with django_assert_num_queries(1):
        found = queries.clocks_for("case", range(30))
    assert len(found) == 30


def test_overdue_clocks_are_those_that_are_open_and_past(django_assert_num_queries):
    place = office()
    for n in range(4):
        clock(place, object_id=n, minutes=60)
    actions.meet(kind="case", object_id=1, name="final", at=MONDAY + 2 * HOUR)

    assert queries.overdue(MONDAY + 2 * HOUR, kind="case", office_ids=[place.pk]).count() == 3
    assert queries.overdue(MONDAY + 2 * HOUR, kind="task").count() == 0
