"""The forms of a job page, small enough for a thumb."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.cases.actions import Done
from steward.foundation.files.fields import UploadsField


class SignatureInput(forms.FileInput):
    """A box to sign in; without script an ordinary file input (frontend/js/signature.js)."""

    template_name = "cases/signature.html"

    def __init__(self, attrs=None):
        super().__init__({"accept": "image/png,image/jpeg"} | (attrs or {}))


class StepForm(forms.Form):
    """Base of every step: carries the version that it was made from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PhotosForm(StepForm):
    """Photos before the work, or while it goes on."""

    uploads = UploadsField(label=_("Photos before the work"))


class ReturnForm(StepForm):
    """Why it goes back."""

    reason = forms.CharField(
        label=_("Why it cannot be done"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class DoneForm(StepForm):
    """What was done, what it costs, and who signs for it."""

    note = forms.CharField(label=_("What was done"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    uploads = UploadsField(label=_("Photos after the work"), required=False)
    charge = forms.DecimalField(
        label=_("Charge"), max_digits=10, decimal_places=2, min_value=0, required=False, localize=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    charge_note = forms.CharField(label=_("For what, with the receipt’s number"), max_length=120, required=False)
    signature = UploadsField(label=_("The resident signs"), required=False, widget=SignatureInput)
    signed_by = forms.CharField(
        label=_("Name of who signs"), max_length=60, required=False,
        help_text=_("Whoever cannot draw agrees by the name alone."),
    )  # fmt: skip

    def done(self) -> Done:
        """Return what was filled in."""
        typed = self.cleaned_data
        return Done(
            note=typed["note"], charge=typed["charge"], charge_note=typed["charge_note"],
            signed_by=typed["signed_by"], signature=next(iter(typed["signature"]), None),
            photos=tuple(typed["uploads"]),
        )  # fmt: skip
