"""What an answer is worth: judged against the item, added up over a version. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from steward.inspections.models import Answering, ChecklistItem, Verdict


@dataclass(frozen=True, kw_only=True)
class Score:
    """Points reached of the full score; what was not applicable, or not answered, counts in neither.

    `full` is zero where nothing that was answered bears points: then there is no score, only the verdict.
    """

    points: Decimal
    full: Decimal
    verdict: Verdict
    failed: int = 0

    @property
    def percent(self) -> Decimal | None:
        """Points in the hundred, one decimal; None where nothing bears points."""
        return (self.points * 100 / self.full).quantize(Decimal("0.1")) if self.full else None


def judged(
    item: ChecklistItem, *, verdict: str = "", number: Decimal | None = None, choice: str = "", text: str = ""
) -> Verdict | None:
    """Return what an answer says of an item; None when nothing was answered.

    A number is judged by its limits, a choice by itself, whatever verdict came with it; a text is in order once
    something is written, unless the one who wrote it says otherwise.
    """
    if verdict == Verdict.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    if item.answering == Answering.NUMBER and number is not None:
        low, high = item.low is None or number >= item.low, item.high is None or number <= item.high
        return Verdict.PASS if low and high else Verdict.FAIL
    if item.answering == Answering.CHOICE and choice:
        chosen = next((c for c in item.choices if c["code"] == choice), None)
        return (Verdict.PASS if chosen["passes"] else Verdict.FAIL) if chosen else None
    if item.answering == Answering.TEXT and text.strip():
        return Verdict(verdict) if verdict else Verdict.PASS
    return Verdict(verdict) if item.answering == Answering.PASS and verdict else None


def scored(items: Iterable[ChecklistItem], answers: Mapping[int, str]) -> Score:
    """Return the score of a version's items for answers given as item id -> verdict."""
    asked = [(item, answers[item.pk]) for item in items if answers.get(item.pk)]
    counted = [(item, verdict) for item, verdict in asked if verdict != Verdict.NOT_APPLICABLE]
    failed = sum(1 for _item, verdict in counted if verdict == Verdict.FAIL)
    if not counted:
        verdict = Verdict.NOT_APPLICABLE if asked else Verdict.PASS
    else:
        verdict = Verdict.FAIL if failed else Verdict.PASS
    return Score(
        points=sum((item.points for item, given in counted if given == Verdict.PASS), Decimal(0)),
        full=sum((item.points for item, _given in counted), Decimal(0)),
        verdict=verdict,
        failed=failed,
    )
