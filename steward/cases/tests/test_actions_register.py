from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.cases import actions
from steward.cases.actions import Dispatched, NotOurs, OnTheSpot
from steward.cases.models import Case, Category, Channel, Grade, Kind, Status
from steward.cases.tests.factories import case, intake
from steward.foundation.calendar.models import Revision
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import Actor, system
from steward.foundation.notices.models import Notice
from steward.foundation.search import queries as search
from steward.foundation.timeline.queries import history
from steward.organisation.models import Absence, OutOfHoursRoute, Shift
from steward.organisation.tests.factories import NOW

NIGHT = NOW + timedelta(hours=12)


def _told(here, code):
    words = {person.pk: word for word, person in here.world.people.items()}
    return {words[pk] for pk in Notice.objects.filter(code=code).values_list("person_id", flat=True)}


def test_a_complaint_goes_to_the_assistant_of_its_area_with_three_clocks(here):
    found = case(here)

    assert found.number == "TX-2611-0001"
    assert (found.owner, found.status, found.outcome) == (here.person("lin"), Status.DISPATCHED, "dispatched")
    clocks = {clock.name: clock for clock in Deadline.objects.filter(kind="case", object_id=found.pk)}
    assert set(clocks) == {"first_reply", "progress", "final"}
    assert found.next_due_at == found.rank_at == clocks["first_reply"].due_at
    assert _told(here, "case.assigned") == {"lin"}


def test_what_was_said_stands_in_the_history_once_and_sealed(here):
    found = case(here, requested="今日派人看")

    (line,) = history("case", found.pk)
    assert line.event.verb == "cases.registered"
    assert line.said == {"words": found.description, "requested": "今日派人看"}
    assert "天花" not in str(line.event.facts)


def test_the_customer_and_the_unit_have_it_in_their_history_too(here):
    found = case(here)

    assert [line.event.verb for line in history("unit", found.unit_id)] == ["cases.registered"]
    assert [line.event.verb for line in history("customer", found.customer_id)] == ["cases.registered"]


def test_the_title_is_the_first_sentence_when_none_is_given(here):
    assert case(here).title == "主人房天花黃了一大片，昨晚開始滴水"
    assert case(here, title="天花滲水").title == "天花滲水"


def test_an_assistant_who_dispatches_has_told_the_superior_and_goes_on(here):
    found = case(here, by="lin")

    assert (found.owner, found.status) == (here.person("lin"), Status.IN_HAND)
    assert _told(here, "case.superior_told") == {"chen"}


def test_the_deputy_of_the_area_has_it_while_the_assistant_is_away(here):
    Absence.objects.create(
        person=here.person("lin"), reason="ill", from_at=NOW - timedelta(days=1), until_at=NOW + timedelta(days=1)
    )

    assert case(here).owner == here.person("wong")


def test_where_no_area_lies_the_supervisor_has_it(here):
    found = case(here, unit=here.estate.units["3-6B"])

    assert found.owner == here.person("chen")


def test_an_important_one_is_owned_by_the_directors_assistant(here):
    found = case(here, channel=Channel.HOTLINE, outside_number="12345-1")

    assert (found.grade, found.grade_reasons) == (Grade.IMPORTANT, ["hotline"])
    assert found.owner == here.person("ho")


def test_a_major_one_is_told_to_the_director_at_once(here):
    found = case(here, description="電梯困人，裡面有老人，已經十分鐘")

    assert (found.grade, found.owner) == (Grade.MAJOR, here.person("ho"))
    assert _told(here, "case.major") == {"leung"}
    assert Notice.objects.get(code="case.major").urgent


def test_the_same_household_again_is_a_repeat_and_one_grade_up(here):
    case(here)

    again = case(here, at=NOW + timedelta(days=3))

    assert again.is_repeat
    assert again.grade_reasons == ["again"]


