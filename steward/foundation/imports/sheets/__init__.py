"""Read tables out of whatever file somebody has: text of any encoding and delimiter, workbooks, packed or not."""

from .cells import Cell
from .opening import Table, open_table

__all__ = ["Cell", "Table", "open_table"]
