"""See docs/ARCHITECTURE.md, foundation/deadlines."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "steward.foundation.deadlines"
    label = "deadlines"
