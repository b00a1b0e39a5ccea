"""How forms render: label, control, hint and error as in the gallery."""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

TICKS = (forms.CheckboxInput,)
CHOICES_IN_SIGHT = (forms.RadioSelect, forms.CheckboxSelectMultiple)
DROPDOWNS = (forms.Select,)


def _class_of(widget: forms.Widget) -> str:
    if isinstance(widget, (*TICKS, *CHOICES_IN_SIGHT)):
        return "form-check-input"
    if isinstance(widget, DROPDOWNS):
        return "form-select"
    return "" if widget.is_hidden else "form-control"


class SheetField(BoundField):
    """A field that gives its control the classes of the style sheet and marks it when it is wrong."""

    @property
    def is_tick(self) -> bool:
        """True for a single box to tick, whose label stands behind it."""
        return isinstance(self.field.widget, TICKS)

    def build_widget_attrs(self, attrs, widget=None):
        """Add the classes; Django itself adds aria-invalid and aria-describedby."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        given = widget.attrs.get("class", "")
        classes = [*given.split(), _class_of(widget), "is-invalid" if self.errors else ""]
        if joined := " ".join(dict.fromkeys(filter(None, classes))):
            attrs["class"] = joined
        return attrs


class Renderer(TemplatesSetting):
    """Django's form templates replaced by ours."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = SheetField


class DayInput(forms.DateInput):
    """A day, chosen with the control of the browser."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """A day and a time, chosen with the control of the browser."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
