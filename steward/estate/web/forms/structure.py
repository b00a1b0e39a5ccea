"""Forms of communities, buildings, floors, units and places."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steward.estate.actions.structure import MOST_FLOORS
from steward.estate.models import Building, Delivery, Occupancy, Place
from steward.estate.rules.storeys import Storey, floor_label, storeys
from steward.foundation.ui.web.forms import DayInput

from .versions import VersionForm

WORDS = re.compile(r"[\s,，、;；]+")
LONGEST_LABEL = 16
CODE = r"^[\w.\-]+$"
NO_SIGNS = gettext_lazy("Letters, digits, points and hyphens only.")


def labels(text: str) -> list[str]:
    """Return the labels in a text that separates them by blanks or commas. Refuses long and doubled ones."""
    found = [word for word in WORDS.split(text.strip()) if word]
    if any(len(word) > LONGEST_LABEL for word in found):
        raise forms.ValidationError(_("A label has at most %(n)s characters.") % {"n": LONGEST_LABEL})
    if len(set(found)) != len(found):
        raise forms.ValidationError(_("A label stands there twice."))
    return found


class CommunityForm(VersionForm):
    """A community's particulars."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=160, required=False)
    is_active = forms.BooleanField(label=gettext_lazy("Managed by us"), required=False, initial=True)


class BuildingForm(VersionForm):
    """A building's particulars; its code stays, because the codes of its units begin with it."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    year_completed = forms.IntegerField(
        label=gettext_lazy("Year of completion"), min_value=1900, max_value=2100, required=False
    )
    is_active = forms.BooleanField(label=gettext_lazy("Managed by us"), required=False, initial=True)


class BuildingPlanForm(forms.Form):
    """A building with its floors and units in one go."""

    code = forms.RegexField(
        CODE, label=gettext_lazy("Number"), max_length=16, error_messages={"invalid": NO_SIGNS},
        help_text=gettext_lazy("What people type before the unit: 2 in 2-15C."),
    )  # fmt: skip
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60, help_text=gettext_lazy("As people say it: 2座."))
    first = forms.IntegerField(label=gettext_lazy("Lowest floor"), min_value=-10, max_value=MOST_FLOORS, initial=1)
    last = forms.IntegerField(label=gettext_lazy("Highest floor"), min_value=-10, max_value=MOST_FLOORS)
    units = forms.CharField(
        label=gettext_lazy("Units on each floor, from left to right"), max_length=600, initial="A B C D",
        help_text=gettext_lazy("Separated by blanks. Basements get none."),
    )  # fmt: skip
    without = forms.CharField(
        label=gettext_lazy("Floors that are left out"), max_length=100, required=False,
        help_text=gettext_lazy("For example 4 13 14, where these numbers do not exist."),
    )  # fmt: skip
    delivery = forms.ChoiceField(label=gettext_lazy("Handover"), choices=Delivery.choices, initial=Delivery.DONE)
    occupancy = forms.ChoiceField(
        label=gettext_lazy("Occupancy"), choices=Occupancy.choices, initial=Occupancy.OCCUPIED
    )
    since = forms.DateField(label=gettext_lazy("These states hold since"), widget=DayInput)
    area_sqm = forms.DecimalField(
        label=gettext_lazy("Size of each unit, square metres"), max_digits=8, decimal_places=2, min_value=0,
        required=False,
    )  # fmt: skip
    year_completed = forms.IntegerField(
        label=gettext_lazy("Year of completion"), min_value=1900, max_value=2100, required=False
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["since"].initial = today

    def clean_units(self) -> list[str]:
        """Return the labels."""
        return labels(self.cleaned_data["units"])

    def clean_without(self) -> list[int]:
        """Return the floors left out as numbers."""
        words = WORDS.split(self.cleaned_data["without"].strip())
        if any(word and not re.fullmatch(r"-?[0-9]{1,3}", word) for word in words):
            raise forms.ValidationError(_("Write numbers, separated by blanks."))
        return [int(word) for word in words if word]

    def clean_since(self) -> date:
        """Return the day. Refuses days to come."""
        if self.cleaned_data["since"] > self.today:
            raise forms.ValidationError(_("A state cannot begin in the future. Set it on the day when it begins."))
        return self.cleaned_data["since"]

    def clean(self):
        """Refuse a building that ends below where it begins."""
        found = super().clean()
        if found.get("first") is not None and found.get("last") is not None and found["last"] < found["first"]:
            self.add_error("last", _("The highest floor lies below the lowest."))
        return found

    def floors(self) -> tuple[Storey, ...]:
        """Return the floors that the form describes."""
        found = self.cleaned_data
        return storeys(found["first"], found["last"], found["units"], without=found["without"])


class FloorForm(forms.Form):
    """One more floor."""

    level = forms.IntegerField(
        label=gettext_lazy("Level"), min_value=-10, max_value=MOST_FLOORS,
        help_text=gettext_lazy("Counted from the street: 0 is the ground floor, -1 the first basement."),
    )  # fmt: skip
    label = forms.CharField(label=gettext_lazy("What is painted on the wall"), max_length=12, required=False)
    units = forms.CharField(label=gettext_lazy("Units, from left to right"), max_length=600, required=False)

    def clean_units(self) -> list[str]:
        """Return the labels."""
        return labels(self.cleaned_data["units"])

    def storey(self) -> Storey:
        """Return the floor that the form describes."""
        found = self.cleaned_data
        label = found["label"] or floor_label(found["level"])
        return Storey(level=found["level"], label=label, units=tuple(found["units"]))


class UnitForm(VersionForm):
    """A unit's particulars."""

    label = forms.CharField(label=gettext_lazy("Unit"), max_length=LONGEST_LABEL)
    area_sqm = forms.DecimalField(
        label=gettext_lazy("Size, square metres"), max_digits=8, decimal_places=2, min_value=0, required=False
    )
    is_active = forms.BooleanField(label=gettext_lazy("Managed by us"), required=False, initial=True)


class PlaceForm(VersionForm):
    """A place's particulars."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    type = forms.ChoiceField(label=gettext_lazy("Kind of place"), choices=Place.Type.choices)
    is_active = forms.BooleanField(label=gettext_lazy("Its label is read"), required=False, initial=True)


class PlacesForm(forms.Form):
    """Several places of one kind at once, one name a line."""

    community = forms.ModelChoiceField(label=gettext_lazy("Community"), queryset=None, empty_label=None)
    building = forms.ModelChoiceField(
        label=gettext_lazy("Building"), queryset=None, required=False, empty_label=gettext_lazy("none: the grounds")
    )
    type = forms.ChoiceField(label=gettext_lazy("Kind of place"), choices=Place.Type.choices)
    names = forms.CharField(
        label=gettext_lazy("Names, one a line"), max_length=8_000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args, communities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = communities
        self.fields["building"].queryset = Building.objects.filter(community__in=communities, is_active=True).order_by(
            "position", "code"
        )

    def clean_names(self) -> list[str]:
        """Return the names. Refuses long ones."""
        names = [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if any(len(name) > 80 for name in names):
            raise forms.ValidationError(_("A name has at most 80 characters."))
        return names
