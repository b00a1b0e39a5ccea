"""Forms of keys and loans."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy

from steward.estate.models import EstateKey
from steward.foundation.ui.web.forms import DayInput, MomentInput

from .versions import VersionForm


class KeyForm(VersionForm):
    """A key's particulars."""

    number = forms.CharField(label=gettext_lazy("Number"), max_length=24)
    slot = forms.CharField(label=gettext_lazy("Where it hangs"), max_length=24, required=False)
    type = forms.ChoiceField(label=gettext_lazy("Kind of key"), choices=EstateKey.Type.choices)


class NewKeyForm(forms.Form):
    """A key is taken into keeping."""

    opens = forms.UUIDField(required=False, widget=forms.HiddenInput)
    opens_text = forms.CharField(
        label=gettext_lazy("Opens which unit"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Type a unit: 2-15C."),
    )
    number = forms.CharField(label=gettext_lazy("Number"), max_length=24)
    slot = forms.CharField(label=gettext_lazy("Where it hangs"), max_length=24, required=False)
    type = forms.ChoiceField(label=gettext_lazy("Kind of key"), choices=EstateKey.Type.choices)
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=DayInput)

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today


class LendForm(VersionForm):
    """A key is lent."""

    borrower = forms.ModelChoiceField(
        label=gettext_lazy("Colleague"), queryset=None, required=False, empty_label=gettext_lazy("somebody else")
    )
    borrower_name = forms.CharField(label=gettext_lazy("Somebody else: who"), max_length=60, required=False)
    purpose = forms.CharField(label=gettext_lazy("Purpose of the loan"), max_length=120)
    due_at = forms.DateTimeField(label=gettext_lazy("Back by"), widget=MomentInput)

    def __init__(self, *args, colleagues, due_at: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["borrower"].queryset = colleagues
        self.fields["due_at"].initial = due_at


class GiveBackForm(VersionForm):
    """A key leaves the office's keeping."""

    on = forms.DateField(label=gettext_lazy("Given back on"), widget=DayInput)

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
