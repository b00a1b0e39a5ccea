"""See docs/ARCHITECTURE.md, portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "steward.portal"
    label = "portal"