def test_five_households_together_are_major(here):
    category = Category.objects.get(code="water_power")
    for code in ("2-3B", "2-15C", "2-16C", "2-1A"):
        assert case(here, unit=here.estate.units[code], category=category).grade == Grade.ORDINARY

    assert case(here, unit=here.estate.units["2-2A"], category=category).grade_reasons == ["together"]


def test_a_grade_set_by_hand_needs_a_reason_and_beats_the_rule(here):
    with pytest.raises(actions.NoReason):
        case(here, grade=Grade.MAJOR)

    found = case(here, grade=Grade.IMPORTANT, grade_reason="業委會主任親自來電")
    assert (found.grade, found.grade_reasons) == (Grade.IMPORTANT, ["by_hand"])


def test_an_enquiry_answered_at_the_counter_is_closed_there(here):
    found = case(here, kind=Kind.ENQUIRY, way_out=OnTheSpot(explanation="訪客車由正門入"), by="fong")

    assert (found.status, found.close_code, found.is_open) == (Status.CLOSED, "answered", False)
    assert found.replies.get().text == "訪客車由正門入"
    assert not Deadline.objects.filter(kind="case", object_id=found.pk).exists()


def test_a_complaint_solved_on_the_spot_waits_for_the_customers_word(here):
    found = case(here, by="lin", way_out=OnTheSpot(explanation="已即場關上水閥"))

    assert (found.status, found.owner) == (Status.RESOLVED, here.person("lin"))
    assert Deadline.objects.get(kind="case", object_id=found.pk).name == "feedback"
    assert found.next_due_at


def test_with_the_customers_word_it_is_closed_at_once(here):
    found = case(here, by="lin", way_out=OnTheSpot(explanation="已即場關上水閥", satisfied=True))

    assert (found.status, found.close_code, found.satisfaction) == (Status.CLOSED, "satisfied", 3)


def test_a_dissatisfied_customer_is_not_solved(here):
    with pytest.raises(actions.NotSolved):
        case(here, way_out=OnTheSpot(explanation="已解釋", satisfied=False))
    assert not Case.objects.exists()


def test_not_ours_names_the_right_body_and_ends_with_the_explanation(here):
    found = case(here, way_out=NotOurs(explanation="屬供水公司管線", referred_to="自來水公司 96390"))

    assert (found.status, found.close_code, found.validity) == (Status.CLOSED, "explained", "invalid")
    assert found.referred_to == "自來水公司 96390"


def test_not_ours_without_a_body_or_an_explanation_is_refused(here):
    with pytest.raises(actions.NobodyReferredTo):
        case(here, way_out=NotOurs(explanation="不屬我們"))
    with pytest.raises(actions.NoExplanation):
        case(here, way_out=NotOurs(explanation=" ", referred_to="自來水公司"))


def test_another_office_must_accept_and_until_then_the_giver_owns_it(here):
    other = here.world.offices["YQ"]

    found = case(here, by="lin", way_out=NotOurs(explanation="屬雲棲里", office_id=other.pk))

    assert (found.status, found.owner, found.office) == (Status.OFFERED, here.person("lin"), here.office)
    assert found.handovers.get().to_office == other
    assert _told(here, "case.offered") == {"sin"}


def test_a_major_one_is_never_sent_away_nor_settled_at_the_counter(here):
    found = case(here, description="有人被砸傷流血", way_out=OnTheSpot(explanation="已報警"))

    assert (found.status, found.owner) == (Status.DISPATCHED, here.person("ho"))
    assert Deadline.objects.get(kind="case", object_id=found.pk, name="first_reply").state == "met"


def test_a_promise_is_kept_as_it_was_and_counts_when_it_is_sooner(here):
    promise = NOW + timedelta(minutes=75)

    found = case(here, way_out=Dispatched(promised_at=promise))

    clock = Deadline.objects.get(kind="case", object_id=found.pk, name="first_reply")
    assert clock.promised_at == clock.due_at == found.next_due_at == promise


