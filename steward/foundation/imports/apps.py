"""See docs/ARCHITECTURE.md, foundation/imports."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "steward.foundation.imports"
    label = "imports"
