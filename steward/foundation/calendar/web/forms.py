"""What the calendar's page sends."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.calendar.models import OfficeHours, SpecialDay
from steward.foundation.ui.web.forms import DayInput

AS_THE_WEEK = ""


class TimeInput(forms.TimeInput):
    """A time, chosen with the control of the browser."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class DayForm(forms.Form):
    """What kind of day it is; nothing chosen lets it be what the region or the week says."""

    kind = forms.ChoiceField(
        label=_("This day is"), required=False, widget=forms.RadioSelect,
        choices=[(AS_THE_WEEK, _("as the week and the region say")), *SpecialDay.Kind.choices],
    )  # fmt: skip
    name = forms.CharField(label=_("Occasion"), required=False, max_length=60)
    opens_at = forms.TimeField(label=_("Opens"), required=False, widget=TimeInput)
    closes_at = forms.TimeField(label=_("Closes"), required=False, widget=TimeInput)
    was = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)

    def clean(self):
        """Hours are given together."""
        found = super().clean()
        if bool(found.get("opens_at")) != bool(found.get("closes_at")):
            self.add_error("closes_at", _("Enter both times, or none."))
        return found


class HoursForm(forms.Form):
    """A week of office hours from a day on: two stretches a day, the second may stay empty."""

    valid_from = forms.DateField(label=_("From"), widget=DayInput)
    was = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args, week=None, **kwargs):
        super().__init__(*args, **kwargs)
        for weekday, label in OfficeHours.Weekday.choices:
            stretches = [*(week[weekday] if week else ()), None, None][:2]
            for part, stretch in enumerate(stretches):
                for end, name in enumerate(("opens", "closes")):
                    minute = stretch[end] % 1440 if stretch else None
                    initial = time(minute // 60, minute % 60) if minute is not None else None
                    self.fields[f"{name}_{weekday}_{part}"] = forms.TimeField(
                        label=label, required=False, widget=TimeInput(attrs={"aria-label": label}), initial=initial
                    )

    @property
    def rows(self):
        """The controls by weekday."""
        return [
            (label, [self[f"{name}_{weekday}_{part}"] for part in range(2) for name in ("opens", "closes")])
            for weekday, label in OfficeHours.Weekday.choices
        ]

    def clean(self):
        """Make the week; a stretch with one time alone is refused."""
        found = super().clean()
        week = {weekday: [] for weekday in OfficeHours.Weekday.values}
        for weekday in OfficeHours.Weekday.values:
            for part in range(2):
                opens, closes = (found.get(f"{name}_{weekday}_{part}") for name in ("opens", "closes"))
                if (opens is None) != (closes is None):
                    self.add_error(f"closes_{weekday}_{part}", _("Enter both times, or none."))
                elif opens is not None:
                    week[weekday].append((opens, closes))
        found["week"] = week
        return found


class DropForm(forms.Form):
    """Which hours are taken back."""

    valid_from = forms.DateField()
