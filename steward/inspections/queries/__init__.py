"""What is read of inspections."""

from .coverage import Coverage, Seen, coverage, due_units, seen_on, unseen_units

__all__ = ["Coverage", "Seen", "coverage", "due_units", "seen_on", "unseen_units"]
