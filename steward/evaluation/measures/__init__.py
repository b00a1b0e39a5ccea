"""What is measured on real data. Each measure learns from one folder and is judged on another."""

from .sets import Row

__all__ = ["Row"]
