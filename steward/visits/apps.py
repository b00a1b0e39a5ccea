"""See docs/ARCHITECTURE.md, visits."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "steward.visits"
    label = "visits"
