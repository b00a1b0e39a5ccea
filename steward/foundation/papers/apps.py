"""See docs/ARCHITECTURE.md, foundation/papers."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "steward.foundation.papers"
    label = "papers"
