"""See docs/ARCHITECTURE.md, foundation/numbering."""

from django.apps import AppConfig


class NumberingConfig(AppConfig):
    name = "steward.foundation.numbering"
    label = "numbering"
