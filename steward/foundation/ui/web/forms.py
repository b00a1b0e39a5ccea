"""How forms render: label, control, hint and error as in the gallery."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's form templates replaced by ours."""
