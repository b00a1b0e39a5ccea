"""What a company starts with: the checklists of the handbook (3.1 to 3.6, F13, F17), edited afterwards on their pages."""

from .buildings import CLEANING, FACILITIES
from .outdoors import ENVIRONMENT, GREENING, GROUNDS, TERMITE
from .service import GROOMING, POST_DAILY, POST_WEEKLY, SERVICE_CENTRE
from .shapes import ChecklistPreset
from .units import INSIDE, OUTSIDE, RENOVATION

CHECKLISTS = (
    OUTSIDE, INSIDE, RENOVATION, GROUNDS, ENVIRONMENT, CLEANING, FACILITIES, GREENING, TERMITE, SERVICE_CENTRE, GROOMING,
    POST_WEEKLY, POST_DAILY,
)  # fmt: skip

__all__ = ["CHECKLISTS", "ChecklistPreset"]
