"""Checklists, routes, rounds, checks and what they found."""

from .checklists import (
    Answering,
    Checklist,
    ChecklistItem,
    ChecklistSection,
    ChecklistVersion,
    Offer,
    Severity,
    Subject,
)
from .checks import Access, Answer, Check, CheckPosition, Finding, ReadBy, Verdict
from .rounds import Round, RoundPoint
from .routes import PatrolRules, Route, RoutePoint, RouteWindow

__all__ = [
    "Access", "Answer", "Answering", "Check", "CheckPosition", "Checklist", "ChecklistItem", "ChecklistSection",
    "ChecklistVersion", "Finding", "Offer", "PatrolRules", "ReadBy", "Round", "RoundPoint", "Route", "RoutePoint",
    "RouteWindow", "Severity", "Subject", "Verdict",
]  # fmt: skip
