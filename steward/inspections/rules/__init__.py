"""What inspections allow, and what they are judged by."""

from .rounds import in_order, may_deal_with, may_order, may_walk, visible_rounds

__all__ = ["in_order", "may_deal_with", "may_order", "may_walk", "visible_rounds"]
