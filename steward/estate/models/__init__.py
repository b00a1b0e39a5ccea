"""The estate: communities, buildings, floors, units with three dated axes, places with codes, customers, keys."""

from .customers import CallerTerm, Contact, Customer, Residency
from .keys import EstateKey, KeyLoan
from .places import Building, Community, Floor, Place
from .units import AXES, AXIS_WORDS, VACANT, Delivery, Occupancy, Renovation, Unit, UnitState, unit_words

__all__ = [
    "AXES", "AXIS_WORDS", "VACANT", "Building", "CallerTerm", "Community", "Contact", "Customer", "Delivery", "EstateKey", "Floor",
    "KeyLoan", "Occupancy", "Place", "Renovation", "Residency", "Unit", "UnitState", "unit_words",
]  # fmt: skip
