"""The last day: what lies on everybody's desk when the demo company is opened. Moments are told from now backwards."""

from collections.abc import Callable, Generator, Iterator
from datetime import datetime, timedelta

from steward.cases import actions as cases
from steward.cases.actions import Dispatched, NotOurs, OnTheSpot
from steward.cases.models import Case, Channel, Kind, PauseReason
from steward.estate.models import Place
from steward.foundation.identity.actor import system
from steward.organisation.models import PostCode
from steward.portal import actions as portal
from steward.simulation.actions.outages import announce_outage
from steward.simulation.rules.sayings import Matter, matter
from steward.simulation.rules.stories import Story
from steward.visits import actions as visits

from .courses import Course, doubled
from .desk import Desk

ENTRAPMENT = "電梯卡在八樓和九樓之間，一位老太太和一個小孩被困在裡面，按鈴沒有人回。"
GROUP = "整個單元停水了，水管是不是爆了？家裡連沖廁所的水都沒有。"
RUDE = "問門崗的同事訪客怎麼登記，他說「沒空」就走開了，我要求書面道歉。"


def _ago(desk: Desk, **span: float) -> datetime:
    return desk.now - timedelta(**span)


def _first_words(found: Matter, desk: Desk) -> str:
    return desk.random.choice(found.said).format(time="今天早上", since="昨晚", wait=15)


def _story(desk: Desk, category: str, at: datetime, **more) -> Story:
    found = matter(category)
    fields = {
        "at": at, "matter": found, "kind": found.kinds[0], "text": _first_words(found, desk),
        "channel": Channel.PHONE, "course": "", "home": desk.random.random(), "place": desk.random.random(), "pace": 1.0,
    }  # fmt: skip
    return Story(**(fields | more))


def _brought(desk: Desk, story: Story, **more) -> Generator[datetime, datetime, Case]:
    yield story.at
    return desk.register(story, **more)


def waiting(desk: Desk, category: str, minutes: int, **more) -> Course:
    """Registered, not yet taken in hand."""
    yield from _brought(desk, _story(desk, category, _ago(desk, minutes=minutes)), **more)


def running(desk: Desk, category: str, *, hours: float, due: float, step: str = "", **more) -> Course:
    """In hand, word promised in `due` hours from now (negative: the promise was broken), its job at this step."""
    case = yield from _brought(desk, _story(desk, category, _ago(desk, hours=hours), **more))
    at = yield _ago(desk, hours=hours * 0.8)
    promised = max(desk.now + timedelta(hours=due), at + timedelta(minutes=20))
    desk.take(case, at, next_promised_at=promised)
    if step in ("accepted", "done"):
        at = yield _ago(desk, hours=hours * 0.6)
        desk.accept_jobs(case, at)
    if step == "done":
        at = yield _ago(desk, minutes=15)
        desk.finish_jobs(case, _story(desk, category, at), at)


def major(desk: Desk) -> Course:
    """A lift entrapment an hour and a half ago: people are out, the director's instruction is still to come."""
    story = _story(desk, "lift", _ago(desk, minutes=95), kind=Kind.HELP, text=ENTRAPMENT, place=0.0)
    case = yield from _brought(desk, story, by=desk.post(PostCode.RC, story.at))
    at = yield _ago(desk, minutes=86)
    desk.take(case, at, next_promised_at=desk.now + timedelta(minutes=50))
    at = yield _ago(desk, minutes=80)
    desk.accept_jobs(case, at)
    owner = desk.actor(desk.fresh(case).owner_id, at)
    cases.add_note(
        case_id=case.pk, text="維保人員 12 分鐘到場，兩人已平安出來，老太太血壓偏高，家人陪同。", actor=owner, at=at
    )


def standing(desk: Desk, *, hours: float, days: float) -> Course:
    """Its clock stands still: parts are on order."""
    case = yield from _brought(desk, _story(desk, "access", _ago(desk, hours=hours)))
    at = yield _ago(desk, hours=hours * 0.9)
    desk.take(case, at)
    desk.accept_jobs(case, at)
    at = yield _ago(desk, hours=hours * 0.5)
    owner = desk.actor(desk.fresh(case).owner_id, at)
    cases.pause(
        case_id=case.pk, reason=PauseReason.PARTS, until_at=desk.now + timedelta(days=days), actor=owner, at=at,
        note="讀卡器缺貨，供應商後天送到",
    )  # fmt: skip


