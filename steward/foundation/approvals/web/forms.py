"""What a decision carries."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steward.foundation.approvals.models import Step


class DecisionForm(forms.Form):
    """Approved or returned, the version that was looked at, and a remark (needed for a return)."""

    decision = forms.ChoiceField(choices=Step.Decision.choices, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    why = forms.CharField(
        label=pgettext_lazy("request", "Remark"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed for a return: say what is missing."),
    )  # fmt: skip
