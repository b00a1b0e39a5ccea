"""What the estate is asked."""

from .callers import Caller, find_callers
from .grids import Grid, building_grid, shape_of, state_words
from .population import population, renovating_units, states_on, vacant_units
from .units import UnitCard, identity_ids, place_by_code, residents_of, running, unit_card, unit_label, units_of

__all__ = [
    "Caller", "Grid", "UnitCard", "building_grid", "find_callers", "identity_ids", "place_by_code", "population",
    "renovating_units", "residents_of", "running", "shape_of", "state_words", "states_on", "unit_card", "unit_label", "units_of",
    "vacant_units",
]  # fmt: skip
