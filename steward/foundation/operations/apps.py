"""See docs/ARCHITECTURE.md, foundation/operations."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "steward.foundation.operations"
    label = "operations"
