"""What is drawn: the same from the same seed, in order, about things that exist."""

from datetime import datetime
from zoneinfo import ZoneInfo

from steward.cases.presets import CATEGORIES
from steward.simulation.rules.drawing import drawing
from steward.simulation.rules.sayings import MATTERS
from steward.simulation.rules.stories import later, stories

ZONE = ZoneInfo("Asia/Shanghai")
SINCE, UNTIL = datetime(2026, 10, 1, 8, tzinfo=ZONE), datetime(2026, 11, 24, 11, tzinfo=ZONE)


def test_the_same_seed_draws_the_same_stories_in_the_order_of_their_moments():
    found = [list(stories(drawing(7, "a"), 50, SINCE, UNTIL)) for _round in range(2)]

    assert found[0] == found[1]
    assert [story.at for story in found[0]] == sorted(story.at for story in found[0])
    assert found[0][0].at >= SINCE
    assert found[0][-1].at < UNTIL
    assert not any("{" in story.text for story in found[0])


def test_another_seed_draws_others():
    assert list(stories(drawing(7, "a"), 9, SINCE, UNTIL)) != list(stories(drawing(8, "a"), 9, SINCE, UNTIL))


def test_every_matter_has_a_category_that_a_company_starts_with():
    assert {matter.category for matter in MATTERS} <= {preset.code for preset in CATEGORIES}


def test_people_go_on_with_it_when_they_are_at_work():
    random = drawing(1, "b")
    night = datetime(2026, 11, 20, 23, 30, tzinfo=ZONE)

    moments = [later(random, night, hours) for hours in (0.1, 1, 3, 9, 30) for _again in range(20)]

    assert all(8 <= moment.hour <= 18 and moment > night for moment in moments)
