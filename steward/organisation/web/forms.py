"""Forms of the organisation: what is typed, turned into what the actions take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.models import Person
from steward.foundation.ui.web.forms import DayInput, MomentInput
from steward.organisation import queries, rules
from steward.organisation.models import Absence, Department, Membership


class Of(forms.Form):
    """A form about one office, for one actor, at one moment."""

    def __init__(self, *args, office=None, actor=None, at=None, person=None, **kwargs):
        self.office, self.actor, self.at, self.person = office, actor, at, person
        super().__init__(*args, **kwargs)
        self.fit()

    def fit(self):
        """Narrow the choices to what the actor may choose."""

    def colleagues(self):
        """Return the people of the office, without the one the form is about."""
        if self.office is None:
            return Person.objects.filter(is_active=True)
        found = queries.colleagues(self.office, self.at).order_by("pinyin", "id")
        return found.exclude(pk=self.person.pk) if self.person else found


class PostFields(Of):
    """A post in the office that the actor works in."""

    post = forms.ChoiceField(label=_("post"))
    department = forms.ModelChoiceField(Department.objects.none(), label=_("department"), required=False)
    is_lead = forms.BooleanField(label=_("heads the department"), required=False)
    from_on = forms.DateField(label=_("starts"), widget=DayInput)

    def fit(self):
        """Offer the posts that the actor may give here, and the office's own departments."""
        office_id = self.office.pk if self.office else None
        self.fields["post"].choices = [(p.value, p.label) for p in rules.grantable_posts(self.actor, office_id)]
        self.fields["department"].queryset = Department.objects.filter(
            office=self.office, is_active=True, is_outside=False
        ).order_by("pk")


class HireForm(PostFields):
    """A new colleague."""

    name = forms.CharField(label=_("name"), max_length=60)
    phone = forms.CharField(label=_("telephone"), max_length=24, required=False)
    email = forms.EmailField(label=_("e-mail"), required=False)
    number = forms.CharField(label=_("staff number"), max_length=24, required=False)
    username = forms.CharField(
        label=_("user name"), max_length=60, required=False, help_text=_("Empty: no account is opened.")
    )
    field_order = ("name", "phone", "email", "number", "post", "department", "is_lead", "from_on", "username")


class DetailsForm(Of):
    """What is kept of a colleague."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("name"), max_length=60)
    phone = forms.CharField(label=_("telephone"), max_length=24, required=False)
    email = forms.EmailField(label=_("e-mail"), required=False)
    number = forms.CharField(label=_("staff number"), max_length=24, required=False)
    joined_on = forms.DateField(label=_("first day"), widget=DayInput, required=False)
    note = forms.CharField(label=_("note"), max_length=200, required=False)


class EndPostForm(Of):
    """The last day of a post."""

    membership = forms.ModelChoiceField(Membership.objects.none(), label=_("post"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    until_on = forms.DateField(label=_("ends before"), widget=DayInput)

    def fit(self):
        """Offer the person's posts that still run."""
        held = Membership.objects.filter(person=self.person, until_on=None).select_related("office")
        self.fields["membership"].queryset = held
        self.fields["membership"].label_from_instance = lambda row: (
            f"{row.get_post_display()} {row.office.short_name if row.office else ''}"
        )


class LeaveForm(Of):
    """The last day of a colleague."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    last_day = forms.DateField(label=_("last working day"), widget=DayInput)


class SubstituteForm(Of):
    """Who stands in, from when until when."""

    substitute = forms.ModelChoiceField(Person.objects.none(), label=_("stands in"))
    from_at = forms.DateTimeField(label=_("starts"), widget=MomentInput)
    until_at = forms.DateTimeField(label=_("until"), widget=MomentInput, required=False)

    def fit(self):
        """Offer the colleagues of the office."""
        self.fields["substitute"].queryset = self.colleagues()


class AbsenceForm(Of):
    """Why, from when until when somebody is away, and who stands in."""

    reason = forms.ChoiceField(label=_("reason"), choices=Absence.Reason.choices)
    from_at = forms.DateTimeField(label=_("starts"), widget=MomentInput)
    until_at = forms.DateTimeField(label=_("until"), widget=MomentInput)
    substitute = forms.ModelChoiceField(Person.objects.none(), label=_("stands in"), required=False)

    def fit(self):
        """Offer the colleagues of the office."""
        self.fields["substitute"].queryset = self.colleagues()


class HandOverForm(Of):
    """Who takes the work over."""

    to = forms.ModelChoiceField(Person.objects.none(), label=_("takes it over"))

    def fit(self):
        """Offer the colleagues of the office."""
        self.fields["to"].queryset = self.colleagues()


class OpenAccountForm(Of):
    """The user name of a new account."""

    username = forms.CharField(label=_("user name"), max_length=60)


class PlainForm(Of):
    """Nothing to fill in: an act that is asked once."""


class DepartmentForm(Of):
    """A new department."""

    code = forms.CharField(label=_("code"), max_length=16)
    name = forms.CharField(label=_("name"), max_length=60)
    is_executor = forms.BooleanField(label=_("does jobs"), required=False)
    is_outside = forms.BooleanField(label=_("outside department, answers by link"), required=False)


class RouteForm(Of):
    """Where work goes out of hours."""

    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("work of"), required=False, empty_label=_("every other department")
    )
    to_department = forms.ModelChoiceField(Department.objects.none(), label=_("goes to those on duty in"))
    urgent_only = forms.BooleanField(label=_("urgent work only"), required=False)

    def fit(self):
        """Offer the departments of the office that have people."""
        inside = Department.objects.filter(office=self.office, is_active=True, is_outside=False).order_by("pk")
        self.fields["department"].queryset = self.fields["to_department"].queryset = inside


class ShiftForm(Of):
    """Who is on duty when."""

    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("department"), required=False, empty_label=_("the whole office")
    )
    person = forms.ModelChoiceField(Person.objects.none(), label=_("on duty"))
    from_at = forms.DateTimeField(label=_("starts"), widget=MomentInput)
    until_at = forms.DateTimeField(label=_("until"), widget=MomentInput)

    def fit(self):
        """Offer departments and people of the office."""
        self.fields["department"].queryset = Department.objects.filter(
            office=self.office, is_active=True, is_outside=False
        ).order_by("pk")
        self.fields["person"].queryset = self.colleagues()


class AreaForm(Of):
    """A new area and who answers for it."""

    name = forms.CharField(label=_("name"), max_length=60)


class AssignForm(Of):
    """Who answers for an area, from a day on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    person = forms.ModelChoiceField(Person.objects.none(), label=_("answers for it"), required=False)
    deputy = forms.ModelChoiceField(Person.objects.none(), label=_("deputy"), required=False)
    on = forms.DateField(label=_("starts"), widget=DayInput)

    def fit(self):
        """Offer the colleagues of the office."""
        self.fields["person"].queryset = self.fields["deputy"].queryset = self.colleagues()
