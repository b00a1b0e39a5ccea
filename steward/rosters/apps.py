"""See docs/ARCHITECTURE.md, rosters."""

from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "steward.rosters"
    label = "rosters"