def offered(desk: Desk, category: str, department: str) -> Course:
    """Offered to another department, which has not answered."""
    case = yield from _brought(desk, _story(desk, category, _ago(desk, hours=5)), way_out=Dispatched())
    at = yield _ago(desk, hours=4)
    case = desk.take(case, at)
    at = yield _ago(desk, minutes=50)
    cases.hand_over(
        case_id=case.pk, why="屬交付時遺留問題，請安排保修並回覆上門日期。", actor=desk.actor(case.owner_id, at), at=at,
        department_id=desk.company.departments[desk.office.pk, department].pk,
    )  # fmt: skip


def to_other_office(desk: Desk, office_id: int) -> Course:
    """Belongs to another office, which must accept it."""
    way_out = NotOurs(explanation="您說的車庫屬於相鄰園區，已轉該管理處，由他們聯絡您。", office_id=office_id)
    yield from _brought(desk, _story(desk, "spaces", _ago(desk, hours=2)), way_out=way_out)


def longer(desk: Desk, category: str, **more) -> Course:
    """A later date was asked for and waits for the decision of whoever stands above."""
    case = yield from _brought(desk, _story(desk, category, _ago(desk, hours=27), **more), way_out=Dispatched())
    at = yield _ago(desk, hours=26)
    desk.take(case, at, next_promised_at=desk.now + timedelta(hours=5))
    at = yield _ago(desk, hours=1)
    owner = desk.actor(desk.fresh(case).owner_id, at)
    until = desk.now + timedelta(days=9)
    cases.request_extension(case_id=case.pk, new_due_at=until, why="天花要等乾透才能補油", actor=owner, at=at)


def awaiting_word(desk: Desk, category: str, *, resolved: float, fails: bool = False, by: str = "") -> Course:
    """Resolved so many hours ago, a return visit is owed; or it was made yesterday and failed."""
    story = _story(desk, category, _ago(desk, hours=resolved + 30), kind=Kind.COMPLAINT)
    case = yield from _brought(desk, story)
    at = yield _ago(desk, hours=resolved + 28)
    desk.take(case, at)
    desk.accept_jobs(case, at)
    at = yield _ago(desk, hours=resolved + 3)
    desk.finish_jobs(case, story, at)
    at = yield _ago(desk, hours=resolved)
    case = desk.resolve(case, story, at)
    if by and (visit := desk.visit_of(case)):
        supervisor = desk.post(PostCode.SV, at)
        visits.reassign(visit_id=visit.pk, to=desk.person(by), actor=supervisor, at=at, version=visit.version)
    if fails:
        at = yield _ago(desk, hours=2)
        desk.ask(case, at, satisfaction="C", words="只修了表面，昨晚又滲了，請主任自己來看。")


def about_somebody(desk: Desk) -> Course:
    """A complaint about a member of staff, kept from whom it names and all below."""
    named = desk.company.in_office(desk.office, PostCode.EX, department="SEC")[-1].person
    story = _story(desk, "manner", _ago(desk, hours=22), text=RUDE, channel=Channel.COUNTER)
    case = yield from _brought(desk, story, by=desk.post(PostCode.RC, story.at), named=(named.pk,))
    at = yield _ago(desk, hours=20)
    desk.take(case, at, next_promised_at=desk.now + timedelta(hours=3))


def together(desk: Desk, homes: int) -> Course:
    """Several households about one matter, put into one group."""
    first = desk.homes[0][0].building_id
    units = {unit.pk: n for n, (unit, _who) in enumerate(desk.homes) if unit.building_id == first}
    made: list[Case] = []
    for number, place in enumerate(list(units.values())[:homes]):
        at = _ago(desk, minutes=170 - 12 * number)
        yield at
        story = _story(desk, "water_power", at, text=GROUP, home=(place + 0.5) / len(desk.homes), kind=Kind.COMPLAINT)
        made.append(desk.register(story, by=desk.post(PostCode.PA, at)))
    at = yield _ago(desk, minutes=90)
    ids = [case.pk for case in made]
    cases.group(case_ids=ids, title="1座停水", actor=desk.post(PostCode.DA, at), at=at)


def hotline(desk: Desk) -> Course:
    """Transferred by the city's hotline with its own number and date."""
    story = _story(desk, "renovation_noise", _ago(desk, hours=20), channel=Channel.HOTLINE)
    case = yield from _brought(
        desk, story, by=desk.post(PostCode.CA, story.at), outside_number="12345-2026-118204",
        outside_due_at=desk.now + timedelta(days=2), outside_reply_format="系統回填，附現場照片兩張",
    )  # fmt: skip
    at = yield _ago(desk, hours=18)
    desk.take(case, at, next_promised_at=desk.now + timedelta(hours=6))


