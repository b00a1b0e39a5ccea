"""The one register of rectifications."""

from .rectification import Cause, Proof, Rectification, Severity, Source

__all__ = ["Cause", "Proof", "Rectification", "Severity", "Source"]
