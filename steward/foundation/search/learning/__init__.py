"""Learn from texts: suggest a label, find reports of the same thing. Pure functions, no database."""

from .suggestion import Model, Suggestion, fit, read

__all__ = ["Model", "Suggestion", "fit", "read"]
