"""Forms of customers, their numbers and their ties to units."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from steward.estate.actions import Way
from steward.estate.models import VACANT, Contact, Customer, Occupancy, Residency
from steward.estate.rules.masking import mask_value
from steward.foundation.ui.web.forms import DayInput

from .versions import VersionForm

SLOTS = 4
NUMBER = re.compile(r"[0-9０-９+＋()（）\-－\s#*extEXT分機转轉]{3,40}")
PHONES = (Contact.Way.MOBILE, Contact.Way.PHONE)


def checked_value(way: str, value: str) -> str:
    """Return a number or address as it is stored. Refuses what cannot be one."""
    value = value.strip()
    if way in PHONES and (not NUMBER.fullmatch(value) or not 3 <= sum(sign.isdigit() for sign in value) <= 15):
        raise forms.ValidationError(_("Write a telephone number of 3 to 15 digits."))
    if way == Contact.Way.EMAIL:
        forms.EmailField().clean(value)
    return value


class CustomerForm(VersionForm):
    """A customer's particulars. Numbers known already are masked: a slot left empty keeps its number."""

    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=60, required=False)
    salutation = forms.CharField(
        label=gettext_lazy("How to address them"), max_length=24, required=False,
        help_text=gettext_lazy("For example 許女士."),
    )  # fmt: skip
    is_organisation = forms.BooleanField(label=gettext_lazy("A company or other body"), required=False)
    special_care = forms.CharField(
        label=gettext_lazy("Special care"), max_length=200, required=False,
        help_text=gettext_lazy("Seen only by those who handle. Write what helps, no diagnosis."),
    )  # fmt: skip
    wants_no_calls = forms.BooleanField(label=gettext_lazy("Does not want to be telephoned"), required=False)

    def __init__(self, *args, customer: Customer | None = None, sees_care: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = list(customer.contacts.order_by("-is_preferred", "pk")) if customer else []
        for contact in self.known:
            contact.masked = mask_value(contact.way, contact.value)
        if not sees_care:
            del self.fields["special_care"]
        for slot in range(max(SLOTS, len(self.known) + 1)):
            self._add_slot(slot)

    def _add_slot(self, slot: int) -> None:
        known = self.known[slot] if slot < len(self.known) else None
        self.fields[f"way_{slot}"] = forms.ChoiceField(
            choices=Contact.Way.choices, required=False, label="", initial=known.way if known else Contact.Way.MOBILE,
            widget=forms.Select(attrs={"aria-label": _("Kind of number")}),
        )  # fmt: skip
        self.fields[f"value_{slot}"] = forms.CharField(
            max_length=120, required=False, label="",
            widget=forms.TextInput(attrs={"aria-label": _("Telephone or address")}),
        )  # fmt: skip
        self.fields[f"drop_{slot}"] = forms.BooleanField(required=False, label=gettext_lazy("remove"))

    def slots(self) -> list[dict]:
        """Return the slots of numbers as the page draws them."""
        return [
            {
                "known": self.known[slot] if slot < len(self.known) else None, "way": self[f"way_{slot}"],
                "value": self[f"value_{slot}"], "drop": self[f"drop_{slot}"],
            }
            for slot in range(max(SLOTS, len(self.known) + 1))
        ]  # fmt: skip

    def clean(self):
        """Turn the slots into contacts: kept, replaced, removed or new; the first is the preferred one."""
        found = super().clean()
        ways = []
        for slot in range(max(SLOTS, len(self.known) + 1)):
            known = self.known[slot] if slot < len(self.known) else None
            if found.get(f"drop_{slot}"):
                continue
            value, way = found.get(f"value_{slot}", ""), found.get(f"way_{slot}") or Contact.Way.MOBILE
            if not value and known:
                ways.append((known.way, known.value))
            elif value:
                try:
                    ways.append((way, checked_value(way, value)))
                except forms.ValidationError as wrong:
                    self.add_error(f"value_{slot}", wrong)
        found["contacts"] = tuple(
            Way(way=way, value=value, is_preferred=place == 0)
            for place, (way, value) in enumerate(dict.fromkeys(ways))
        )
        return found

    def particulars(self) -> dict:
        """Return the fields of the customer alone."""
        names = ("name", "salutation", "is_organisation", "special_care", "wants_no_calls")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class MoveInForm(forms.Form):
    """Somebody moves into a unit: a customer known already, or a new one by name and number."""

    customer = forms.UUIDField(required=False, widget=forms.HiddenInput)
    customer_text = forms.CharField(
        label=gettext_lazy("Who"), max_length=60, required=False,
        help_text=gettext_lazy("Find by name, telephone or pinyin; or write the name of somebody new."),
    )  # fmt: skip
    phone = forms.CharField(label=gettext_lazy("Telephone, if new"), max_length=40, required=False)
    role = forms.ChoiceField(label=gettext_lazy("As"), choices=Residency.Role.choices)
    lives_there = forms.BooleanField(label=gettext_lazy("Lives there"), required=False, initial=True)
    from_on = forms.DateField(label=gettext_lazy("Since"), widget=DayInput)

    def __init__(self, *args, today: date | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if today:
            self.fields["from_on"].initial = today

    def clean_phone(self) -> str:
        """Return the number, if there is one, as it is stored."""
        value = self.cleaned_data["phone"]
        return checked_value(Contact.Way.MOBILE, value) if value else ""


class ResidencyForm(VersionForm):
    """A tie is corrected."""

    role = forms.ChoiceField(label=gettext_lazy("As"), choices=Residency.Role.choices)
    lives_there = forms.BooleanField(label=gettext_lazy("Lives there"), required=False)
    from_on = forms.DateField(label=gettext_lazy("Since"), widget=DayInput)


class MoveOutForm(VersionForm):
    """Somebody leaves a unit."""

    until_on = forms.DateField(label=gettext_lazy("Last day was before"), widget=DayInput)
    then = forms.ChoiceField(
        label=gettext_lazy("If nobody is left, the unit is"), required=False,
        choices=[("", gettext_lazy("unchanged")), *((v.value, v.label) for v in VACANT)], initial=Occupancy.TO_LET,
    )  # fmt: skip


class MergeForm(forms.Form):
    """Which other record is the same customer."""

    customer = forms.UUIDField(required=False, widget=forms.HiddenInput)
    customer_text = forms.CharField(label=gettext_lazy("The other record"), max_length=60, required=False)


class EraseForm(forms.Form):
    """Erasing cannot be undone; the name is typed once more."""

    confirm = forms.CharField(label=gettext_lazy("Type the customer's name"), max_length=60)
