"""What a person wants to be sent."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PreferenceForm(forms.Form):
    """Two boxes to tick."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    mails_urgent = forms.BooleanField(
        label=_("An e-mail for what is urgent and lies unread for two minutes"), required=False
    )
    mails_digest = forms.BooleanField(label=_("Every morning one e-mail with what lies unread"), required=False)
