"""See docs/ARCHITECTURE.md, foundation/timeline."""

from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "steward.foundation.timeline"
    label = "timeline"
