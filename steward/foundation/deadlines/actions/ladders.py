"""Ladders: the presets, and which ladder an office uses."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from steward.foundation.deadlines.models import Ladder, Rung
from steward.foundation.deadlines.presets import PRESETS, STANDARD

type Ladders = dict[tuple[int | None, str], Ladder]


class NoSuchLadder(Exception):
    """No ladder of this code exists, neither of the office nor of the company."""


@transaction.atomic
def load_presets() -> int:
    """Put the ladders that a company starts with into the database; those already there stay as they are."""
    there = set(Ladder.objects.filter(office=None).values_list("code", flat=True))
    missing = [preset for preset in PRESETS if preset.code not in there]
    with translation.override(settings.LANGUAGE_CODE):
        ladders = Ladder.objects.bulk_create(
            [Ladder(code=p.code, name=str(p.name), last_number=len(p.rungs)) for p in missing]
        )
    Rung.objects.bulk_create(
        Rung(
            ladder=ladder, number=n, position=n, when=when, amount=amount, basis=basis, audience=audience, urgent=urgent
        )
        for ladder, preset in zip(ladders, missing, strict=True)
        for n, (when, amount, basis, audience, urgent) in enumerate(preset.rungs, start=1)
    )  # fmt: skip
    return len(missing)


def ladders(token: UUID | None) -> Ladders:
    """Return every ladder with its rungs by office and code; remembered while the calendar's token stands."""
    found = _remembered(token) if token else _read()
    if (None, STANDARD) not in found:
        load_presets()
        _remembered.cache_clear()
        found = _read()
    return found


def choose(found: Ladders, office_id: int, code: str) -> Ladder:
    """Return the office's own ladder of this code, else the company's. Raises NoSuchLadder."""
    ladder = found.get((office_id, code)) or found.get((None, code))
    if ladder is None:
        raise NoSuchLadder(code)
    return ladder


def ladder_of(*, office_id: int, code: str) -> Ladder:
    """Return the ladder of this code that an office uses, the presets loaded if need be. Raises NoSuchLadder."""
    return choose(ladders(None), office_id, code)


def _read() -> Ladders:
    rows = Ladder.objects.prefetch_related("rungs")
    return {(row.office_id, f"{row.code}#{row.pk}" if row.dropped_at else row.code): row for row in rows}


@lru_cache(maxsize=4)
def _remembered(token: UUID) -> Ladders:
    return _read()
