"""The cases of the demo company: weeks of stories told through the real acts, years before them written at once."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from steward.foundation.identity.actor import Actor
from steward.simulation.rules.drawing import drawing
from steward.simulation.rules.stories import moments, stories
from steward.simulation.telling.courses import course_of
from steward.simulation.telling.desk import Desk
from steward.simulation.telling.open_day import ordinary_day, settle_day

from .company import Company
from .estates import Grounds
from .history import tell
from .years import write_years

WEEKS_TOLD = 2
MOST_TOLD = 80  # what goes beyond is written at once: each act takes some milliseconds
WEEKS_WRITTEN = 10  # for the usual number of cases; for many of them, two years
MANY = 2_000
MOST_OPEN = 6  # offices whose last day is told; the others have what the years left them
YEARS = timedelta(days=2 * 365)
FIRST_SHARE = 0.5  # of the stories happen at the first office, which is the one looked at


def bring_cases(
    *, company: Company, estates: Sequence[Grounds], count: int, seed: int, actor: Actor, at: datetime
) -> int:
    """Make so many cases, and the open day where there are any; returns how many were told or written."""
    desks = [
        Desk(company, grounds, drawing(seed, f"desk:{place}"), at)
        for place, grounds in enumerate(estates)
    ]  # fmt: skip
    desks = [desk for desk in desks if desk.homes]
    if not count or not desks:
        return 0
    told = min(-(-count // 4), MOST_TOLD)
    since = _morning(desks[0], at - timedelta(weeks=WEEKS_TOLD))
    began = _morning(desks[0], at - (YEARS if count > MANY else timedelta(weeks=WEEKS_WRITTEN)))
    random = drawing(seed, "years")
    write_years(desks=desks, moments=moments(random, count - told, began, since), random=random, actor=actor, at=at)
    courses = []
    for place, (desk, share) in enumerate(zip(desks, _shares(told, len(desks)), strict=True)):
        days = stories(drawing(seed, f"stories:{place}"), share, _morning(desk, since), desk.now)
        courses += [course_of(desk, story) for story in days]
    others = [desk.office.pk for desk in desks[1:]]
    courses += settle_day(desks[0], others[0] if others else None)
    for desk in desks[1:MOST_OPEN]:
        courses += ordinary_day(desk)
    tell(courses=courses, actor=actor, at=at)
    return count


def _morning(desk: Desk, at: datetime) -> datetime:
    return datetime.combine(at.astimezone(desk.office.zone).date(), time(8), tzinfo=desk.office.zone)


def _shares(count: int, offices: int) -> list[int]:
    """Divide a number of stories among the offices, the first having the most."""
    if offices == 1:
        return [count]
    first = round(count * FIRST_SHARE)
    each, rest = divmod(count - first, offices - 1)
    return [first] + [each + (place < rest) for place in range(offices - 1)]
