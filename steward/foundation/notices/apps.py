"""See docs/ARCHITECTURE.md, foundation/notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "steward.foundation.notices"
    label = "notices"
