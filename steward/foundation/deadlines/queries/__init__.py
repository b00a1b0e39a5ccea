"""What is asked of clocks."""

from .asking import clocks_for, open_clocks, overdue
from .drawing import ClockView, Piece, clocks_of

__all__ = ["ClockView", "Piece", "clocks_for", "clocks_of", "open_clocks", "overdue"]
