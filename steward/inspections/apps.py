"""See docs/ARCHITECTURE.md, inspections."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "steward.inspections"
    label = "inspections"
