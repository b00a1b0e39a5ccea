"""Form F03 and the small forms around it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.deadlines.models import Basis
from steward.foundation.ui.web.forms import DurationField
from steward.visits.actions import Report
from steward.visits.models import Visit

GRADES = [("A", _("satisfied")), ("B", _("fairly satisfied")), ("C", _("dissatisfied"))]
YES_NO = [("", _("not asked")), ("yes", _("yes")), ("no", _("no"))]


def _grade(label, *, required=False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=GRADES, required=required, widget=forms.RadioSelect)


def _yes_no(label) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=YES_NO, required=False, empty_value=None, coerce=lambda answer: answer == "yes"
    )


class ReportForm(forms.Form):
    """The record of a return visit (F03)."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    method = forms.ChoiceField(label=_("How"), choices=Visit.Method.choices, initial=Visit.Method.PHONE)
    visited_at = forms.DateTimeField(label=_("When"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    interviewee = forms.CharField(label=_("Who answered"), max_length=60, required=False)
    satisfaction = _grade(_("Satisfaction"), required=True)
    quality = _grade(_("Quality of the service"))
    effect = _grade(_("Effect of the work"))
    shortcomings = forms.CharField(
        label=_("Shortcomings"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    suggestions = forms.CharField(
        label=_("Suggestions"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    shoe_covers = _yes_no(_("Did the worker wear shoe covers"))
    site_cleaned = _yes_no(_("Was the place left clean"))
    explained_charge = _yes_no(_("Was the charge explained"))

    def clean(self):
        """A dissatisfied customer's reason is written down."""
        typed = super().clean()
        if typed.get("satisfaction") == "C" and not typed.get("shortcomings"):
            self.add_error("shortcomings", _("Write down what the customer is dissatisfied with."))
        return typed

    def report(self) -> Report:
        """Return what was filled in."""
        fields = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Report(**fields)


class AttemptForm(forms.Form):
    """A try that reached nobody."""

    method = forms.ChoiceField(label=_("How"), choices=Visit.Method.choices, initial=Visit.Method.PHONE)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class ReviewForm(forms.Form):
    """The supervisor's remark."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    review = forms.CharField(label=_("Remark"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class RuleForm(forms.Form):
    """How many are visited, and within which limit."""

    version = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
    share = forms.IntegerField(
        label=_("How many of a hundred are visited"), min_value=0, max_value=100, initial=100,
        help_text=_("Every complaint and every repeat owes one, whatever stands here."),
    )  # fmt: skip
    limit_minutes = DurationField(label=_("Within"))
    basis = forms.ChoiceField(label=_("Counted in"), choices=Basis.choices, initial=Basis.WORKING)

    def clean_limit_minutes(self) -> int:
        """Return the minutes. Refuses none."""
        if not self.cleaned_data["limit_minutes"]:
            raise forms.ValidationError(_("Give the limit."))
        return self.cleaned_data["limit_minutes"]
