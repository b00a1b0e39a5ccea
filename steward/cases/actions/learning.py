"""Learn which words bring which category, from the closed cases of an office."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.core.exceptions import PermissionDenied

from steward.cases.models import Case, Category, LearnedCategories, Status
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.search.learning import fit

FEWEST = 100  # closed cases; with fewer the words of the categories know better
NEWEST = 2_500  # cases that are looked at
LONGEST = 300  # characters of each; the matter stands in the first sentences


def learn_categories(*, office: Office, actor: Actor, at: datetime) -> bool:
    """Learn the categories of one office anew; returns whether anything changed.

    Nothing is written while there are too few closed cases, or when the same ones were learned before. Confidential
    cases and complaints about persons are left out. Raises PermissionDenied for anybody but the product itself.
    """
    if not actor.is_system:
        raise PermissionDenied
    texts, labels = _examples(office)
    seeds = {category.code: [category.name, *category.seeds] for category in _active()}
    digest = _digest(texts, labels, seeds)
    if len(texts) < FEWEST or LearnedCategories.objects.filter(office=office, learned_from=digest).exists():
        return False
    model = fit(texts, labels, seeds)
    LearnedCategories.objects.update_or_create(
        office=office,
        defaults={"learned_from": digest, "cases": len(texts), "model": model.dump(), "learned_at": at},
    )
    return True


def learn_categories_everywhere(*, actor: Actor, at: datetime) -> int:
    """Learn the categories of every active office; returns how many changed."""
    offices = Office.objects.filter(is_active=True).order_by("pk")
    return sum(learn_categories(office=office, actor=actor, at=at) for office in offices)


def _active() -> Iterable[Category]:
    return Category.objects.filter(is_active=True).order_by("code")


def _examples(office: Office) -> tuple[list[str], list[str]]:
    closed = Case.objects.filter(
        office=office, status=Status.CLOSED, category__is_active=True, is_about_persons=False, is_confidential=False
    )
    newest = closed.order_by("-received_at", "-id").values_list("title", "description", "category__code")[:NEWEST]
    texts, labels = [], []
    for title, description, code in newest:
        if text := (description or title)[:LONGEST].strip():
            texts.append(text)
            labels.append(code)
    return texts, labels


def _digest(texts: list[str], labels: list[str], seeds: dict[str, list[str]]) -> str:
    return sha256(repr((texts, labels, seeds)).encode("utf-8", "surrogatepass")).hexdigest()
