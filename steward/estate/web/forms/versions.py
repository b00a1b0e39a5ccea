"""Forms that carry the version of what they were made from."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _

from steward.estate.models import AXES
from steward.foundation.ui.web.forms import DayInput


class VersionForm(forms.Form):
    """A form that says which version its reader saw."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StateForm(VersionForm):
    """One tap: the button carries axis and value, the day is today unless another is chosen."""

    set = forms.CharField(max_length=40)
    from_on = forms.DateField(required=False, widget=DayInput)

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_set(self) -> tuple[str, str]:
        """Return axis and value. Refuses words that are no state."""
        axis, _colon, value = self.cleaned_data["set"].partition(":")
        if axis not in AXES or value not in AXES[axis].values:
            raise forms.ValidationError(_("Choose a state."))
        return axis, value

    def clean_from_on(self) -> date:
        """Return the day, today when none was typed."""
        return self.cleaned_data["from_on"] or self.today
