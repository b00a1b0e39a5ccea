"""See docs/ARCHITECTURE.md, foundation/approvals."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "steward.foundation.approvals"
    label = "approvals"