def test_a_promise_in_the_past_is_refused(here):
    with pytest.raises(actions.InThePast):
        case(here, way_out=Dispatched(promised_at=NOW))


def test_a_chosen_owner_has_it_and_a_stranger_cannot(here):
    assert case(here, way_out=Dispatched(owner_id=here.person("wong").pk)).owner == here.person("wong")
    with pytest.raises(actions.NotAColleague):
        case(here, kind=Kind.HELP, unit=None, way_out=Dispatched(owner_id=here.person("ng").pk))


def test_a_leak_sends_a_job_to_engineering_by_rule(here):
    found = case(here)

    job = found.jobs.get()
    assert (job.number, job.department.code, job.what) == ("GD-2611-0001", "ENG", found.title)
    assert _told(here, "job.sent") == {"kwok", "lau"}


def test_at_night_the_job_goes_to_whoever_is_on_duty(here):
    security = here.world.department("SEC")
    OutOfHoursRoute.objects.create(office=here.office, to_department=security)
    Shift.objects.create(
        office=here.office, department=security, person=here.person("tsang"),
        from_at=NIGHT - timedelta(hours=1), until_at=NIGHT + timedelta(hours=7),
    )  # fmt: skip

    found = case(here, at=NIGHT)

    assert (found.jobs.get().executor, found.owner) == (here.person("tsang"), here.person("lin"))
    assert _told(here, "job.sent") == {"tsang"}


def test_an_anonymous_one_keeps_nothing_that_says_who_it_was(here):
    found = case(here, is_anonymous=True, contact_name="許女士", contact_phone="90426087")

    assert (found.customer, found.contact_name, found.contact_phone) == (None, "", "")
    assert found.personal_key_id != here.estate.customers["許美琪"].personal_key_id


def test_a_complaint_about_a_person_has_its_own_series_and_passes_the_named_and_all_below(here):
    found = case(here, named=(here.person("chen").pk,), category=Category.objects.get(code="manner"))

    assert (found.number, found.is_about_persons) == ("PX-2611-0001", True)
    assert found.grade_reasons == ["manager"]
    assert found.owner == here.person("ho")
    assert _told(here, "case.assigned") == {"ho"}


def test_a_complaint_about_the_directors_assistant_is_the_directors(here):
    assert case(here, named=(here.person("ho").pk,)).owner == here.person("leung")


def test_search_finds_it_by_two_characters_for_those_who_may(here):
    found = case(here)

    assert search.find(actor=here.actor("lin"), words="天花", kind="case").ids == (found.pk,)
    assert search.find(actor=here.actor("ng"), words="天花", kind="case").ids == ()


def test_praise_runs_no_clock_beside_the_last_resort(here):
    found = case(here, kind=Kind.PRAISE)

    assert [c.name for c in Deadline.objects.filter(kind="case", object_id=found.pk)] == ["final"]


def test_a_resident_without_an_account_may_bring_a_case(here):
    found = actions.register(intake=intake(here, channel=Channel.PORTAL), actor=system("resident"), at=NOW)

    assert (found.registered_by, found.owner) == (None, here.person("lin"))


def test_somebody_without_a_post_may_not(here):
    stranger = Actor(person_id=here.person("admin").pk)

    with pytest.raises(PermissionDenied):
        actions.register(intake=intake(here), actor=stranger, at=NOW)
    assert not Case.objects.exists()


@pytest.mark.parametrize(("category", "most"), [("manner", 22), ("leak", 26)])  # the latter sends a job besides
def test_registering_takes_few_statements(here, category, most):
    Revision.objects.create(pk=1)  # a calendar that was set up is remembered by each process
    brought, who = intake(here, category=Category.objects.get(code=category)), here.actor("chow")
    actions.register(intake=brought, actor=who, at=NOW)

    with CaptureQueriesContext(connection) as asked:
        actions.register(intake=brought, actor=who, at=NOW + timedelta(days=63))

    assert len(asked) <= most
