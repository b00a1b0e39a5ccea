from hypothesis import given
from hypothesis import strategies as st

from steward.organisation.models import Membership
from steward.organisation.queries import Staffing
from steward.visits.rules import is_owed, visitor

LIN, CHEN, HO, LEUNG = 1, 2, 3, 4


def _office(*people, absent=()):
    posts = {LIN: "PA", CHEN: "SV", HO: "DA", LEUNG: "OD"}
    members = tuple(Membership(pk=p, person_id=p, office_id=1, post=posts[p]) for p in people)
    return Staffing(office_id=1, members=members, absent=frozenset(absent))


def test_the_assistant_of_the_area_visits_when_somebody_else_did_the_work():
    assert visitor(_office(LIN, CHEN, HO, LEUNG), [CHEN], preferred=(LIN,)) == LIN


def test_whoever_did_the_work_does_not_visit_where_there_is_somebody_else():
    assert visitor(_office(LIN, CHEN, HO, LEUNG), [LIN], preferred=(LIN,)) == CHEN


def test_an_absent_assistant_is_passed_over():
    assert visitor(_office(LIN, CHEN, HO, absent=[LIN]), [HO], preferred=(LIN,)) == CHEN


def test_when_everybody_handled_it_the_superior_of_the_handler_telephones():
    assert visitor(_office(LIN, CHEN), [LIN, CHEN]) == CHEN


def test_on_an_estate_of_one_person_that_person_visits():
    assert visitor(_office(LIN), [LIN]) == LIN


@given(st.lists(st.sampled_from([LIN, CHEN, HO, LEUNG]), unique=True), st.data())
def test_somebody_who_did_not_do_the_work_is_found_whenever_there_is_one(people, data):
    handlers = data.draw(st.lists(st.sampled_from(people), unique=True)) if people else []

    found = visitor(_office(*people), handlers)

    assert (found not in handlers) if set(people) - set(handlers) else (found in (*handlers, None, *people))


@given(st.integers(0, 2**128 - 1))
def test_a_share_of_all_visits_every_case_and_a_share_of_none_visits_none(key):
    assert is_owed(100, key)
    assert not is_owed(0, key)
