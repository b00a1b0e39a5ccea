"""What answers are worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.inspections.models import Answering, ChecklistItem, Verdict
from steward.inspections.presets import CHECKLISTS
from steward.inspections.rules.scoring import judged, scored
from steward.inspections.rules.wording import faults, repeated_codes

PASS, FAIL, NOT_APPLICABLE = Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE


def _item(pk=1, **fields):
    return ChecklistItem(pk=pk, code=f"i{pk}", words="門", **{"points": Decimal(10)} | fields)


def test_what_is_not_applicable_leaves_the_full_score():
    items = [_item(1), _item(2), _item(3)]

    score = scored(items, {1: PASS, 2: NOT_APPLICABLE, 3: FAIL})

    assert (score.points, score.full, score.verdict, score.percent) == (10, 20, FAIL, Decimal("50.0"))


def test_nothing_applicable_has_no_score():
    score = scored([_item(1)], {1: NOT_APPLICABLE})

    assert (score.full, score.verdict, score.percent) == (0, NOT_APPLICABLE, None)


@given(given=st.lists(st.sampled_from([PASS, FAIL, NOT_APPLICABLE, None]), max_size=12))
def test_a_score_lies_between_nothing_and_full_and_fails_when_anything_failed(given):
    items = [_item(place) for place in range(1, len(given) + 1)]

    score = scored(items, {place: verdict for place, verdict in enumerate(given, 1) if verdict})

    assert 0 <= score.points <= score.full <= sum(item.points for item in items)
    assert (score.verdict == FAIL) == (FAIL in given)


@pytest.mark.parametrize(
    ("number", "verdict"), [("1.7", FAIL), ("1.8", PASS), ("2.5", PASS), ("2.501", FAIL)],
)  # fmt: skip
def test_a_number_is_judged_by_its_limits_whatever_was_said(number, verdict):
    item = _item(answering=Answering.NUMBER, low=Decimal("1.8"), high=Decimal("2.5"))

    assert judged(item, verdict=PASS, number=Decimal(number)) == verdict


def test_a_choice_a_text_and_silence_are_judged():
    choices = [{"code": "none", "words": "無", "passes": True}, {"code": "tube", "words": "泥線", "passes": False}]
    item = _item(answering=Answering.CHOICE, choices=choices)

    assert [judged(item, choice=code) for code in ("none", "tube", "else", "")] == [PASS, FAIL, None, None]
    assert judged(_item(answering=Answering.TEXT), text="北側") == PASS
    assert judged(_item(answering=Answering.TEXT), text=" ") is None
    assert judged(_item(), verdict="na") == NOT_APPLICABLE


@pytest.mark.parametrize("preset", CHECKLISTS, ids=lambda preset: preset.code)
def test_every_shipped_checklist_can_be_asked_in_both_languages_and_scores_a_hundred(preset):
    items = [item for section in preset.sections for item in section.items]

    assert not repeated_codes(preset.sections)
    assert [item.code for item in items if faults(item)] == []
    assert all(item.words and item.words_en for item in items)
    assert sum(item.points for item in items) == 100
