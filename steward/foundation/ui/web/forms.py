"""How forms render: label, control, hint and error as in the gallery."""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

TICKS = (forms.CheckboxInput,)
CHOICES_IN_SIGHT = (forms.RadioSelect, forms.CheckboxSelectMultiple)
DROPDOWNS = (forms.Select,)
UNITS = {"minutes": 1, "hours": 60, "working_days": 8 * 60, "days": 24 * 60}
UNIT_WORDS = [
    ("minutes", _("minutes")), ("hours", _("hours")), ("working_days", _("working days of 8 hours")), ("days", _("days")),
]  # fmt: skip
MOST_MINUTES = 366 * 24 * 60


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
        if isinstance(widget, forms.MultiWidget):
            return attrs  # its parts bring classes of their own
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


class DurationInput(forms.MultiWidget):
    """A number and its unit."""

    template_name = "ui/forms/duration.html"

    def __init__(self):
        number = forms.NumberInput(attrs={"class": "form-control num", "min": 0, "aria-label": _("How many")})
        unit = forms.Select(attrs={"class": "form-select", "aria-label": _("Unit of time")}, choices=UNIT_WORDS)
        super().__init__([number, unit])

    def decompress(self, value: int | None) -> list:
        """Return number and unit of minutes: the largest unit that makes a whole number."""
        if not value:
            return [None, "hours"]
        unit = max((unit for unit in UNITS if value % UNITS[unit] == 0), key=UNITS.__getitem__)
        return [value // UNITS[unit], unit]


class DurationField(forms.MultiValueField):
    """Minutes, typed as a number and a unit; empty is no limit."""

    widget = DurationInput

    def __init__(self, **options):
        fields = (forms.IntegerField(min_value=0, max_value=MOST_MINUTES), forms.ChoiceField(choices=UNIT_WORDS))
        super().__init__(fields, required=False, require_all_fields=False, **options)

    def compress(self, values: list) -> int | None:
        """Return minutes, or None. Refuses more than a year."""
        if not values or not values[0]:
            return None
        minutes = values[0] * UNITS[values[1] or "minutes"]
        if minutes > MOST_MINUTES:
            raise forms.ValidationError(_("At most a year."))
        return minutes
