"""Steward: the customer service centre of a property-management company, run by its own written procedures."""

__version__ = "0.1.0.dev0"
