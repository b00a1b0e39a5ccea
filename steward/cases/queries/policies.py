"""Which limits hold for a case."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from steward.cases.models import ClockPolicy, Grade, HouseNumbers
from steward.foundation.deadlines.models import Basis
from steward.foundation.statements import statement

FIRST_REPLY, PROGRESS, FINAL, FEEDBACK = "first_reply", "progress", "final", "feedback"
TELL = "tell"  # that the date was moved is told to the customer before the old one passes
CHASE = "chase"  # somebody above has asked after it
PAUSE = "pause"  # when somebody looks again at a case whose clock stands still
CLOCKS = (FIRST_REPLY, PROGRESS, FINAL)  # those that start with the case
GENTLE = "reminder"
TEN_DAYS_OF_WORK = 10 * 8 * 60
LAST_RESORT = {FINAL: TEN_DAYS_OF_WORK, FEEDBACK: TEN_DAYS_OF_WORK}
LADDERS = {Grade.ORDINARY: "standard", Grade.IMPORTANT: "important", Grade.MAJOR: "major"}


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One clock: its limit in minutes of its basis, and the ladder that it climbs."""

    name: str
    minutes: int
    basis: str
    ladder: str


@statement
def _policies(office_id, kind, grade) -> QuerySet[ClockPolicy]:
    mine = Q(office_id=office_id) | Q(office=None)
    return ClockPolicy.objects.filter(mine, kind=kind, grade=grade, is_active=True).order_by("pk")


@statement
def _numbers(office_id) -> QuerySet[HouseNumbers]:
    return HouseNumbers.objects.filter(Q(office_id=office_id) | Q(office=None), is_active=True).order_by("pk")


def policy_for(office_id: int, kind: str, grade: int) -> ClockPolicy | None:
    """Return the office's own policy, else the company's; None: no clock runs."""
    rows = _policies(office_id=office_id, kind=kind, grade=int(grade))
    return max(rows, key=lambda row: row.office_id is not None, default=None)


def numbers_of(office_id: int) -> HouseNumbers:
    """Return the office's own house numbers, else the company's, else those that the product ships."""
    return (
        max(_numbers(office_id=office_id), key=lambda row: row.office_id is not None, default=None) or HouseNumbers()
    )


def limits_of(policy: ClockPolicy | None, grade: int, names: tuple[str, ...] = CLOCKS) -> list[Limit]:
    """Return the clocks that this policy sets among those named.

    Where it sets no minutes there is none, but an open case is never without a date: it always has its final clock,
    and when it is resolved the one for the customer's word.
    """
    found = []
    for name in names:
        minutes = (getattr(policy, name) if policy else None) or LAST_RESORT.get(name)
        if minutes:
            basis = policy.basis if policy else Basis.WORKING
            ladder = GENTLE if name == FEEDBACK else LADDERS[Grade(grade)]
            found.append(Limit(name=name, minutes=minutes, basis=basis, ladder=ladder))
    return found
