"""See docs/ARCHITECTURE.md, foundation/kinds."""

from django.apps import AppConfig


class KindsConfig(AppConfig):
    name = "steward.foundation.kinds"
    label = "kinds"
