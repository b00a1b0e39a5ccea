"""A real Chromium beside the running product: named people sign in, and every page is watched while a test uses it.

    def test_something(visit, world):
        page = visit(world.people["lin"])           # a desk of 1440 by 900; phone=True, theme="dark", language="en"
        page.goto("/me/")
        ...
        accessible(page)                            # axe finds nothing

A page that logs an error, breaks the content policy or asks another host for anything fails its test at the end, unless
the test expects that and says so: `visit(..., expect=("Failed to load resource",))`.
"""

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from steward.foundation.identity.models import Account
from steward.organisation.tests.factories import company
from tests.browser.watching import Watch

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "steward/foundation/ui/static/ui/dist"
# Chromium may not run as root without --no-sandbox; the others keep it from asking the world for anything.
FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


def chromium() -> str:
    """Return the path of a Chromium; fail with a clear message where there is none, never skip."""
    if named := os.environ.get("STEWARD_CHROMIUM"):
        return named
    found = subprocess.run([ROOT / "tools/chromium"], capture_output=True, text=True)
    if found.returncode:
        pytest.fail(found.stderr.strip(), pytrace=False)
    return found.stdout.strip()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs an event loop in the thread of the tests
    if not (DIST / "app.js").exists():
        pytest.fail("The front end is not built: run `make frontend`.", pytrace=False)
    return {"executable_path": chromium(), "args": FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])}


@pytest.fixture
def world(transactional_db):
    """The small company of organisation's factories."""
    return company()


@pytest.fixture
def visit(browser, live_server):
    """Open a page as a person (or as nobody); what it does is judged when the test ends."""
    opened = []

    def open_page(person=None, *, phone=False, theme="light", language="zh-hant", expect=(), **more):
        context = browser.new_context(base_url=live_server.url, **(PHONE if phone else DESK) | more)
        cookies = {"steward_theme": theme, "steward_language": language}
        if person is not None:
            client = Client()
            client.force_login(Account.objects.get(person=person), backend=settings.AUTHENTICATION_BACKENDS[0])
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
            type(person).objects.filter(pk=person.pk).update(language=language)
        context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        opened.append((context, Watch(page, live_server.url, expect)))
        return page

    yield open_page
    said = []
    for context, watch in opened:
        said += watch.complaints
        context.close()
    assert said == []
