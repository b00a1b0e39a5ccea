import pytest

from steward.cases.models import DispatchRule
from steward.cases.rules import Target, choose, target_of

OFFICE = 1


def _rule(to, pk=1, **fields):
    return DispatchRule(pk=pk, to=to, **fields)


def test_a_target_is_an_area_a_post_or_a_department():
    assert target_of("area") == Target()
    assert target_of("post:SV") == Target(way="post", code="SV")
    assert target_of("department:ENG") == Target(way="department", code="ENG")


@pytest.mark.parametrize("to", ["*", "post", "post:", "street:9"])
def test_anything_else_is_no_target(to):
    with pytest.raises(ValueError):
        target_of(to)


def _chosen(*rules, place_type="lift"):
    found = choose(rules, category_id=5, parent_id=4, place_type=place_type)
    return found.code if found else None


def test_the_offices_own_rule_beats_the_companys():
    assert _chosen(_rule("post:SV", category_id=5), _rule("post:PA", pk=2, office_id=OFFICE)) == "PA"


def test_the_category_itself_beats_its_parent_and_that_beats_none():
    rules = _rule("post:CA"), _rule("post:SV", pk=2, category_id=4), _rule("post:PA", pk=3, category_id=5)

    assert _chosen(*rules) == "PA"
    assert _chosen(*rules[:2]) == "SV"


def test_a_kind_of_place_counts_where_it_fits():
    lift = _rule("post:OD", place_type="lift")

    assert _chosen(_rule("post:SV", pk=2), lift) == "OD"
    assert _chosen(_rule("post:SV", pk=2), lift, place_type="lobby") == "SV"


def test_of_two_alike_the_older_wins_and_without_any_there_is_none():
    assert _chosen(_rule("post:SV", pk=2), _rule("post:PA", pk=7)) == "SV"
    assert _chosen(_rule("post:SV", category_id=99)) is None
