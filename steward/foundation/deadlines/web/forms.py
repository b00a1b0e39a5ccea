"""The form of a ladder: one line for each rung."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.deadlines.actions.shaping import MOST_RUNGS, WantedRung
from steward.foundation.deadlines.models import OWNER, Basis, Rung
from steward.foundation.deadlines.wording import AUDIENCES

UNITS = {"percent": 1, "minutes": 1, "hours": 60, "days": 24 * 60}
UNIT_WORDS = [
    ("percent", _("per cent of the limit")),
    ("minutes", _("minutes")),
    ("hours", _("hours")),
    ("days", _("days")),
]
WHEN = [
    (Rung.When.BEFORE_SHARE, _("while so much is left")), (Rung.When.BEFORE_MINUTES, _("before it is due")),
    (Rung.When.AFTER_MINUTES, _("after it was due")),
]  # fmt: skip


def _named(widget: type[forms.Widget], label, **attrs) -> forms.Widget:
    return widget(attrs={"aria-label": label, **attrs})


class RungForm(forms.Form):
    """When somebody is told, and who."""

    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    amount = forms.IntegerField(
        min_value=0, max_value=60_000, required=False, widget=_named(forms.NumberInput, _("How many"))
    )
    unit = forms.ChoiceField(choices=UNIT_WORDS, initial="hours", widget=_named(forms.Select, _("Unit of time")))
    when = forms.ChoiceField(choices=WHEN, initial=Rung.When.AFTER_MINUTES, widget=_named(forms.Select, _("When")))
    basis = forms.ChoiceField(
        choices=Basis.choices, initial=Basis.CALENDAR, widget=_named(forms.Select, _("Counted in"))
    )
    audience = forms.ChoiceField(
        choices=[*AUDIENCES.items()], initial=OWNER, widget=_named(forms.Select, _("Who is told"))
    )
    urgent = forms.BooleanField(required=False, widget=_named(forms.CheckboxInput, _("Urgent")))

    def clean(self):
        """Shares of the limit are between 1 and 99 per cent, everything else is a time."""
        found = super().clean()
        amount, unit, when = found.get("amount"), found.get("unit"), found.get("when")
        if amount is None or not unit or not when:
            return found
        if (when == Rung.When.BEFORE_SHARE) != (unit == "percent"):
            self.add_error("unit", _("What is left is given in per cent, everything else in time."))
        elif unit == "percent" and not 1 <= amount <= 99:
            self.add_error("amount", _("Between 1 and 99 per cent."))
        return found

    def wanted(self) -> WantedRung | None:
        """Return the rung; None for a line that was left empty."""
        found = self.cleaned_data
        if found.get("amount") is None or found.get("DELETE"):
            return None
        return WantedRung(
            number=found["number"], when=found["when"], amount=found["amount"] * UNITS[found["unit"]],
            basis=found["basis"], audience=found["audience"], urgent=found["urgent"],
        )  # fmt: skip


Rungs = forms.formset_factory(
    RungForm, extra=2, can_delete=True, max_num=MOST_RUNGS, validate_max=True, absolute_max=MOST_RUNGS + 5
)


class VersionForm(forms.Form):
    """The version of the ladder that was shown."""

    version = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)


def initial_of(rung: Rung) -> dict:
    """Return a rung as the form shows it: in the largest unit that makes a whole number."""
    unit = "percent"
    if rung.when != Rung.When.BEFORE_SHARE:
        fitting = [unit for unit in ("days", "hours", "minutes") if rung.amount and rung.amount % UNITS[unit] == 0]
        unit = fitting[0] if fitting else "hours"
    return {
        "number": rung.number, "amount": rung.amount // UNITS[unit], "unit": unit, "when": rung.when,
        "basis": rung.basis, "audience": rung.audience, "urgent": rung.urgent,
    }  # fmt: skip
