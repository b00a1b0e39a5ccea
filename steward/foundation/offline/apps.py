"""See docs/ARCHITECTURE.md, foundation/offline."""

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "steward.foundation.offline"
    label = "offline"
