"""What the estate is asked."""

from .callers import Caller, find_callers
from .cards import UnitCard, unit_card
from .customers import addresses_in_clear, customer_page, customers_of, customers_page, phones_in_clear
from .grids import Grid, building_grid, building_grids, shape_of, state_words
from .lines import customer_lines, key_lines, place_lines, unit_lines
from .pages import unit_page
from .places import key_page, keys_of, keys_page, late_loans, places_of, places_page
from .population import population, renovating_units, states_on, vacant_units
from .streets import estate_page, street_page
from .units import (
    identity_ids,
    lives_anybody,
    place_by_code,
    residents_of,
    running,
    unit_label,
    units_by_code,
    units_of,
)

__all__ = [
    "Caller", "Grid", "UnitCard", "addresses_in_clear", "building_grid", "building_grids", "customer_lines", "customer_page",
    "customers_of", "customers_page", "estate_page", "find_callers", "identity_ids", "key_lines", "key_page", "keys_of", "keys_page",
    "late_loans", "lives_anybody", "phones_in_clear", "place_by_code", "place_lines", "places_of", "places_page", "population",
    "renovating_units", "residents_of", "running", "shape_of", "state_words", "states_on", "street_page", "unit_card",
    "unit_label", "unit_lines", "unit_page", "units_by_code", "units_of", "vacant_units",
]  # fmt: skip
