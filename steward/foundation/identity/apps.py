"""See docs/ARCHITECTURE.md, foundation/identity."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "steward.foundation.identity"
    label = "identity"
