"""What rosters keep beside the shifts of organisation (ADR 0045)."""

from .handovers import Handover, HandoverItem, OpenItem
from .kinds import InventoryItem, ShiftKind, Turn
from .logs import DutyLog, LogEntry

__all__ = ["DutyLog", "Handover", "HandoverItem", "InventoryItem", "LogEntry", "OpenItem", "ShiftKind", "Turn"]
