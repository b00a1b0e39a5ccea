"""Units and customers out of a table."""

from .customers import CUSTOMERS
from .units import UNITS

__all__ = ["CUSTOMERS", "UNITS"]
