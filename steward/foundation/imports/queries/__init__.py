"""What pages ask about imports."""

from .pages import BatchPage, ImportsPage, batch_page, imports_page, offices_to_import
from .previews import Preview, preview
from .rejects import rejected_sheet

__all__ = [
    "BatchPage", "ImportsPage", "Preview", "batch_page", "imports_page", "offices_to_import", "preview",
    "rejected_sheet",
]  # fmt: skip
