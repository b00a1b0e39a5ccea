"""What a resident types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Category
from steward.foundation.files.fields import UploadsField


class ReportForm(forms.Form):
    """One question, one button."""

    category = forms.ModelChoiceField(Category.objects.filter(is_active=True), to_field_name="code", required=False)
    text = forms.CharField(max_length=2000, required=False)
    phone = forms.RegexField(
        r"^[0-9+()\- ]{0,24}$",
        required=False,
        error_messages={"invalid": _("Only digits, please, or leave it empty.")},
    )
    name = forms.CharField(max_length=60, required=False)
    uploads = UploadsField(required=False)


class ProofForm(forms.Form):
    """The four digits that open the details."""

    proof = forms.RegexField(r"^\s*\d{4}\s*$", error_messages={"invalid": _("Four digits, please.")})


class WordsForm(forms.Form):
    """A further word."""

    text = forms.CharField(max_length=2000, required=False)
    uploads = UploadsField(required=False)


class RatingForm(forms.Form):
    """How it is now."""

    satisfaction = forms.TypedChoiceField(
        choices=[(3, _("good now")), (2, _("all right")), (1, _("not solved"))], coerce=int
    )
    text = forms.CharField(max_length=1000, required=False)
