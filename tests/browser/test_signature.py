"""A resident signs on the executor's phone: what is drawn is sent, cleared it is not, and a name alone is enough."""

import pytest
from django.utils import timezone

from steward.cases import actions
from steward.cases.models import Job
from steward.cases.tests.factories import job, scene
from steward.organisation.tests.factories import actor

CHOSEN = "document.querySelector('[data-signature] input').files.length"


@pytest.fixture
def page(visit, world):
    here, now = scene(world), timezone.now()
    work = job(here, at=now)
    actions.accept_job(job_id=work.pk, actor=actor(world.people["lau"], now), at=now)
    opened = visit(world.people["lau"], phone=True)
    opened.goto(f"/cases/jobs/{work.key}/")
    return opened


def draw(page):
    canvas = page.locator("[data-signature] canvas")
    canvas.evaluate("canvas => canvas.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60)
    page.mouse.up()
    page.locator("[data-signature-clear]").wait_for()
    assert page.evaluate(CHOSEN) == 1


def test_what_is_drawn_is_sent_and_what_is_cleared_is_not(page):
    draw(page)
    page.locator("[data-signature-clear]").click()
    assert page.evaluate(CHOSEN) == 0
    draw(page)

    page.locator("[name=note]").fill("更換接頭")
    page.locator("[name=signed_by]").fill("許美琪")
    page.locator(".thumb-zone button").click()
    page.locator(".photo.signed img").wait_for()

    done = Job.objects.get()
    assert (done.state, done.signed_by, done.signature_file is not None) == ("done", "許美琪", True)
