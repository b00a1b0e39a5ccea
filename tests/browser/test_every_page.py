"""Every page that the golden requests know is accessible, fits its window, and breaks nothing, in the hands of who may."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse
from django.utils.module_loading import import_string
from playwright.sync_api import Error

from tests.browser.watching import fits, violations
from tests.house.guards.routes import golden_requests

PAGES = [(app, golden) for app, golden in golden_requests() if golden.method == "get" and golden.status == 200]
APPS = sorted({app for app, _golden in PAGES})


def _holds(page, golden, world):
    """Give the browser what the golden request says that it and its session hold."""
    context, base = page.context, page.context.cookies()[0]
    context.add_cookies([
        {"name": name, "value": value, "domain": base["domain"], "path": "/"}
        for name, value in golden.cookies(world).items()
    ])  # fmt: skip
    key = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == settings.SESSION_COOKIE_NAME)
    session: SessionBase = import_string(f"{settings.SESSION_ENGINE}.SessionStore")(key)
    session.update(golden.session(world))
    session.save()


@pytest.mark.parametrize("app", APPS)
def test_the_pages_of_an_app_are_accessible(visit, world, app):
    opened, said = {}, []

    for golden in [golden for of, golden in PAGES if of == app and not golden.json and not golden.is_file]:
        address = reverse(golden.route, kwargs=golden.make(world)) + "?" + urlencode(golden.send(world))
        if golden.who not in opened:
            # A part opened by itself names no icon, so the browser asks for one.
            opened[golden.who] = visit(world.people[golden.who], expect=("/favicon.ico",))
        page = opened[golden.who]
        _holds(page, golden, world)
        try:
            answer = page.goto(address)
        except Error:
            continue  # a download, which shows nothing
        # A part of a page is judged within the page that fetches it.
        if "text/html" in answer.headers.get("content-type", "") and answer.text().startswith("<!doctype"):
            said += [f"{golden}: {one}" for one in violations(page)]
            fits(page)

    assert said == []
