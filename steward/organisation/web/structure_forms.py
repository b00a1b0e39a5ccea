"""Forms of company, regions, offices, departments, areas and the roster."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.models import Person
from steward.foundation.ui.web.forms import DayInput, MomentInput
from steward.organisation.models import Region
from steward.organisation.queries import last_stop_candidates
from steward.organisation.web.forms import Of

ZONES = (("Asia/Shanghai", _("Mainland China")), ("Asia/Taipei", _("Taiwan")), ("Asia/Hong_Kong", _("Hong Kong")),
         ("Asia/Macau", _("Macau")))  # fmt: skip
HOLIDAYS = (("CN", _("Mainland China")), ("TW", _("Taiwan")), ("HK", _("Hong Kong")), ("MO", _("Macau")))


class Versioned(Of):
    """A form about a record as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class CompanyForm(Versioned):
    """How the company calls itself."""

    name = forms.CharField(label=_("name"), max_length=120)
    short_name = forms.CharField(label=_("short name"), max_length=24)
    hotline = forms.CharField(label=_("hotline"), max_length=24, required=False)


class LastStopForm(Versioned):
    """With whom a complaint about persons ends."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("last stop"))

    def fit(self):
        """Offer those who hold a post of the company."""
        self.fields["person"].queryset = last_stop_candidates(self.at).order_by("pinyin", "id")


class RegionForm(Of):
    """A new region."""

    code = forms.CharField(label=_("code"), max_length=12)
    name = forms.CharField(label=_("name"), max_length=60)


class RegionDetailsForm(Versioned, RegionForm):
    """A region's code and name."""


class PlacementFields(Of):
    """Where an office belongs and how it is reached."""

    name = forms.CharField(label=_("name"), max_length=80)
    short_name = forms.CharField(label=_("short name"), max_length=24)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("region"), required=False, empty_label=_("in no region")
    )
    phone = forms.CharField(label=_("telephone"), max_length=24, required=False)
    address = forms.CharField(label=_("address"), max_length=160, required=False)
    time_zone = forms.ChoiceField(label=_("time zone"), choices=ZONES)
    holiday_region = forms.ChoiceField(label=_("public holidays"), choices=HOLIDAYS)

    def fit(self):
        """Offer every region."""
        self.fields["region"].queryset = Region.objects.order_by("code")

    def clean(self):
        """Want a region where telephone or address is written, which are kept with it."""
        found = super().clean()
        if not found.get("region") and (found.get("phone") or found.get("address")):
            self.add_error("region", _("Choose a region; telephone and address are kept with it."))
        return found


class OfficeForm(PlacementFields):
    """A new office."""

    code = forms.CharField(label=_("code"), max_length=12)
    usual = forms.BooleanField(
        label=_("with the usual departments: service centre, engineering, security, cleaning"), required=False,
        initial=True,
    )  # fmt: skip
    field_order = ("code", "name", "short_name", "region", "phone", "address", "time_zone", "holiday_region", "usual")


class OfficeDetailsForm(Versioned, PlacementFields):
    """An office's particulars."""


class DepartmentDetailsForm(Versioned):
    """A department's name, nature and contact."""

    name = forms.CharField(label=_("name"), max_length=60)
    is_executor = forms.BooleanField(label=_("does jobs"), required=False)
    is_outside = forms.BooleanField(label=_("outside, answers by link"), required=False)
    contact_name = forms.CharField(label=_("contact"), max_length=60, required=False)
    contact_phone = forms.CharField(label=_("telephone of the contact"), max_length=24, required=False)
    contact_email = forms.EmailField(label=_("e-mail of the contact"), required=False)


class AreaNameForm(Versioned):
    """An area's name."""

    name = forms.CharField(label=_("name"), max_length=60)


class AreaEndForm(Versioned):
    """The day from which an area covers nothing."""

    on = forms.DateField(label=_("closed from"), widget=DayInput)


class ShiftChangeForm(Versioned):
    """Who is on duty when, corrected."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("on duty"))
    from_at = forms.DateTimeField(label=_("starts"), widget=MomentInput)
    until_at = forms.DateTimeField(label=_("until"), widget=MomentInput)
    note = forms.CharField(label=_("note"), max_length=80, required=False)

    def fit(self):
        """Offer the colleagues of the office."""
        self.fields["person"].queryset = self.colleagues()


class WeekCopyForm(Of):
    """Which week of whose roster is filled from the week before."""

    monday = forms.DateField()
    department = forms.IntegerField(required=False, min_value=1, max_value=(1 << 62))