def chased(desk: Desk, category: str) -> Course:
    """Late, and the company has asked after it."""
    case = yield from _brought(desk, _story(desk, category, _ago(desk, hours=75)), way_out=Dispatched())
    at = yield _ago(desk, hours=72)
    desk.take(case, at, next_promised_at=_ago(desk, hours=30))
    at = yield _ago(desk, minutes=70)
    cases.chase(case_id=case.pk, why="住戶來電公司詢問，請今天回覆進度。", actor=desk.post(PostCode.CA, at), at=at)


def by_code(desk: Desk) -> Course:
    """A resident scanned the code of a lift."""
    at = yield _ago(desk, minutes=26)
    place: Place = desk.places["lift"][0]
    ticket = portal.Ticket(
        place=place, text="電梯裡的燈一直閃，有點嚇人。", phone="95550123", category=desk.categories["lighting"]
    )
    portal.report(ticket=ticket, device="demo", network="demo", actor=system("resident"), at=at)


def outage(desk: Desk, calls: int) -> Course:
    """Everybody calls about the same outage and hears the same sentence."""
    began = yield _ago(desk, hours=3)
    row = announce_outage(
        building=desk.grounds.buildings[-1], category=desk.categories["water_power"],
        actor=desk.post(PostCode.SV, began), at=began,
    )  # fmt: skip
    for number in range(calls):
        at = yield began + timedelta(minutes=20 * (number + 1))
        way_out = OnTheSpot(explanation=row.sentence, satisfied=True)
        story = _story(desk, "water_power", at, kind=Kind.ENQUIRY, text="請問停水甚麼時候恢復？")
        desk.register(story, way_out=way_out, outage=row)


def twice(desk: Desk) -> Course:
    """The same matter from two neighbours, merged this morning."""
    at = yield _ago(desk, hours=5)
    yield from doubled(desk, _story(desk, "smoke", at, pace=9.0))


def praise(desk: Desk) -> Course:
    """A word of thanks."""
    story = _story(desk, "other", _ago(desk, hours=1), kind=Kind.PRAISE, channel=Channel.COUNTER)
    yield from _brought(desk, story, way_out=OnTheSpot(explanation="謝謝您，已轉告同事。", satisfied=True))


def settle_day(desk: Desk, other_office_id: int | None) -> Iterator[Course]:
    """Yield everything that lies open at the first office."""
    chen = desk.post(PostCode.SV, desk.now).person_id
    yield from (waiting(desk, "drain", 12), waiting(desk, "lighting", 34), waiting(desk, "dispute", 55))
    yield waiting(desk, "barrier", 41, way_out=Dispatched(owner_id=chen))
    yield from (
        running(desk, "leak", hours=20, due=0.66, step="accepted"), running(desk, "pests", hours=6, due=2.5),
        running(desk, "indoor", hours=4, due=3.2, step="done"), running(desk, "dogs", hours=30, due=5),
        running(desk, "leak", hours=52, due=-2, step="accepted"), running(desk, "cleaning", hours=70, due=-20),
        running(desk, "falling", hours=16, due=1.5, step="accepted"), running(desk, "theft", hours=9, due=6),
    )  # fmt: skip
    yield from (major(desk), standing(desk, hours=60, days=2), standing(desk, hours=30, days=-0.02 + 1))
    yield offered(desk, "defects", "DEV")
    yield offered(desk, "common_repair", "ENG")
    if other_office_id:
        yield to_other_office(desk, other_office_id)
    yield from (longer(desk, "leak"), longer(desk, "falling"))
    yield from (
        awaiting_word(desk, "noise", resolved=67), awaiting_word(desk, "renovation_noise", resolved=80),
        awaiting_word(desk, "smoke", resolved=20, by="fong"), awaiting_word(desk, "leak", resolved=26, fails=True),
    )  # fmt: skip
    yield from (about_somebody(desk), together(desk, 3), hotline(desk), chased(desk, "response"))
    yield from (by_code(desk), outage(desk, 4), twice(desk), praise(desk))


def ordinary_day(desk: Desk) -> Iterator[Course]:
    """Yield what lies open at any other office."""
    makers: list[Callable[[], Course]] = [
        lambda: waiting(desk, "drain", 22), lambda: running(desk, "leak", hours=20, due=2, step="accepted"),
        lambda: running(desk, "dogs", hours=50, due=-3), lambda: awaiting_word(desk, "noise", resolved=60),
        lambda: standing(desk, hours=40, days=1),
    ]  # fmt: skip
    for make in makers:
        yield make()
