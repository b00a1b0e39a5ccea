"""The frame around every page, seen by a person."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.watching import accessible, fits

PAGES = ["/me/", "/gallery/", "/gallery/portal/"]
MORE = ["/offices/", "/gallery/field/", "/gallery/wall/", "/gallery/print/", "/gallery/plain/"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_page_of_the_shell_is_accessible(visit, world, phone, theme):
    page = visit(world.people["chen"], phone=phone, theme=theme)

    for path in PAGES:
        page.goto(path)
        accessible(page)
        fits(page)


def test_every_layout_is_accessible(visit, world):
    page = visit(world.people["chen"])

    for path in MORE:
        page.goto(path)
        accessible(page)


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_pages_of_errors_speak_three_languages(visit, world, language):
    page = visit(world.people["lin"], language=language, expect=("404",))

    page.goto("/no/such/page/")

    words = {"zh-hant": "這個網址沒有內容", "zh-hans": "这个网址没有内容", "en": "There is nothing at this address"}
    expect(page.get_by_role("heading", level=1)).to_have_text(words[language])
    accessible(page)


def test_the_menu_opens_with_the_keyboard_and_closes_with_escape(visit, world):
    page = visit(world.people["chen"])
    page.goto("/me/")
    summary = page.locator("summary.me")

    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="简体中文").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(page.locator(".bar .pop.to-end")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_language_chosen_in_the_menu_changes_the_page(visit, world):
    page = visit(world.people["chen"])
    page.goto("/me/")

    page.locator("summary.me").click()
    page.locator(".bar").get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile(r"/me/$"))


def test_the_offices_are_fetched_when_their_menu_opens(visit, world):
    page = visit(world.people["cheng"])
    page.goto("/me/")

    page.locator("summary.estate").click()
    page.get_by_role("button", name="松灣管理處 SW").click()

    expect(page.locator("summary.estate")).to_contain_text("松灣管理處")


def test_a_device_in_the_dark_gets_a_dark_page_when_it_asks_for_it(visit, world):
    page = visit(world.people["lin"], theme="auto", color_scheme="dark")

    page.goto("/me/")

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
