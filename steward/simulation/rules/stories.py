"""What happens at a service centre: who calls when about what, and which way the matter takes. Drawn, not yet done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from steward.cases.models import Channel, Kind

from .sayings import MATTERS, SINCES, TIMES, UNIT, WISHES, Matter

OPENS, CLOSES = time(8, 40), time(18, 10)
CHANNELS = (
    (Channel.PHONE, 56), (Channel.COUNTER, 20), (Channel.CHAT, 14), (Channel.PORTAL, 5), (Channel.EMAIL, 2),
    (Channel.LETTER, 1), (Channel.PATROL, 2),
)  # fmt: skip
LIGHT = frozenset({Kind.ENQUIRY, Kind.SUGGESTION, Kind.PRAISE})
COURSES = (  # the way a matter takes, and how many of a hundred take it
    ("ordinary", 58), ("at_once", 8), ("slow", 8), ("paused", 6), ("reopened", 5), ("unreached", 4), ("not_ours", 4),
    ("handed_over", 4), ("doubled", 2), ("withdrawn", 1),
)  # fmt: skip
LIGHT_COURSES = (("at_once", 88), ("ordinary", 6), ("not_ours", 6))
EVENINGS = 0.08  # share of calls outside office hours
NOBODY = 0.03  # share of callers who do not say who they are


def _drawn(shares: Sequence[tuple[Any, int]]) -> tuple[list[Any], list[int]]:
    """Return what is drawn from, and the sums of the shares, which `choices` would add up for each draw."""
    return [thing for thing, _share in shares], list(accumulate(share for _thing, share in shares))


_WEIGHTS = list(accumulate(matter.weight for matter in MATTERS))
_CHANNELS, _CHANNELS_OF_A_UNIT = _drawn(CHANNELS), _drawn(CHANNELS[:3])
_COURSES, _LIGHT_COURSES = _drawn(COURSES), _drawn(LIGHT_COURSES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """One matter: when it comes, about what, in which words, and how it goes on."""

    at: datetime
    matter: Matter
    kind: Kind
    text: str
    channel: Channel
    course: str
    home: float  # where among the homes, and among the places, 0 to 1
    place: float
    pace: float  # how quickly people work at it; above 1 is slow
    is_anonymous: bool = False


def say(random: Random, matter: Matter) -> str:
    """Return what somebody says about a matter."""
    said = random.choice(matter.said).format(
        time=random.choice(TIMES), since=random.choice(SINCES), wait=random.choice((8, 10, 15, 20))
    )
    return f"{said}{random.choice(WISHES)}"


def draw(random: Random, at: datetime) -> Story:
    """Draw one story that begins at this moment."""
    matter = random.choices(MATTERS, cum_weights=_WEIGHTS)[0]
    kind = random.choice(matter.kinds)
    courses, usual = _LIGHT_COURSES if kind in LIGHT else _COURSES
    channels, used = _CHANNELS_OF_A_UNIT if matter.place == UNIT else _CHANNELS
    return Story(
        at=at, matter=matter, kind=kind, text=say(random, matter),
        channel=random.choices(channels, cum_weights=used)[0], course=random.choices(courses, cum_weights=usual)[0],
        home=random.random(), place=random.random(), pace=random.choice((0.4, 0.6, 0.8, 1.0, 1.2)),
        is_anonymous=matter.place != UNIT and random.random() < NOBODY,
    )  # fmt: skip


def moments(random: Random, count: int, since: datetime, until: datetime) -> list[datetime]:
    """Return when so many calls come, oldest first: in office hours mostly, few on Sundays, none after `until`."""
    found: list[datetime] = []
    days = max((until - since).days, 1)
    while len(found) < count:
        day = (since + timedelta(days=random.random() * (days + 1))).date()
        if day.isoweekday() == 7 and random.random() < 0.6:
            continue
        at = _on(random, day, since)
        if since <= at < until:
            found.append(at)
    return sorted(found)


def _on(random: Random, day, since: datetime) -> datetime:
    opens = datetime.combine(day, OPENS, tzinfo=since.tzinfo)
    if random.random() < EVENINGS:
        return opens + timedelta(hours=10 + 4 * random.random())
    closes = datetime.combine(day, CLOSES, tzinfo=since.tzinfo)
    return opens + (closes - opens) * random.random()


def stories(random: Random, count: int, since: datetime, until: datetime) -> Iterator[Story]:
    """Yield so many stories in the order in which they begin."""
    for at in moments(random, count, since, until):
        yield draw(random, at)


def later(random: Random, at: datetime, hours: float) -> datetime:
    """Return a moment about so many hours on at which people are at work."""
    found = at + timedelta(hours=hours * random.uniform(0.6, 1.4))
    local = found.timetz().replace(tzinfo=None)
    if local < OPENS:
        return datetime.combine(found.date(), OPENS, tzinfo=at.tzinfo) + timedelta(minutes=random.randint(0, 50))
    if local > CLOSES:
        morning = datetime.combine(found.date() + timedelta(days=1), OPENS, tzinfo=at.tzinfo)
        return morning + timedelta(minutes=random.randint(0, 50))
    return found
