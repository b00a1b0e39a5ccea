"""Categories, clocks, dispatch, answers, outages and numbers are added, changed, retired and used again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Category, ClockPolicy, DispatchRule, HouseNumbers, KnownOutage
from steward.cases.presets import CLOCK_PRESETS
from steward.cases.queries import policy_for, precedents, target_for
from steward.cases.queries.owners import Where
from steward.cases.queries.setting import preset_differences
from steward.cases.tests.factories import case
from steward.foundation.deadlines.wording import duration_words
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.models import Event
from steward.organisation.models import Area
from steward.organisation.tests.factories import NOW

pytestmark = pytest.mark.django_db
POLICY = {"kind": "complaint", "grade": 1, "basis": "calendar", "final": 600}


def _add(here, what, by="leung", office=..., **values):
    office = here.office if office is ... else office
    return actions.add_setting(what=what, office=office, values=values, actor=here.actor(by), at=NOW)


def _change(here, what, row, by="leung", version=1, **values):
    return actions.change_setting(
        what=what, setting_id=row.pk, values=values, version=version, actor=here.actor(by), at=NOW
    )


def _retire(here, what, row, by="leung", version=1):
    return actions.retire_setting(what=what, setting_id=row.pk, version=version, actor=here.actor(by), at=NOW)


def _verbs():
    return list(Event.objects.filter(verb__startswith="cases.setting").order_by("pk").values_list("verb", flat=True))


def test_limits_of_the_office_go_before_those_of_the_company_until_they_are_retired(here):
    made = _add(here, "clock_policy", **POLICY)
    assert policy_for(here.office.pk, "complaint", 1) == made

    _retire(here, "clock_policy", made)

    assert policy_for(here.office.pk, "complaint", 1).office_id is None
    assert _verbs() == ["cases.setting_added", "cases.setting_retired"]


def test_the_same_limits_are_not_set_twice_and_may_be_set_again_after_retiring(here):
    made = _add(here, "clock_policy", **POLICY)
    with pytest.raises(actions.SetAlready):
        _add(here, "clock_policy", **POLICY)
    _retire(here, "clock_policy", made)
    _add(here, "clock_policy", **POLICY)

    with pytest.raises(actions.SetAlready):
        actions.restore_setting(
            what="clock_policy", setting_id=made.pk, version=2, actor=here.actor("leung"), at=NOW
        )  # fmt: skip


def test_limits_without_a_last_one_are_refused(here):
    with pytest.raises(actions.NoLimit):
        _add(here, "clock_policy", **POLICY | {"final": None})


def test_a_change_is_written_with_before_and_after_and_the_same_again_is_no_change(here):
    made = _add(here, "clock_policy", **POLICY)

    _change(here, "clock_policy", made, final=900)
    _change(here, "clock_policy", made, final=900, version=2)

    assert _verbs() == ["cases.setting_added", "cases.setting_changed"]
    facts = Event.objects.get(verb="cases.setting_changed").facts
    assert (facts["before"], facts["after"]) == ({"final": 600}, {"final": 900})


def test_a_stale_change_changes_nothing(here):
    made = _add(here, "clock_policy", **POLICY)

    with pytest.raises(StaleVersion):
        _change(here, "clock_policy", made, final=900, version=7)


@pytest.mark.parametrize(("by", "office"), [("chen", "own"), ("leung", None), ("lo", "own")])
def test_only_those_whom_the_table_names_set_anything(here, by, office):
    with pytest.raises(PermissionDenied):
        _add(here, "clock_policy", by=by, office=here.office if office else None, **POLICY)


def test_categories_have_two_levels(here):
    leak, repair = Category.objects.get(code="leak"), Category.objects.get(code="repair")

    with pytest.raises(actions.TwoLevels):
        _change(here, "case_category", repair, by="chow", parent=Category.objects.get(code="other"))
    with pytest.raises(actions.TwoLevels):
        _change(here, "case_category", Category.objects.get(code="other"), by="chow", parent=leak)
    moved = _change(here, "case_category", leak, by="chow", parent=Category.objects.get(code="quality"))

    assert moved.parent.code == "quality"


@pytest.mark.parametrize("code", ["other", "repair"])
def test_a_category_that_is_needed_is_not_retired(here, code):
    with pytest.raises(actions.StillUsed):
        _retire(here, "case_category", Category.objects.get(code=code), by="chow")


def test_a_matter_goes_to_who_usually_does_it_where_no_rule_fits(here):
    DispatchRule.objects.all().delete()
    found = target_for(here.office.pk, Category.objects.select_related("parent").get(code="leak"), Where())

    assert (found.way, found.code) == ("department", "ENG")


def test_a_rule_of_an_area_holds_there_alone_and_a_retired_one_nowhere(here):
    unit, other = here.estate.units["2-15C"], here.estate.units["3-6B"]
    category, area, day = Category.objects.get(code="leak"), Area.objects.get(name="一、二座"), NOW.date()
    made = _add(here, "dispatch_rule", category=category, place_type="", area=area, to="post:SV")

    def goes(home):
        where = Where(unit_id=home.pk, floor_id=home.floor_id, building_id=home.building_id, place_type="unit")
        return target_for(here.office.pk, category, where, day).code

    assert (goes(unit), goes(other)) == ("SV", "ENG")
    _retire(here, "dispatch_rule", made)
    assert goes(unit) == "ENG"


def test_an_outage_that_is_retired_is_over_and_may_come_back(here):
    made = _add(here, "outage", by="lin", title="停水", sentence="四時恢復", from_at=NOW - timedelta(hours=1))

    over = _retire(here, "outage", made, by="lin")
    assert (over.is_active, over.until_at) == (False, NOW)

    again = actions.restore_setting(what="outage", setting_id=made.pk, version=2, actor=here.actor("lin"), at=NOW)
    assert (again.is_active, again.until_at) == (True, None)


def test_an_outage_ends_after_it_begins(here):
    with pytest.raises(actions.EndsBeforeItBegins):
        _add(here, "outage", by="lin", title="停水", sentence="…", from_at=NOW, until_at=NOW - timedelta(hours=1))
    assert not KnownOutage.objects.exists()


def test_the_numbers_of_the_office_decide_what_is_a_repeat_and_a_group(here):
    unit, category = here.estate.units["2-15C"], Category.objects.get(code="leak")
    case(here, at=NOW - timedelta(days=10))
    asked = {
        "office_id": here.office.pk, "category_id": category.pk, "unit_id": unit.pk, "building_id": unit.building_id,
        "at": NOW,
    }  # fmt: skip
    assert (precedents(**asked).same_household, precedents(**asked).group) == (1, 5)

    made = _add(here, "house_numbers", repeat_days=7, households=3, together_hours=24)

    assert (precedents(**asked).same_household, precedents(**asked).group) == (0, 3)
    with pytest.raises(actions.SetAlready):
        _add(here, "house_numbers", repeat_days=7, households=3, together_hours=24)
    assert HouseNumbers.objects.get() == made


def test_a_variant_sets_what_differs_and_nothing_a_second_time(here):
    preset = next(preset for preset in CLOCK_PRESETS if preset.code == "two_days")
    expected = {(line.kind, line.grade) for line in preset_differences(preset, here.office.pk)}

    changed = actions.apply_clock_preset(code="two_days", office=here.office, actor=here.actor("leung"), at=NOW)

    own = ClockPolicy.objects.filter(office=here.office)
    assert {(row.kind, row.grade) for row in own} == expected
    assert changed == len(expected) == len(_verbs())
    assert preset_differences(preset, here.office.pk) == []
    assert actions.apply_clock_preset(code="two_days", office=here.office, actor=here.actor("leung"), at=NOW) == 0


def test_an_unknown_variant_is_refused(here):
    with pytest.raises(actions.NoSuchPreset):
        actions.apply_clock_preset(code="x", office=here.office, actor=here.actor("leung"), at=NOW)


@pytest.mark.parametrize(
    ("minutes", "basis", "words"),
    [
        (480, "working", "1 個工作日"),
        (480, "calendar", "8 小時"),
        (2880, "calendar", "2 天"),
        (15, "calendar", "15 分鐘"),
    ],
)
def test_limits_are_said_in_the_largest_whole_unit(minutes, basis, words):
    assert duration_words(minutes, basis) == words
