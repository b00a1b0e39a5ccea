"""What pages ask about imports."""

from .previews import Preview, preview
from .rejects import rejected_sheet

__all__ = ["Preview", "preview", "rejected_sheet"]
