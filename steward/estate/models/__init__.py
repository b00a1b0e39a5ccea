"""The estate: communities, buildings, floors, units with three dated axes, places with codes, customers, keys."""

from .customers import Contact, Customer, Residency
from .keys import EstateKey, KeyLoan
from .places import Building, Community, Floor, Place
from .units import Unit, UnitState

__all__ = [
    "Building", "Community", "Contact", "Customer", "EstateKey", "Floor", "KeyLoan", "Place", "Residency", "Unit",
    "UnitState",
]  # fmt: skip
