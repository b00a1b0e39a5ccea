"""See docs/ARCHITECTURE.md, simulation."""

from django.apps import AppConfig


class SimulationConfig(AppConfig):
    name = "steward.simulation"
    label = "simulation"
