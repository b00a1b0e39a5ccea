"""See docs/ARCHITECTURE.md, estate."""

from django.apps import AppConfig


class EstateConfig(AppConfig):
    name = "steward.estate"
    label = "estate"
