"""See docs/ARCHITECTURE.md, organisation."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "steward.organisation"
    label = "organisation"
