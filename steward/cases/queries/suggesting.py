"""Which category a text is about: learned from the office's closed cases, with the categories' own words as a start."""

from functools import lru_cache

from steward.cases.models import Category, LearnedCategories
from steward.foundation.identity.models import Office
from steward.foundation.search.folding import fold
from steward.foundation.search.learning import Model, read
from steward.foundation.statements import statement


def suggest(*, office: Office, text: str, most: int) -> list[Category]:
    """Return the likeliest active categories, best first; none when no word says anything."""
    active = _active()
    return _by_learning(office, text, active)[:most] or _by_seeds(text, active)[:most]


@statement
def _active():
    return Category.objects.filter(is_active=True).order_by("position", "code")


def _by_learning(office: Office, text: str, active: list[Category]) -> list[Category]:
    model = _learned(office.pk)
    if model is None:
        return []
    by_code = {category.code: category for category in active}
    ranked = model.suggest(text, k=len(model.labels))
    return [by_code[found.label] for found in ranked if found.label in by_code]


def _by_seeds(text: str, active: list[Category]) -> list[Category]:
    folded, scored = fold(text), []
    for category in active:
        words = [fold(word) for word in [category.name, *category.seeds]]
        if score := sum(len(word) * folded.count(word) for word in words if word):
            scored.append((score + (0.5 if category.parent_id else 0), category))
    return [category for _score, category in sorted(scored, key=lambda pair: -pair[0])]


def _learned(office_id: int) -> Model | None:
    """Return what was learned last; each process unpacks a model once, and asks by one statement whether it is new."""
    digest = _digest.first(office=office_id)
    return _unpacked(office_id, digest) if digest else None


@statement
def _digest(office):
    return LearnedCategories.objects.filter(office=office).values_list("learned_from", flat=True)


@lru_cache(maxsize=8)
def _unpacked(office_id: int, digest: str) -> Model | None:
    row = LearnedCategories.objects.filter(office=office_id, learned_from=digest).first()
    return read(bytes(row.model)) if row else None
