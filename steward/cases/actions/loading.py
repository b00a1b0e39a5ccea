"""Put the starting words and limits into a new company; what is there already stays as it is."""

from datetime import datetime

from django.db import transaction

from steward.cases.models import Category, ClockPolicy, DispatchRule, StandardAnswer
from steward.cases.presets import ANSWERS, CATEGORIES, CLOCK_PRESETS, DISPATCH, limits_for
from steward.foundation.identity.actor import Actor


@transaction.atomic
def load_presets(*, actor: Actor, at: datetime) -> int:
    """Load what is missing of categories, limits, dispatch rules and answers of the company; returns how many rows."""
    return _load_categories() + _load_policies() + _load_rules() + _load_answers()


def _load_categories() -> int:
    there = set(Category.objects.values_list("code", flat=True))
    missing = [(place, preset) for place, preset in enumerate(CATEGORIES) if preset.code not in there]
    for wanted in (lambda preset: not preset.parent, lambda preset: preset.parent):
        parents = dict(Category.objects.values_list("code", "pk"))
        Category.objects.bulk_create(
            Category(
                code=preset.code, parent_id=parents.get(preset.parent), name=preset.name, name_en=preset.name_en,
                seeds=list(preset.seeds), department_code=preset.department, least_grade=preset.least_grade,
                position=place,
            )
            for place, preset in missing
            if wanted(preset)
        )  # fmt: skip
    return len(missing)


def _load_policies() -> int:
    there = set(ClockPolicy.objects.filter(office=None).values_list("kind", "grade"))
    standard = limits_for(CLOCK_PRESETS[0])
    rows = [
        ClockPolicy(
            kind=kind, grade=grade, basis=limits.basis, first_reply=limits.first_reply, progress=limits.progress,
            final=limits.final, feedback=limits.feedback,
        )
        for (kind, grade), limits in standard.items()
        if (kind, grade) not in there
    ]  # fmt: skip
    return len(ClockPolicy.objects.bulk_create(rows))


def _load_rules() -> int:
    if DispatchRule.objects.filter(office=None).exists():
        return 0
    ids = dict(Category.objects.values_list("code", "pk"))
    return len(DispatchRule.objects.bulk_create(DispatchRule(category_id=ids[code], to=to) for code, to in DISPATCH))


def _load_answers() -> int:
    if StandardAnswer.objects.filter(office=None).exists():
        return 0
    ids = dict(Category.objects.values_list("code", "pk"))
    return len(
        StandardAnswer.objects.bulk_create(
            StandardAnswer(category_id=ids[code], title=title, text=text, position=place)
            for place, (code, title, text) in enumerate(ANSWERS)
        )
    )
