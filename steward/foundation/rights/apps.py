"""See docs/ARCHITECTURE.md, foundation/rights."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "steward.foundation.rights"
    label = "rights"
