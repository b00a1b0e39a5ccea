import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.search.names import initials, name_keys, pinyin
from steward.foundation.search.phones import phone_key

NAMES = [
    ("林若喬", "linruoqiao", "lrq"), ("單雄信", "shanxiongxin", "sxx"), ("曾家樂", "zengjiale", "zjl"),
    ("仇小玉", "qiuxiaoyu", "qxy"), ("區永年", "ouyongnian", "oyn"), ("尉遲恭", "yuchigong", "ycg"),
    ("歐陽修", "ouyangxiu", "oyx"), ("万俟卨", "moqixie", "mqx"), ("任盈盈", "renyingying", "ryy"),
    ("Mary Lee", "marylee", "ml"), ("陳", "chen", "c"), ("", "", ""), ("!?", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sound", "letters"), NAMES)
def test_names_have_a_sound_and_initials(name, sound, letters):
    assert (pinyin(name), initials(name)) == (sound, letters)


def test_a_surname_is_heard_in_each_of_its_readings():
    assert {"_yshanxiongxin", "_ydanxiongxin"} <= name_keys("单雄信")


def test_a_given_name_is_found_without_its_surname():
    assert "_yruoqiao" in name_keys("林若喬")


def test_an_u_umlaut_is_typed_as_v_or_as_u():
    assert {"_ylvbuwei", "_ylubuwei"} <= name_keys("呂不韋")


def test_a_number_is_kept_backwards():
    assert phone_key("+852 9123-4567") == "_p76543219258"


def test_three_digits_are_no_ending():
    assert phone_key("123") == ""


@given(st.text())
def test_any_name_is_read_without_an_error(name):
    assert all(key.startswith("_") and len(key) > 2 for key in name_keys(name))
    assert pinyin(name) is not None
    assert initials(name) is not None
