"""The one register of rectifications."""

from .limits import Limits
from .rectification import Cause, IllegalMove, Proof, Rectification, Severity, Source

__all__ = ["Cause", "IllegalMove", "Limits", "Proof", "Rectification", "Severity", "Source"]
