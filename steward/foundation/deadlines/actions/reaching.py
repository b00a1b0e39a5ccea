"""Whom the steps of a batch reach, and what the parts above hear of it: each part is asked, and told, once a batch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from steward.foundation.deadlines.models import OWNER, Deadline

type Reached = tuple[int, str, int, str]  # office, kind, id of the subject, post (or OWNER)


@dataclass(frozen=True, kw_only=True)
class Climbed:
    """One rung that the clock of a subject has climbed, and who was told."""

    object_id: int
    name: str
    cycle: int
    post: str
    people: tuple[int, ...]
    overdue: bool


def reached(row: Deadline, post: str) -> Reached:
    """Return whom a step is addressed to."""
    return row.office_id, row.kind, row.object_id, post


def people_of(wanted: Iterable[Reached], at: datetime) -> dict[Reached, tuple[int, ...]]:
    """Return the persons whom each of these reaches (wires DEADLINE_AUDIENCE, DEADLINE_OWNERS)."""
    wanted = list(dict.fromkeys(wanted))
    posts = [asked for asked in wanted if asked[3] != OWNER]
    found = dict.fromkeys(wanted, ())
    if posts:
        found |= zip(posts, import_string(settings.DEADLINE_AUDIENCE)(asked=posts, at=at), strict=True)
    owned: dict[str, list[Reached]] = defaultdict(list)
    for asked in wanted:
        if asked[3] == OWNER and asked[1] in settings.DEADLINE_OWNERS:
            owned[asked[1]].append(asked)
    for kind, several in owned.items():
        owners = import_string(settings.DEADLINE_OWNERS[kind])(object_ids=[asked[2] for asked in several], at=at)
        found |= {asked: owners[asked[2]] for asked in several}
    return {asked: tuple(sorted(set(people))) for asked, people in found.items()}


def report_upwards(climbed: Sequence[tuple[str, Climbed]], *, at: datetime) -> None:
    """Tell the parts that own the subjects (by kind), if they want to know: a case moves up with its clock."""
    heard: dict[str, list[Climbed]] = defaultdict(list)
    for kind, step in climbed:
        heard[kind].append(step)
    for kind, several in heard.items():
        if path := settings.DEADLINE_STEP_TAKEN.get(kind):
            import_string(path)(climbed=several, at=at)
