"""Make the demo company."""

from .generating import Made, Size, generate

__all__ = ["Made", "Size", "generate"]
