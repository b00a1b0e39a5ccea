"""See docs/ARCHITECTURE.md, foundation/jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "steward.foundation.jobs"
    label = "jobs"
