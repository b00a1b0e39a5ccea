"""The `steward` command."""

from .entry import main

__all__ = ["main"]
