"""See docs/ARCHITECTURE.md, foundation/search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "steward.foundation.search"
    label = "search"
