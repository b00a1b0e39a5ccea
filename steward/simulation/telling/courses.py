"""The ways a matter takes. Each is told as a generator: it acts, and yields the moment of its next act.

A story that has not come to its end when the last day is reached simply stands where it stands.
"""

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import datetime, timedelta

from steward.cases import actions as cases
from steward.cases.actions import NotOurs, OnTheSpot
from steward.cases.models import Case, Grade, PauseReason, Status
from steward.organisation.models import PostCode
from steward.simulation.rules.stories import LIGHT, Story
from steward.visits import actions as visits

from .desk import Desk

type Course = Generator[datetime, datetime]

UNHAPPY = ("還是一樣，根本沒有好。", "修完第二天又漏了。", "說好的事沒有做完。")


def ordinary(desk: Desk, story: Story, **more) -> Course:
    """Dispatched, taken in hand, worked on, answered, asked after, closed."""
    case = desk.register(story, **more)
    yield from _worked(desk, case, story)
    yield from _asked(desk, case, story)


def _worked(desk: Desk, case: Case, story: Story) -> Course:
    at = yield desk.later(story.at, 0.7 * story.pace)
    case = desk.take(case, at)
    if desk.open_jobs(case):
        at = yield desk.later(at, 0.6 * story.pace)
        desk.accept_jobs(case, at)
        at = yield desk.later(at, 3.5 * story.pace)
        desk.finish_jobs(case, story, at)
    at = yield desk.later(at, 2.5 * story.pace)
    desk.resolve(case, story, at)


def _asked(desk: Desk, case: Case, story: Story, satisfaction: str = "") -> Course:
    case = desk.fresh(case)
    hours = 14 if case.grade >= Grade.IMPORTANT else 30
    at = yield desk.later(case.resolved_at.astimezone(desk.office.zone), hours * story.pace)
    if desk.fresh(case).status == Status.RESOLVED:
        desk.ask(case, at, satisfaction=satisfaction or ("B" if story.pace > 1 else "A"))


def slow(desk: Desk, story: Story) -> Course:
    """Nobody looks at it in time: the clocks run out and climb."""
    yield from ordinary(desk, replace(story, pace=story.pace * 7))


def at_once(desk: Desk, story: Story) -> Course:
    """Explained or solved while the caller is on the line."""
    case = desk.register(story, way_out=OnTheSpot(explanation=story.matter.answer, satisfied=True))
    if case.is_open:  # too grave to be settled by whoever took the call
        yield from _worked(desk, case, story)
        yield from _asked(desk, case, story)


def not_ours(desk: Desk, story: Story) -> Course:
    """Explained, and sent to the body that it belongs to."""
    to = desk.random.choice(("供電公司客服", "自來水公司熱線", "街道城管", "電信營業廳", "轄區派出所"))
    way_out = NotOurs(explanation="這由外單位負責，已代為記下並告知聯絡方式。", referred_to=to)
    case = desk.register(story, way_out=way_out)
    if case.is_open:
        yield from _worked(desk, case, story)
        yield from _asked(desk, case, story)


def paused(desk: Desk, story: Story) -> Course:
    """It waits for parts, then goes on."""
    case = desk.register(story)
    at = yield desk.later(story.at, story.pace)
    case = desk.take(case, at)
    at = yield desk.later(at, 2)
    owner = desk.actor(desk.fresh(case).owner_id, at)
    until = at + timedelta(days=desk.random.choice((1, 2, 3)))
    reason = desk.random.choice((PauseReason.PARTS, PauseReason.CUSTOMER_DATE, PauseReason.WEATHER))
    cases.pause(case_id=case.pk, reason=reason, until_at=until, actor=owner, at=at, note="已與住戶說明")
    at = yield desk.later(until, 1)
    cases.resume(case_id=case.pk, actor=desk.actor(desk.fresh(case).owner_id, at), at=at)
    desk.accept_jobs(case, at)
    at = yield desk.later(at, 3)
    desk.finish_jobs(case, story, at)
    at = yield desk.later(at, 1)
    desk.resolve(case, story, at)
    yield from _asked(desk, case, story)


