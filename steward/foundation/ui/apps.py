"""See docs/ARCHITECTURE.md, foundation/ui."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "steward.foundation.ui"
    label = "ui"
