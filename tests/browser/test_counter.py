"""A counter that several share: it locks itself, shows the faces, and a face with its number or a passkey changes the person."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from playwright.sync_api import expect

from steward.foundation.identity.models import Account
from steward.organisation import actions
from steward.organisation.models import CounterPin
from steward.organisation.tests.factories import actor
from steward.organisation.web.at_counter import COOKIE
from tests.browser.watching import accessible, fits

PIN, FACES = "604917", re.compile(r"/organisation/counter/")
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def page(visit, world, live_server):
    """A browser at a machine that Chen registered; Lin and Wong have numbers."""
    now = timezone.now()
    _row, token = actions.register_counter(
        office_id=world.office.pk, name="前台", actor=actor(world.people["chen"], now), at=now
    )
    for word in ("lin", "wong"):
        account = Account.objects.get(person=world.people[word])
        CounterPin.objects.create(account=account, pin=make_password(PIN), epoch=account.session_epoch, set_at=now)
    opened = visit()
    opened.context.add_cookies([{"name": COOKIE, "value": token, "url": live_server.url}])
    return opened


def _take_over(page, name):
    page.get_by_text(name).click()
    page.get_by_label("你的數字").fill(PIN)
    page.keyboard.press("Enter")


def _is_seen(page, name):
    expect(page.locator("summary.me")).to_contain_text(name)


def test_it_locks_itself_and_the_next_one_takes_over_in_one_gesture(page):
    page.clock.install()
    page.goto("/organisation/counter/?next=/me/")
    accessible(page)
    fits(page)
    _take_over(page, "林若喬")
    _is_seen(page, "林若喬")

    page.clock.fast_forward("05:01")
    expect(page).to_have_url(FACES)
    page.goto("/me/")
    expect(page.locator("summary.me")).to_have_count(0)
    page.goto("/organisation/counter/?next=/me/")
    _take_over(page, "黃子晴")
    _is_seen(page, "黃子晴")

    page.get_by_role("button", name="換人").click()
    _take_over(page, "林若喬")
    _is_seen(page, "林若喬")


def test_a_passkey_opens_it_too(page):
    chrome = page.context.new_cdp_session(page)
    chrome.send("WebAuthn.enable")
    chrome.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto("/accounts/login/?next=/accounts/passkeys/add/")
    page.locator("[name=login]").fill("lin")
    page.locator("[name=password]").fill("Steward-2026")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(re.compile("reauthenticate"))
    page.locator("[name=password]").fill("Steward-2026")
    page.locator("[name=password]").press("Enter")
    page.locator("[name=passwordless]").check()
    page.locator("#passkey_add").click()
    page.wait_for_url(lambda address: "/passkeys/add/" not in address)

    page.goto("/me/")
    page.evaluate("document.querySelector('form[data-sign-out]').requestSubmit()")
    page.wait_for_url(lambda address: "/me/" not in address)
    page.goto("/organisation/counter/")
    page.get_by_role("button", name="用通行密鑰").click()

    _is_seen(page, "林若喬")
