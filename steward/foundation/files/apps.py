"""See docs/ARCHITECTURE.md, foundation/files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "steward.foundation.files"
    label = "files"
