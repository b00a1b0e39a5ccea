from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.rights.suppression import suppressed


def test_a_cell_under_five_is_blank():
    assert suppressed({"lin": 3, "wong": 2, "chen": 9}) == {"lin": None, "wong": None, "chen": 9}


def test_a_single_blank_takes_the_next_smallest_with_it():
    assert suppressed({"lin": 3, "wong": 7, "chen": 9}) == {"lin": None, "wong": None, "chen": 9}


def test_nothing_is_not_somebody():
    assert suppressed({"lin": 0, "wong": 12}) == {"lin": 0, "wong": 12}


@given(st.dictionaries(st.integers(), st.integers(0, 40), max_size=8))
def test_no_small_cell_can_be_worked_out_from_the_total(counts):
    shown = suppressed(counts)

    blanks = [cell for cell, n in shown.items() if n is None]
    assert all(n is None or n == 0 or n >= 5 for n in shown.values())
    assert len(blanks) != 1 or all(n == 0 for cell, n in counts.items() if cell not in blanks)
