"""What every page needs is made ready before the first one is asked for: templates, translations, addresses."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation


def ready_pages() -> None:
    """Read the product's templates, and for each language its catalogue and the addresses (wire)."""
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        if app.name.startswith("steward."):
            for page in sorted(folder.rglob("*.html")):
                get_template(str(page.relative_to(folder)))
    for language, _name in settings.LANGUAGES:
        with translation.override(language):  # which reads the catalogue
            get_resolver().reverse_dict  # noqa: B018  a property that is worked out when it is first asked for
