"""Categories are learned from the office's own closed cases."""

from copy import copy
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.actions import OnTheSpot
from steward.cases.models import Case, Category, Kind, LearnedCategories
from steward.cases.queries.suggesting import suggest
from steward.cases.tests.factories import case
from steward.foundation.identity.actor import system
from steward.organisation.tests.factories import NOW

pytestmark = pytest.mark.django_db
CLOCK = system("clock")
TEXTS = {
    "lift": ["甲梯又卡在十二樓", "二號梯門關不緊", "客梯運行抖動", "貨梯按鍵沒反應", "梯廂裡有怪聲"],
    "dogs": ["有人牽大丹犬不戴口罩", "汪汪叫整晚", "柴犬在草地便溺", "毛孩進電梯沒牽繩", "小黑狗追小孩"],
    "noise": ["樓上半夜拍皮球", "隔壁唱歌到凌晨", "打麻將聲音大", "小孩在家跑跳", "凌晨拖椅子"],
}


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch):
    monkeypatch.setattr("steward.cases.actions.learning.FEWEST", 40)


def _closed(here, times=3, **fields):
    """Copy one closed case so that each text stands `times` times."""
    way_out = OnTheSpot(explanation="已說明", satisfied=True)
    one = case(here, kind=Kind.ENQUIRY, way_out=way_out)
    rows = []
    for code, texts in TEXTS.items():
        for number, text in enumerate(texts * times):
            row = copy(one)
            row._state = copy(one._state)
            row.pk, row.key, row.number = None, uuid4(), f"{code}-{number}"
            row.description, row.category = f"{number}座 {text}", Category.objects.get(code=code)
            for name, value in fields.items():
                setattr(row, name, value)
            rows.append(row)
    Case.objects.bulk_create(rows)


def _first(here, text):
    return next((category.code for category in suggest(office=here.office, text=text, most=3)), None)


def test_what_the_office_decided_before_is_suggested_next_time(here):
    _closed(here)
    assert _first(here, "有人拍皮球") is None

    assert actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)

    assert _first(here, "大丹犬沒戴口罩") == "dogs"
    assert _first(here, "有人拍皮球") == "noise"
    assert _first(here, "天花漏水") == "leak"  # no closed case of it: the words of the category are known as well


def test_learning_twice_writes_once(here):
    _closed(here)
    actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)
    first = LearnedCategories.objects.get()

    assert not actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)
    assert LearnedCategories.objects.get().learned_from == first.learned_from


def test_with_few_closed_cases_the_words_of_the_categories_decide(here):
    _closed(here, times=2)

    assert not actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)
    assert _first(here, "電梯困人") == "lift"
    assert suggest(office=here.office, text="嗯嗯", most=3) == []


def test_nothing_is_learned_from_cases_that_are_kept_apart(here):
    _closed(here, is_confidential=True)

    assert not actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)


def test_one_office_learns_nothing_from_another(here):
    _closed(here)

    assert actions.learn_categories_everywhere(actor=CLOCK, at=NOW) == 1
    assert LearnedCategories.objects.get().office_id == here.office.pk


def test_a_retired_category_is_not_suggested(here):
    _closed(here)
    actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)
    Category.objects.filter(code="dogs").update(is_active=False)

    assert _first(here, "大丹犬沒戴口罩") != "dogs"


def test_a_model_learned_anew_is_used_at_once(here):
    _closed(here)
    actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)
    assert _first(here, "大丹犬沒戴口罩") == "dogs"
    Case.objects.filter(category__code="dogs").update(category=Category.objects.get(code="passage"))

    actions.learn_categories(office=here.office, actor=CLOCK, at=NOW)

    assert _first(here, "大丹犬沒戴口罩") == "passage"


def test_nobody_makes_it_learn_by_hand(here):
    with pytest.raises(PermissionDenied):
        actions.learn_categories(office=here.office, actor=here.actor("leung"), at=NOW)
