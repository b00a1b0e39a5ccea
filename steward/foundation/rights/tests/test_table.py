import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.identity.actor import Actor, Holding, system
from steward.foundation.rights import table

LX, YQ, ENG = 1, 2, 7


def _holding(post, office_id=LX, **more):
    return Holding(post=post, office_id=office_id, **more)


def _actor(*holdings, person_id=10):
    return Actor(person_id=person_id, holdings=holdings)


@pytest.fixture
def rights(monkeypatch):
    """Return a function that puts lines in the place of the table."""

    def put(*lines):
        text = "kind,action,post,scope,state,effect\n" + "\n".join(lines)
        rows = tuple(row for line in csv.DictReader(io.StringIO(text)) for row in table._words(line))
        for cached in (table.actions_of, table._rows_for):
            cached.cache_clear()
        monkeypatch.setattr(table, "policy", lambda: rows)

    yield put
    for cached in (table.actions_of, table._rows_for):
        cached.cache_clear()


def test_every_cell_of_the_table_is_a_known_word():
    rows = table.policy()

    assert len(rows) > 400
    assert all(row.kind.isidentifier() and row.action.isidentifier() for row in rows)
    assert all(row.state == table.ANY or row.state.isidentifier() or row.state.isupper() for row in rows)


def test_no_right_is_said_twice():
    rows = table.policy()

    assert sorted({r for r in rows if rows.count(r) > 1}, key=str) == []


@pytest.mark.parametrize(
    "line",
    ["case,read,XX,office,*,allow", "case,read,PA,street,*,allow", "case,read,PA,own,*,perhaps", "case,read,PA"],
)
def test_an_unknown_word_is_refused(rights, line):
    with pytest.raises(ValueError, match=r"policy\.csv"):
        rights(line)


def test_a_question_that_the_table_does_not_know_is_an_error(rights):
    rights("case,read,PA,own,*,allow")

    with pytest.raises(table.UnknownRight):
        table.reach(_actor(), "case", "raed")


def test_each_scope_reaches_as_far_as_it_says(rights):
    rights("case,read,OD,office,*,allow", "case,read,EX,department,*,allow", "case,read,PA,area own,*,allow")

    assert table.may(_actor(_holding("OD")), "case", "read", office_id=LX)
    assert not table.may(_actor(_holding("OD")), "case", "read", office_id=YQ)
    assert table.may(_actor(_holding("EX", department_id=ENG)), "case", "read", office_id=LX, department_id=ENG)
    assert not table.may(_actor(_holding("EX", department_id=8)), "case", "read", office_id=LX, department_id=ENG)
    assert table.may(_actor(_holding("PA")), "case", "read", office_id=LX, in_area=True)
    assert not table.may(_actor(_holding("PA")), "case", "read", office_id=YQ, in_area=True)
    assert table.may(_actor(_holding("PA")), "case", "read", office_id=YQ, owners=[10])
    assert not table.may(_actor(_holding("PA")), "case", "read", office_id=LX, owners=[11, None])


def test_a_post_held_in_the_company_reaches_every_office(rights):
    rights("case,read,DM,office,*,allow")

    assert table.reach(_actor(_holding("DM", None)), "case", "read").company


def test_a_state_narrows_a_right(rights):
    rights("case,close,SV,office,in_hand resolved,allow")
    chen = _actor(_holding("SV"))

    assert table.may(chen, "case", "close", office_id=LX, state="resolved")
    assert not table.may(chen, "case", "close", office_id=LX, state="closed")
    assert table.reach(chen, "case", "close")


def test_deny_beats_allow_of_the_same_post_and_of_no_other(rights):
    rights("case,read,* ,office,*,allow", "case,read,ADM,company,*,deny")

    assert not table.reach(_actor(_holding("ADM", None)), "case", "read")
    assert table.reach(_actor(_holding("ADM", None), _holding("OD")), "case", "read").offices == {LX}


def test_a_deny_for_one_state_leaves_the_others(rights):
    rights("case,edit,SV,office,*,allow", "case,edit,SV,office,closed,deny")
    chen = _actor(_holding("SV"))

    assert table.may(chen, "case", "edit", office_id=LX, state="in_hand")
    assert not table.may(chen, "case", "edit", office_id=LX, state="closed")
    assert table.reach(chen, "case", "edit").offices == {LX}


def test_a_masked_right_is_a_right_that_sees_nothing_clear(rights):
    rights("case,read,PA,office,*,masked", "case,read,PA,area,*,allow")
    lin = _actor(_holding("PA"))

    assert table.may(lin, "case", "read", office_id=LX)
    assert not table.may(lin, "case", "read", office_id=LX, clear=True)
    assert table.may(lin, "case", "read", office_id=LX, in_area=True, clear=True)


def test_the_system_reaches_everything_and_a_visitor_nothing(rights):
    rights("case,read,*,office,*,allow")

    assert table.reach(system("clock"), "case", "read").company
    assert not table.reach(Actor(person_id=None, label="visitor"), "case", "read")


@given(st.lists(st.sampled_from(table.POSTS), min_size=1, max_size=4), st.sampled_from(table.POSTS))
def test_one_more_post_never_takes_anything_away(posts, another):
    few = _actor(*[_holding(post) for post in posts])
    more = _actor(*few.holdings, _holding(another))

    for kind, action in {(row.kind, row.action) for row in table.policy()}:
        less, most = table.reach(few, kind, action), table.reach(more, kind, action)
        assert less.offices <= most.offices
        assert less.area_offices <= most.area_offices
        assert less.company <= most.company
        assert less.own <= most.own
        assert most.masked <= less.masked


BUSINESS = ("case", "job", "visit", "customer", "estate_key", "report", "unit")


@pytest.mark.parametrize("kind", BUSINESS)
def test_a_system_administrator_sees_no_business_record(kind):
    administrator = _actor(_holding("ADM", None))

    assert [action for action in table.actions_of(kind) if table.reach(administrator, kind, action)] == []


def test_an_auditor_changes_nothing():
    auditor = _actor(_holding("AUD", None))
    may_do = {
        action
        for kind in (*BUSINESS, "office", "department", "area", "shift", "membership", "account")
        for action in table.actions_of(kind)
        if table.reach(auditor, kind, action)
    }

    assert may_do <= {"read", "print", "export", "change_own"}
