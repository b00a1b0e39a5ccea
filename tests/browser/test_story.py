"""The whole job of a service centre, in the hands of those who do it: from the code in the lobby to the last word."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from steward.cases.models import Case, Grade, Job, Kind, Status
from steward.cases.tests.factories import scene
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.models import Deadline
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.actions import seal_everything
from steward.foundation.timeline.models import About
from steward.foundation.timeline.queries import verify
from steward.organisation.tests.factories import NOW
from steward.visits.models import Visit, VisitRule

pytestmark = pytest.mark.browser
WORDS = "天花滴水，走廊地上一攤水，老人家差點滑倒"


@pytest.fixture
def here(transactional_db):
    found = scene()
    for grade in Grade:
        VisitRule.objects.create(kind=Kind.HELP, grade=grade, limit_minutes=3 * 480)
    return found


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=True) as moving:
        yield moving


class Story:
    """The people of one story, their pages, and the clock that moves on between the chapters."""

    def __init__(self, here, visit, clock):
        self.here, self.visit, self.clock, self.now = here, visit, clock, NOW
        self.engineering = here.world.department("ENG").pk

    def later(self, **time):
        """Let time pass."""
        self.now += timedelta(**time)
        self.clock.move_to(self.now)

    def page(self, word, path, **more):
        """Open a page as this person, signed in anew."""
        page = self.visit(self.here.person(word), **more)
        page.goto(path)
        return page

    @property
    def case(self):
        """The case as it stands."""
        return Case.objects.get()

    def act(self, word, name, choose=(), **typed):
        """Do one act on the case from its page, as this person."""
        page = self.page(word, f"/cases/{self.case.key}/")
        more = page.locator("details.pop-d > summary")
        link = page.locator(f'a[hx-get$="/act/{name}/"]')
        if not link.is_visible():
            more.click()
        link.click()
        form = page.locator("#act-form")
        for field, value in typed.items():
            form.locator(f"[name={field}]").fill(value)
        for field, value in choose:
            form.locator(f"select[name={field}]").select_option(value)
        with page.expect_navigation():
            form.locator("[type=submit]").click()
        page.context.close()

    def record_visit(self, word, satisfaction, **typed):
        """Make the return visit by telephone, as this person."""
        visit = Visit.objects.get(state="planned")
        page = self.page(word, f"/visits/{visit.key}/")
        form = page.locator("form[action$='/record/']")
        form.locator("[name=visited_at]").fill(timezone.localtime(self.now).strftime("%Y-%m-%dT%H:%M"))
        form.locator(f"[name=satisfaction][value={satisfaction}]").check()
        for field, value in typed.items():
            form.locator(f"[name={field}]").fill(value)
        with page.expect_navigation():
            form.locator("[type=submit]").click()
        page.context.close()


@pytest.fixture
def story(here, visit, clock):
    return Story(here, visit, clock)


def _resident_scans(story):
    phone = story.visit(phone=True)
    phone.goto(f"/r/{story.here.estate.places['2座15樓走廊'].code}/")
    phone.locator("[name=text]").fill(WORDS)
    phone.locator("[name=phone]").fill("91234567")
    phone.locator("button[form=report]").click()
    phone.wait_for_url("**/f/**")
    return phone


def _assistant_answers(story):
    story.act("lin", "accept")
    story.act("lin", "reply", text="已收到，工程部馬上來看。")
    story.act("lin", "grade", choose=[("grade", "2")], reason="老人差點滑倒")
    assert story.case.owner == story.here.person("ho")


def _owner_dispatches(story):
    if story.case.status == Status.DISPATCHED:
        story.act("ho", "accept")
    story.act("ho", "job", choose=[("department", str(story.engineering))], what="查 15 樓走廊天花滴水")


def _executor_works(story):
    job = Job.objects.filter(state="sent").latest("pk")
    page = story.page("kwok", f"/cases/jobs/{job.key}/", phone=True)
    page.locator("form[action$='/accept/'] button").click()
    page.locator("#job-done [name=note]").fill("換了一段喉管，試水不再滴")
    page.locator("#job-done [name=signed_by]").fill("許美琪")
    page.locator("canvas").evaluate("canvas => canvas.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = page.locator("canvas").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60, steps=6)
    page.mouse.up()
    page.locator("button[form=job-done]").click()

    page.locator("figure.signed img").wait_for()
    page.context.close()
    job.refresh_from_db()
    assert (job.state, job.executor, job.signed_by) == ("done", story.here.person("kwok"), "許美琪")


def _clock_runs_out_and_climbs(story):
    final = Deadline.objects.get(kind="case", object_id=story.case.pk, name="final")
    before = Notice.objects.filter(person=story.here.person("leung")).count()
    story.now = final.due_at
    story.later(days=6)
    while deadlines.take_due_steps(at=story.now).clocks:
        pass
    assert Notice.objects.filter(person=story.here.person("leung")).count() > before
    page = story.page("leung", "/cases/?state=overdue")
    assert page.get_by_text(story.case.number).first.is_visible()
    page.context.close()


def _owner_resolves(story):
    owner = next(word for word, person in story.here.world.people.items() if person == story.case.owner)
    if story.case.status == Status.DISPATCHED:
        story.act(owner, "accept")
    story.act(owner, "resolve", result="喉管已更換，天花已粉刷", cause="喉管老化", told="已回覆，請您看看")
    assert story.case.status == Status.RESOLVED


def _timeline_verifies(story):
    seal_everything()
    assert verify().damages == []
    told = set(About.objects.filter(kind="case", object_id=story.case.pk).values_list("verb", flat=True))
    assert {"cases.registered", "cases.replied", "cases.resolved", "cases.reopened", "cases.instructed"} <= told


def test_from_the_code_in_the_corridor_to_the_last_word(story):
    phone = _resident_scans(story)
    assert story.case.owner == story.here.person("lin")
    _assistant_answers(story)
    _owner_dispatches(story)
    _executor_works(story)
    _clock_runs_out_and_climbs(story)
    _owner_resolves(story)

    story.later(hours=3)
    story.record_visit("chen", "C", shortcomings="還在滴")
    assert (story.case.status, story.case.grade) == (Status.DISPATCHED, Grade.MAJOR)
    story.act("leung", "instruct", text="今天內換掉整段喉管，我要看照片")
    _owner_resolves(story)
    story.later(hours=3)
    story.record_visit("chen", "A")

    assert story.case.status == Status.CLOSED
    phone.reload()
    assert phone.locator(".review li[data-done]").count() == 4
    _timeline_verifies(story)
