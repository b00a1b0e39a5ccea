"""See docs/ARCHITECTURE.md, home."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "steward.home"
    label = "home"
