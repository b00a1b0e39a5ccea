"""See docs/ARCHITECTURE.md, rectifications."""

from django.apps import AppConfig


class RectificationsConfig(AppConfig):
    name = "steward.rectifications"
    label = "rectifications"