def reopened(desk: Desk, story: Story) -> Course:
    """The return visit fails: opened again one grade up, done properly, asked again."""
    case = desk.register(story)
    yield from _worked(desk, case, story)
    at = yield desk.later(desk.fresh(case).resolved_at.astimezone(desk.office.zone), 24)
    case = desk.ask(case, at, satisfaction="C", words=desk.random.choice(UNHAPPY))
    at = yield desk.later(at, 1)
    desk.take(case, at)
    at = yield desk.later(at, 6)
    desk.resolve(case, story, at)
    yield from _asked(desk, case, story, "B")


def unreached(desk: Desk, story: Story) -> Course:
    """Nobody picks up the telephone on three days."""
    case = desk.register(story)
    yield from _worked(desk, case, story)
    at = desk.fresh(case).resolved_at.astimezone(desk.office.zone)
    for _day in range(3):
        at = yield desk.later(at + timedelta(days=1), 1)
        if visit := desk.visit_of(desk.fresh(case)):
            visitor = desk.actor(visit.assigned_to_id, at)
            visits.record_attempt(visit_id=visit.pk, method="phone", note="無人接聽", actor=visitor, at=at)
    if desk.fresh(case).status == Status.RESOLVED:
        at = yield desk.later(at, 20)
        desk.ask(case, at)


def handed_over(desk: Desk, story: Story) -> Course:
    """The owner passes it to a colleague, who takes it."""
    case = desk.register(story)
    at = yield desk.later(story.at, story.pace)
    case = desk.fresh(case)
    giver = desk.actor(case.owner_id, at)
    taker = desk.post(PostCode.SV if case.grade == Grade.ORDINARY else PostCode.OD, at)
    if taker.person_id != case.owner_id:
        offered = cases.hand_over(
            case_id=case.pk, why="需要主管協調兩個部門", person_id=taker.person_id, actor=giver, at=at
        )
        at = yield desk.later(at, 1)
        cases.accept_offer(handover_id=offered.handover.pk, actor=replace(taker, as_of=at), at=at)
    yield from _worked(desk, case, replace(story, at=at))
    yield from _asked(desk, case, story)


def doubled(desk: Desk, story: Story) -> Course:
    """A second caller brings the same matter: the two are merged."""
    case = desk.register(story)
    at = yield story.at + timedelta(minutes=20)
    twin = desk.register(replace(story, at=at, home=(story.home + 0.37) % 1, text=f"{story.text}之前好像有鄰居報過。"))
    at = yield at + timedelta(minutes=15)
    cases.merge(case_id=twin.pk, into_id=case.pk, actor=desk.post(PostCode.SV, at), at=at)
    yield from _worked(desk, case, replace(story, at=at))
    yield from _asked(desk, case, story)


def withdrawn(desk: Desk, story: Story) -> Course:
    """The caller takes it back."""
    case = desk.register(story)
    at = yield desk.later(story.at, 3)
    for job in desk.open_jobs(case):
        cases.cancel_job(job_id=job.pk, actor=desk.actor(desk.fresh(case).owner_id, at), at=at)
    owner = desk.actor(desk.fresh(case).owner_id, at)
    cases.withdraw(case_id=case.pk, why="住戶來電說已自行解決", actor=owner, at=at)


COURSES: dict[str, Callable[..., Course]] = {
    "ordinary": ordinary, "slow": slow, "at_once": at_once, "not_ours": not_ours, "paused": paused,
    "reopened": reopened, "unreached": unreached, "handed_over": handed_over, "doubled": doubled,
    "withdrawn": withdrawn,
}  # fmt: skip


def course_of(desk: Desk, story: Story) -> Course:
    """Return the way that a story takes, from its first moment on."""
    yield story.at
    yield from COURSES["at_once" if story.kind in LIGHT and story.course == "paused" else story.course](desk, story)
