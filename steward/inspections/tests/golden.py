"""Golden requests of inspections, a list for each part."""

from .golden_checklists import GOLDEN as CHECKLISTS
from .golden_rounds import GOLDEN as ROUNDS
from .golden_spots import GOLDEN as SPOTS

GOLDEN = [*ROUNDS, *CHECKLISTS, *SPOTS]
