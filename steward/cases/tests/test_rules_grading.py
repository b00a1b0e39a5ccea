import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.cases.models import Channel, Grade, Kind, Reason
from steward.cases.rules import Facts, grade, one_up


def _facts(text="", kind=Kind.COMPLAINT, channel=Channel.PHONE, **more):
    return Facts(kind=kind, channel=channel, text=text, **more)


@pytest.mark.parametrize(
    ("facts", "found", "reason"),
    [
        (_facts("走廊燈不亮"), Grade.ORDINARY, None),
        (_facts("老人摔傷了，救護車已到"), Grade.MAJOR, Reason.INJURY),
        (_facts("有人被電梯困住，電梯困人"), Grade.MAJOR, Reason.DANGER),
        (_facts("楼上起火，浓烟"), Grade.MAJOR, Reason.DANGER),
        (_facts("somebody is trapped in the lift"), Grade.MAJOR, Reason.DANGER),
        (_facts("樓上砸承重牆"), Grade.MAJOR, Reason.DANGER),
        (_facts(is_hurt=True), Grade.MAJOR, Reason.INJURY),
        (_facts(channel=Channel.MEDIA), Grade.MAJOR, Reason.MEDIA),
        (_facts(channel=Channel.HOTLINE), Grade.IMPORTANT, Reason.HOTLINE),
        (_facts(households=5), Grade.MAJOR, Reason.TOGETHER),
        (_facts(households=4), Grade.ORDINARY, None),
        (_facts(same_household=1), Grade.IMPORTANT, Reason.AGAIN),
        (_facts(against_manager=True), Grade.IMPORTANT, Reason.MANAGER),
        (_facts(least_grade=Grade.IMPORTANT), Grade.IMPORTANT, Reason.CATEGORY),
    ],
)
def test_each_rule_speaks_for_itself(facts, found, reason):
    assert grade(facts).grade == found
    assert grade(facts).reasons == ((str(reason),) if reason else ())


@pytest.mark.parametrize("text", ["沒有人受傷", "无人被困", "並無冒煙", "nobody: no one injured"])
def test_what_is_denied_raises_nothing(text):
    assert grade(_facts(text)).grade == Grade.ORDINARY


def test_what_is_denied_first_and_said_then_raises():
    assert grade(_facts("昨晚沒有人受傷，今早有人摔傷")).grade == Grade.MAJOR


@given(
    kind=st.sampled_from(Kind), channel=st.sampled_from(Channel), text=st.text(max_size=60),
    least=st.sampled_from(Grade), same=st.integers(0, 3), households=st.integers(1, 9), manager=st.booleans(),
)  # fmt: skip
def test_more_against_it_never_lowers_a_grade(kind, channel, text, least, same, households, manager):
    facts = {
        "kind": kind, "channel": channel, "text": text, "least_grade": least, "same_household": same,
        "households": households, "against_manager": manager,
    }  # fmt: skip

    found, worse = grade(Facts(**facts)), grade(Facts(**facts | {"is_hurt": True}))

    assert worse.grade >= found.grade
    assert set(found.reasons) <= set(worse.reasons)
    assert (found.grade == Grade.ORDINARY) == (not found.reasons)
    assert found.grade == Grade.ORDINARY or kind in (Kind.COMPLAINT, Kind.HELP)


def test_one_grade_up_ends_at_the_top():
    assert [one_up(g) for g in Grade] == [Grade.IMPORTANT, Grade.MAJOR, Grade.MAJOR]
