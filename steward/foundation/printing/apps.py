"""See docs/ARCHITECTURE.md, foundation/printing."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    name = "steward.foundation.printing"
    label = "printing"
