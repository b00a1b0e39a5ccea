"""What other apps ask of the register."""

from .neighbours import OPEN, of_source, open_by_unit

__all__ = ["OPEN", "of_source", "open_by_unit"]
