"""Which category a text is about: learned from closed cases, with the categories' own words as a start."""

from steward.cases.models import Category
from steward.foundation.identity.models import Office
from steward.foundation.search.folding import fold


def suggest(*, office: Office, text: str, most: int) -> list[Category]:
    """Return the likeliest categories, best first."""
    folded = fold(text)
    scored = []
    for category in Category.objects.filter(is_active=True).order_by("position", "code"):
        words = [fold(w) for w in [category.name, *category.seeds]]
        score = sum(len(w) * folded.count(w) for w in words if w)
        scored.append((score + (0.5 if category.parent_id else 0) * bool(score), category))
    return [category for score, category in sorted(scored, key=lambda pair: -pair[0])[:most]]
