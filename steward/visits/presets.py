"""What a company starts with: which results are asked after, how many of them, and within which limit (handbook 2.2)."""

from steward.cases.models import Grade, Kind
from steward.visits.models import VisitRule

DAY, WORKING_DAY = 24 * 60, 8 * 60

# kind, grade, share in per cent, limit in minutes of working or calendar time after the result.
RULES = (
    (Kind.COMPLAINT, Grade.ORDINARY, 100, 3 * DAY, "calendar"),
    (Kind.COMPLAINT, Grade.IMPORTANT, 100, 3 * DAY, "calendar"),
    (Kind.COMPLAINT, Grade.MAJOR, 100, DAY, "calendar"),
    (Kind.HELP, Grade.ORDINARY, 30, WORKING_DAY, "working"),
    (Kind.HELP, Grade.IMPORTANT, 100, DAY, "calendar"),
    (Kind.HELP, Grade.MAJOR, 100, DAY, "calendar"),
)


def rows() -> list[VisitRule]:
    """Return the rules as rows of the company, not yet written."""
    return [
        VisitRule(kind=kind, grade=grade, share=share, limit_minutes=minutes, basis=basis)
        for kind, grade, share, minutes, basis in RULES
    ]
