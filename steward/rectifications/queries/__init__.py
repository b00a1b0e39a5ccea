"""What other apps ask of the register."""

from .limits import limits_for
from .neighbours import OPEN, of_source, open_by_unit
from .owners import in_hand, owners_now

__all__ = ["OPEN", "in_hand", "limits_for", "of_source", "open_by_unit", "owners_now"]
