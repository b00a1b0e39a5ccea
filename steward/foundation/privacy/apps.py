"""See docs/ARCHITECTURE.md, foundation/privacy."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "steward.foundation.privacy"
    label = "privacy"
