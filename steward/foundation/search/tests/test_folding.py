import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.search.folding import fold
from steward.foundation.search.grams import grams, runs

PAIRS = [
    ("臺灣", "台湾"), ("範圍", "范围"), ("裡面", "里面"), ("裏面", "里面"), ("關係", "关系"), ("以後", "以后"), ("天花板漏水", "天花板漏水"),
    ("電梯門", "电梯门"), ("噪音擾民", "噪音扰民"), ("帳單", "账单"), ("賬單", "账单"), ("污水", "汙水"), ("戶口", "户口"),
    ("衞生", "卫生"), ("啓動", "启动"), ("ＴＸ－２６１１", "tx-2611"), ("Café", "cafe"), ("㎡", "m2"), ("２０３號", "203号"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_spellings_of_a_word_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_rare_characters_are_kept():
    assert runs("𠮷野家") == ["𠮷野家"]
    assert "𠮷野" in grams(runs("𠮷野家"))


def test_a_change_of_script_begins_a_new_run():
    assert runs("B2層TX-2611-0193漏水😀") == ["b2", "层", "tx", "2611", "0193", "漏水"]


def test_characters_are_found_alone_and_in_pairs():
    assert set(grams(["漏水管", "b2"])) == {"漏", "水", "管", "漏水", "水管", "b2"}


@given(st.text())
def test_folding_twice_changes_nothing(text):
    once = fold(text)

    assert fold(once) == once


@given(st.text(), st.text())
def test_a_run_found_in_a_text_is_found_in_a_longer_one(text, more):
    found = set(runs(text))

    assert found <= set(runs(f"{text} {more}"))
