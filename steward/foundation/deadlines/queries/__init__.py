"""What is asked of clocks and ladders."""

from .asking import clocks_for, open_clocks, overdue
from .drawing import ClockView, Piece, clocks_of
from .shaping import LadderLine, LaddersPage, ladder_line, ladder_thread, ladders_page

__all__ = [
    "ClockView", "LadderLine", "LaddersPage", "Piece", "clocks_for", "clocks_of", "ladder_line", "ladder_thread",
    "ladders_page", "open_clocks", "overdue",
]  # fmt: skip
