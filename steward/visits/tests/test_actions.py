from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions as cases
from steward.cases.models import Category, CloseCode, Grade, Kind, Status
from steward.cases.tests.factories import case, scene
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.search.queries import find_code
from steward.organisation.tests.factories import NOW
from steward.visits import actions
from steward.visits.actions import Report
from steward.visits.models import Visit, VisitRule

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def _without_job():
    return Category.objects.filter(department_code="", is_active=True).first()


@pytest.fixture
def here(db):
    found = scene()
    VisitRule.objects.create(kind=Kind.COMPLAINT, grade=Grade.ORDINARY, limit_minutes=3 * 480)
    VisitRule.objects.create(kind=Kind.HELP, grade=Grade.ORDINARY, share=0, limit_minutes=480)
    return found


@pytest.fixture
def resolved(here):
    made = case(here, category=_without_job())
    result = cases.Result(result="已勸止", cause="夜間施工", cause_class="renovation", answer="已勸止", way="phone")
    cases.resolve(case_id=made.pk, result=result, actor=here.actor("lin"), at=NOW)
    made.refresh_from_db()
    return made


def _report(satisfaction="A", **more):
    fields = {"method": "phone", "visited_at": LATER, "satisfaction": satisfaction}
    return Report(**(fields | more))


def _record(here, visit, who="chen", **more):
    return actions.record_visit(
        visit_id=visit.pk, report=_report(**more), actor=here.actor(who, LATER), at=LATER, version=visit.version
    )


def test_a_resolved_complaint_owes_a_visit_by_somebody_who_did_not_do_the_work(here, resolved):
    visit = Visit.objects.get()

    assert visit.assigned_to_id not in (None, here.person("lin").pk)
    assert visit.due_at > NOW


def test_planning_twice_is_once(here, resolved):
    actions.plan_after_case(case=resolved, actor=here.actor("lin"), at=NOW)

    assert Visit.objects.count() == 1


def test_a_share_of_none_owes_no_visit(here):
    made = case(here, kind=Kind.HELP, category=_without_job())

    result = cases.Result(result="已修", cause="老化", cause_class="facility")
    cases.resolve(case_id=made.pk, result=result, actor=here.actor("lin"), at=NOW)

    assert not Visit.objects.exists()


def test_a_satisfied_customer_closes_the_case(here, resolved):
    _record(here, Visit.objects.get())

    resolved.refresh_from_db()
    assert (resolved.status, resolved.satisfaction) == (Status.CLOSED, 3)


def test_a_dissatisfied_customer_reopens_it_one_grade_up_as_a_repeat(here, resolved):
    before = resolved.grade

    _record(here, Visit.objects.get(), satisfaction="C", shortcomings="又漏了")

    resolved.refresh_from_db()
    assert resolved.is_open
    assert (resolved.grade, resolved.cycle, resolved.is_repeat) == (before + 1, 2, True)


def test_three_days_without_reaching_anybody_close_it_with_the_reason(here, resolved):
    visit = Visit.objects.get()

    for day in range(3):
        at = NOW + timedelta(days=day)
        actions.record_attempt(visit_id=visit.pk, method="phone", note="無人接", actor=here.actor("chen", at), at=at)

    visit.refresh_from_db()
    resolved.refresh_from_db()
    assert visit.state == Visit.State.UNREACHABLE
    assert (resolved.status, resolved.close_code) == (Status.CLOSED, "no_feedback")


def test_three_tries_on_one_day_are_one_day(here, resolved):
    visit = Visit.objects.get()

    for minutes in (1, 2, 3):
        at = NOW + timedelta(minutes=minutes)
        actions.record_attempt(visit_id=visit.pk, method="phone", note="", actor=here.actor("chen", at), at=at)

    visit.refresh_from_db()
    assert visit.state == Visit.State.PLANNED


def test_the_second_of_two_records_is_told_that_it_is_done(here, resolved):
    visit = Visit.objects.get()
    _record(here, visit)

    with pytest.raises(StaleVersion):
        _record(here, visit, satisfaction="C", shortcomings="x")

    resolved.refresh_from_db()
    assert resolved.status == Status.CLOSED


def test_a_visit_cannot_lie_in_the_future_or_before_the_work(here, resolved):
    visit = Visit.objects.get()

    for moment in (LATER + timedelta(days=1), NOW - timedelta(days=2)):
        with pytest.raises(actions.TooEarly):
            _record(here, visit, visited_at=moment)


def test_whoever_has_no_right_changes_nothing(here, resolved):
    visit = Visit.objects.get()

    with pytest.raises(PermissionDenied):
        _record(here, visit, who="ng")

    visit.refresh_from_db()
    assert visit.state == Visit.State.PLANNED


def test_nobody_reviews_the_own_visit(here, resolved):
    visit = _record(here, Visit.objects.get(), who="chen")

    with pytest.raises(PermissionDenied):
        actions.review_visit(
            visit_id=visit.pk, review="好", actor=here.actor("chen", LATER), at=LATER, version=visit.version
        )

    reviewed = actions.review_visit(
        visit_id=visit.pk, review="好", actor=here.actor("ho", LATER), at=LATER, version=visit.version
    )
    assert reviewed.reviewed_by_id == here.person("ho").pk


def test_one_call_by_somebody_else_discharges_the_visit_too(here, resolved):
    cases.close(case_id=resolved.pk, satisfaction=3, words="好了", actor=here.actor("chen", LATER), at=LATER)

    assert Visit.objects.get().state == Visit.State.PASSED


def test_a_call_by_whoever_did_the_work_leaves_the_visit_owed(here, resolved):
    cases.close(case_id=resolved.pk, satisfaction=3, words="好了", actor=here.actor("lin", LATER), at=LATER)

    assert Visit.objects.get().state == Visit.State.PLANNED


def test_a_case_opened_again_owes_no_visit_for_the_work_before(here, resolved):
    cases.reopen(case_id=resolved.pk, why="又滴水", actor=here.actor("lin", LATER), at=LATER)

    assert Visit.objects.get().state == "cancelled"


def test_a_case_closed_because_no_word_was_to_be_had_is_not_visited(here, resolved):
    cases.close(
        case_id=resolved.pk, code=CloseCode.NO_FEEDBACK, why="出國三個月", actor=here.actor("chen", LATER),
        at=LATER,
    )  # fmt: skip

    assert Visit.objects.get().state == "cancelled"


def test_a_visit_is_found_by_its_number_by_those_who_may_read_it(here, resolved):
    visit = Visit.objects.get()

    assert list(find_code(actor=here.actor("chen"), code=visit.number, kind="visit").ids) == [visit.pk]
    assert not find_code(actor=here.actor("ng"), code=visit.number, kind="visit").ids
