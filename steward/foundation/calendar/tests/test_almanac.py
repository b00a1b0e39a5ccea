import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from steward.foundation.calendar import almanac

PUBLISHED = Path(os.environ.get("STEWARD_DATA", Path(__file__).parents[4].parent / "shared" / "data")) / "cn-holidays"


@pytest.mark.parametrize("region", ["TW", "HK", "MO"])
def test_regions_with_rules_know_the_next_year(region):
    days = almanac.days_of(region, 2027, until=2027)

    assert days[0].day == date(2027, 1, 1)
    assert len(days) >= 10


def test_a_year_beyond_the_next_is_not_trusted():
    with pytest.raises(almanac.NotAnnounced):
        almanac.days_of("HK", 2030, until=2027)


def test_a_region_that_nobody_knows_is_refused():
    with pytest.raises(almanac.UnknownRegion):
        almanac.days_of("XX", 2026, until=2027)


@pytest.mark.data
@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published arrangements are not beside the project")
def test_mainland_days_agree_with_the_published_arrangements_of_twenty_years():
    """All files together: the arrangement of a year also moves days of the year before (29 to 31 December 2007)."""
    published = {}
    for file in sorted(PUBLISHED.glob("20*.json")):
        for day in json.loads(file.read_text(encoding="utf-8"))["days"]:
            published[date.fromisoformat(day["date"])] = not day["isOffDay"]

    different = []
    for year in range(2007, 2027):
        found = {day.day: day.is_working for day in almanac.days_of("CN", year, until=2027)}
        day = date(year, 1, 1)
        while day.year == year:
            weekday = day.weekday() < 5
            if found.get(day, weekday) != published.get(day, weekday):
                different.append(day)
            day += timedelta(days=1)
    assert different == []
