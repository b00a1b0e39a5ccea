"""Where a case goes by itself: the most specific of the office's rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from steward.cases.models import DispatchRule

AREA = "area"


@dataclass(frozen=True, kw_only=True)
class Target:
    """Who is to have it: the assistant of the area, a post, or (with a job) a department."""

    way: Literal["area", "post", "department"] = "area"
    code: str = ""


def target_of(to: str) -> Target:
    """Return what a rule's `to` means: "area", "post:SV", "department:ENG". Raises ValueError on anything else."""
    way, _colon, code = to.partition(":")
    if to == AREA:
        return Target()
    if way in ("post", "department") and code:
        return Target(way=way, code=code)
    raise ValueError(to)


def choose(
    rules: Iterable[DispatchRule], *, category_id: int | None, parent_id: int | None, place_type: str,
    area_id: int | None = None,
) -> Target | None:  # fmt: skip
    """Return the target of the most specific rule that fits, or None.

    The office's own beat the company's; then the category itself, its parent, none; then the area; then the kind of place.
    """
    ranks = {category_id: 2, parent_id: 1} if category_id else {}
    fitting = [
        rule
        for rule in rules
        if (rule.category_id is None or rule.category_id in ranks)
        and rule.place_type in ("", place_type)
        and rule.area_id in (None, area_id)
    ]
    best = max(
        fitting,
        key=lambda r: (
            r.office_id is not None, ranks.get(r.category_id, 0), r.area_id is not None, r.place_type != "", -r.pk,
        ),
        default=None,
    )  # fmt: skip
    return target_of(best.to) if best else None
