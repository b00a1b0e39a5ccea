import pytest

from steward.cases import queries
from steward.foundation.kinds import registry


@pytest.mark.parametrize("name", [*queries.CLOCKS, queries.FEEDBACK, queries.TELL, queries.CHASE, queries.PAUSE])
def test_every_clock_of_a_case_has_words_on_its_page_and_in_its_history(name):
    assert registry.words()["clock"][name] == registry.words_of("deadlines.step_taken")["clock"][name]
