"""What is typed is never lost and never done twice: drafts, busy buttons, a line that goes down."""

import pytest
from playwright.sync_api import expect

from tests.browser import practice

pytestmark = pytest.mark.urls("tests.browser.practice")


@pytest.fixture(autouse=True)
def empty():
    practice.received.clear()
    practice.answers.clear()
    practice.rows[:] = ["one", "two", "three"]


@pytest.fixture
def page(visit, world):
    return visit(world.people["lin"], expect=("ERR_", "500", "422", "404", "403", "htmx:error"))


def test_a_draft_survives_a_closed_tab(page):
    page.goto("/practice/form/")
    page.get_by_label("Words").fill("漏水，二十樓")
    page.get_by_label("tick").check()
    page.wait_for_timeout(600)

    again = page.context.new_page()
    page.close()
    again.goto("/practice/form/")

    expect(again.get_by_label("Words")).to_have_value("漏水，二十樓")
    expect(again.get_by_label("tick")).to_be_checked()
    again.get_by_role("button", name="不要了").click()
    expect(again.get_by_label("Words")).to_have_value("")


def test_a_draft_is_gone_once_it_was_carried_out(page):
    page.goto("/practice/form/")
    page.get_by_label("Words").fill("漏水")

    page.keyboard.press("Control+Enter")

    expect(page.locator("#received")).to_have_text("漏水")
    page.goto("/practice/form/")
    page.wait_for_timeout(300)
    expect(page.get_by_label("Words")).to_have_value("")


def test_a_refused_form_keeps_what_was_typed_and_puts_the_eye_on_the_first_wrong_field(page):
    page.goto("/practice/form/")
    page.get_by_label("Words").fill("wrong")

    page.get_by_role("button", name="Send").click()

    expect(page.get_by_label("Words")).to_have_value("wrong")
    expect(page.get_by_label("Words")).to_be_focused()


def test_two_clicks_send_once(page):
    page.goto("/practice/form/")
    page.get_by_label("Words").fill("once")

    page.get_by_role("button", name="Send").dblclick()

    expect(page.locator("#received")).to_have_text("once")
    assert practice.received == ["once"]


def test_without_a_line_the_form_waits_and_sends_itself_when_the_line_is_back(page):
    page.goto("/practice/form/")
    page.get_by_label("Words").fill("離線寫的")
    page.context.set_offline(True)

    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("離線中")
    expect(page.locator("[data-sync]")).to_have_text("1 筆待同步")
    page.context.set_offline(False)

    expect(page.locator("#received")).to_have_text("離線寫的")
    assert practice.received == ["離線寫的"]


def test_a_server_that_cannot_be_reached_loses_nothing(page):
    page.goto("/practice/form/")
    page.get_by_label("Words").fill("還在")
    page.route("**/pulse/", lambda route: route.abort())

    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("沒有存成")
    page.unroute("**/pulse/")
    page.get_by_role("button", name="再試").click()

    expect(page.locator("#received")).to_have_text("還在")


def test_a_part_whose_answer_was_lost_is_sent_again_and_done_once(page):
    page.goto("/practice/part/")
    page.get_by_label("Note").fill("一次")
    lost = []

    def lose_the_answer(route):
        if not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    page.route("**/practice/part/", lose_the_answer)
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="再試").click()

    expect(page.get_by_role("listitem").filter(has_text="一次")).to_have_count(1)
    assert practice.received == ["一次"]


def test_the_same_form_may_be_sent_again_with_other_words(page):
    page.goto("/practice/part/")

    for words in ("first", "second"):
        page.get_by_label("Note").fill(words)
        page.get_by_role("button", name="Keep").click()
        expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()

    assert practice.received == ["first", "second"]


@pytest.mark.parametrize(("status", "words"), [(500, "系統出了故障"), (403, "沒有這項權限")])
def test_a_part_that_fails_says_so_and_keeps_the_field(page, status, words):
    practice.answers["x"] = status
    page.goto("/practice/part/")
    page.get_by_label("Note").fill("x")

    page.get_by_role("button", name="Keep").click()

    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_label("Note")).to_have_value("x")


def test_what_was_done_can_be_taken_back_with_one_key(page):
    page.goto("/practice/part/")
    page.get_by_label("Note").fill("oops")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("[data-toast]")).to_contain_text("Kept")

    page.locator("h1").click()
    page.keyboard.press("z")

    expect(page.get_by_role("listitem").filter(has_text="oops")).to_have_count(0)
    assert practice.received == []


def test_signing_out_asks_before_it_deletes_a_draft_and_leaves_none(page):
    page.goto("/practice/form/")
    page.get_by_label("Words").fill("secret")
    page.wait_for_timeout(600)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))

    page.locator("summary.me").click()
    page.locator(".bar").get_by_role("button", name="登出").click()
    page.wait_for_url(lambda url: "practice" not in url)

    assert len(asked) == 1
    assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('draft')).length") == 0
