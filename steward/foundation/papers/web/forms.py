"""The forms of papers: pages from a camera or a scanner, and what a page belongs to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.files.fields import UploadsField, UploadsInput
from steward.foundation.papers.queries import form_choices

PICTURES = "image/jpeg,image/png,image/webp"


class PhotographForm(forms.Form):
    """The pages of one form, taken with the camera of a phone."""

    uploads = UploadsField(
        label=_("Pages of the paper"), widget=UploadsInput(attrs={"accept": PICTURES, "capture": "environment"})
    )


class SendForm(forms.Form):
    """Scans or photographs of several papers at once."""

    uploads = UploadsField(
        label=_("Scans or photographs"), widget=UploadsInput(attrs={"accept": f"{PICTURES},application/pdf"}),
        help_text=_("Each page is filed by the QR code printed on it; several papers may come in one file."),
    )  # fmt: skip
    suggested = forms.CharField(max_length=24, required=False, widget=forms.HiddenInput)


class SettleForm(forms.Form):
    """Which form of which record a page is."""

    form = forms.ChoiceField(label=_("Form"), choices=form_choices)
    number = forms.CharField(label=_("Number on the paper"), max_length=24)
