"""Work without the mouse: keys of acts, lists, suggestions; a list that stays alive under the hand."""

import pytest
from playwright.sync_api import expect

from tests.browser import practice
from tests.browser.watching import accessible

pytestmark = pytest.mark.urls("tests.browser.practice")


@pytest.fixture(autouse=True)
def rows():
    practice.received.clear()
    practice.rows[:] = ["one", "two", "three"]


@pytest.fixture
def page(visit, world):
    return visit(world.people["chen"], permissions=["clipboard-read", "clipboard-write"])


def test_a_letter_acts_outside_a_field_and_types_inside(page):
    page.goto("/practice/form/")

    page.get_by_label("Words").press("n")
    expect(page.get_by_label("Words")).to_have_value("n")
    page.locator("h1").click()
    page.keyboard.press("n")

    expect(page.locator("[data-toast]")).to_contain_text("已複製")
    assert page.evaluate("navigator.clipboard.readText()") == "what to paste"


def test_what_lies_in_a_closed_menu_has_its_key_all_the_same(page):
    page.goto("/practice/form/")

    page.keyboard.press("m")

    expect(page.locator("[data-toast]")).to_contain_text("已複製")
    assert page.evaluate("navigator.clipboard.readText()") == "from the menu"


def test_rows_are_walked_selected_and_handed_on_by_keys(page):
    page.goto("/practice/list/")

    for key in ("j", "j", "x", "j", "x"):
        page.keyboard.press(key)

    expect(page.locator("[data-bulk-count]")).to_have_text("2 selected")
    expect(page.locator("tr[aria-current]")).to_contain_text("three")
    accessible(page)


def test_selecting_all_and_taking_one_away(page):
    page.goto("/practice/list/")

    page.get_by_label("All").check()
    page.get_by_label("Select two").uncheck()

    expect(page.locator("[data-bulk-count]")).to_have_text("2 selected")


def test_suggestions_are_walked_with_arrows_and_taken_with_enter(page):
    page.goto("/practice/list/")
    who = page.get_by_role("combobox")

    who.press_sequentially("che")
    expect(page.get_by_role("option")).to_have_count(2)
    who.press("ArrowDown")
    accessible(page)
    who.press("Enter")

    expect(who).to_have_value("Cheng")
    expect(page.locator("input[name=person]")).to_have_value("key-Cheng")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page):
    page.goto("/practice/list/")
    who = page.get_by_role("combobox")
    who.press_sequentially("cho")
    expect(page.get_by_role("option")).to_have_count(1)

    who.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(who).to_have_value("cho")


@pytest.mark.slow
def test_a_live_list_takes_in_news_without_losing_the_place(page):
    page.goto("/practice/list/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    practice.rows.insert(0, "zero")

    expect(page.get_by_role("link", name="zero")).to_be_visible(timeout=8_000)

    expect(page.locator("tr[aria-current]")).to_contain_text("two")


@pytest.mark.slow
def test_a_live_list_waits_while_something_is_selected(page):
    page.goto("/practice/list/")
    page.get_by_label("Select two").check()
    practice.rows.insert(0, "zero")

    page.wait_for_timeout(5_000)

    expect(page.get_by_role("link", name="zero")).to_have_count(0)
    expect(page.get_by_label("Select two")).to_be_checked()
