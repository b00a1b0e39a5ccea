"""See docs/ARCHITECTURE.md, foundation/calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "steward.foundation.calendar"
    label = "calendar"
