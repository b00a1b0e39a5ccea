"""See docs/ARCHITECTURE.md, evaluation."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "steward.evaluation"
    label = "evaluation"
