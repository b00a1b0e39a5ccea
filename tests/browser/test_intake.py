"""A practised assistant takes a call without the mouse: few keys beside the words that the caller says."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from steward.cases.models import Case, Kind, KnownOutage, Outcome
from steward.cases.tests.factories import scene

WORDS = "主人房天花板漏水，昨晚開始滴水，請派人來看"
MOST_KEYS = 60
COUNTING = """
window.keys = 0; window.clicks = 0;
addEventListener("keydown", (event) => {
  const isWord = event.target.id === "what" && event.key.length === 1 && !event.altKey && !event.ctrlKey;
  keys += isWord ? 0 : 1;
}, true);
addEventListener("pointerdown", () => { clicks += 1; }, true);
"""


class Hand:
    """Types as a person does, and counts the keys beside the words, across pages."""

    def __init__(self, page):
        self.page, self.keys, self.clicks = page, 0, 0
        page.add_init_script(COUNTING)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def count(self):
        """Add what this page counted, before it is left."""
        self.keys += self.page.evaluate("window.keys")
        self.clicks += self.page.evaluate("window.clicks")


@pytest.fixture
def here(world):
    return scene(world)


@pytest.fixture
def page(visit, here):
    page = visit(here.person("lin"))
    page.hand = Hand(page)
    page.goto("/")
    page.keyboard.press("F2")
    page.wait_for_url("**/cases/intake/**")
    return page


def take_caller(page):
    page.hand.press(*"6087")
    expect(page.locator("#hit [data-pick]").first).to_contain_text("許美琪")
    page.hand.press("Enter")
    expect(page.locator("#context")).to_contain_text("2座 15樓 C")


def test_a_call_is_found_named_and_sent_out_in_few_keys(page):
    take_caller(page)
    expect(page.locator("#what")).to_be_focused()
    page.keyboard.type(WORDS)
    expect(page.locator("#advice [data-alt='1']")).to_have_value("leak")
    page.hand.press("Alt+1", "F8")
    page.hand.count()
    page.keyboard.press("Control+Enter")

    expect(page.locator(".strip[data-s=ok]")).to_be_visible()
    made = Case.objects.get()
    expect(page.locator(".strip[data-s=ok]")).to_contain_text(made.number)
    assert (made.category.code, made.outcome, made.customer.name) == ("leak", Outcome.DISPATCHED, "許美琪")
    assert made.owner_id
    assert made.next_due_at
    keys = page.hand.keys + 1 + 2  # F2 before the form, Control and Enter after it
    assert keys <= MOST_KEYS, f"{keys} keys beside the words"
    assert keys == 11  # F2, four digits, Enter, Alt and 1, F8, Control and Enter, and nothing else
    assert page.hand.clicks == 0


def test_the_fortieth_call_about_an_outage_takes_one_key_more(page, here):
    KnownOutage.objects.create(
        office=here.office, title="2座停水", sentence="水管搶修，下午四時恢復供水。",
        from_at=timezone.now() - timedelta(hours=1),
    )  # fmt: skip
    take_caller(page)
    page.hand.count()
    page.keyboard.press("F6")

    expect(page.locator(".strip[data-s=ok]")).to_be_visible()
    made = Case.objects.get()
    assert (made.kind, made.outcome, made.is_open) == (Kind.ENQUIRY, Outcome.ON_THE_SPOT, False)
    assert made.explanation == "水管搶修，下午四時恢復供水。"
    assert KnownOutage.objects.get().calls == 1
    assert page.hand.keys + 2 <= 10
    assert page.hand.clicks == 0
