"""The intake form: shape and words of what was typed; what may be done with it is decided by the action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Case, Category, Channel, Grade, Kind, Outcome
from steward.estate.models import Building, Customer, Place, Unit
from steward.foundation.files.fields import UploadsField
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Department

LONGEST_TEXT = 20_000
TYPED_CHANNELS = [c for c in Channel.choices if c[0] not in (Channel.IMPORT, Channel.API, Channel.PORTAL)]


class ByKey(forms.ModelChoiceField):
    """A record named by its outward key, hidden in the page."""

    def __init__(self, queryset, **options):
        super().__init__(queryset, to_field_name="key", required=False, widget=forms.HiddenInput, **options)


class IntakeForm(forms.Form):
    """What an assistant types while the customer speaks."""

    customer = ByKey(Customer.objects.all())
    unit = ByKey(Unit.objects.all())
    building = ByKey(Building.objects.all())
    place = ByKey(Place.objects.all())
    repeat_of = ByKey(Case.objects.all())
    outage = forms.UUIDField(required=False, widget=forms.HiddenInput)

    location = forms.CharField(label=_("Where"), max_length=200, required=False)
    contact_name = forms.CharField(label=_("Name"), max_length=60, required=False)
    contact_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    channel = forms.ChoiceField(label=_("How it came"), choices=TYPED_CHANNELS, initial=Channel.PHONE)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.COMPLAINT)
    description = forms.CharField(
        label=_("What the caller says"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down what the caller says.")},
    )  # fmt: skip
    requested = forms.CharField(label=_("What the caller asks for"), max_length=2000, required=False)
    category = forms.ModelChoiceField(Category.objects.filter(is_active=True), to_field_name="code", required=False)
    grade = forms.TypedChoiceField(choices=[("", ""), *Grade.choices], coerce=int, required=False, empty_value=None)
    grade_reason = forms.CharField(label=_("Why this grade"), max_length=200, required=False)
    occurred_at = forms.DateTimeField(label=_("When it happened"), required=False)

    outcome = forms.ChoiceField(
        choices=Outcome.choices, initial=Outcome.DISPATCHED, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three ways out.")},
    )  # fmt: skip
    explanation = forms.CharField(label=_("What was answered"), max_length=4000, required=False)
    is_satisfied = forms.BooleanField(label=_("The caller is satisfied with it"), required=False)
    owner = ByKey(Person.objects.filter(is_active=True))
    department = ByKey(Department.objects.filter(is_active=True))
    job = forms.CharField(label=_("What is to be done"), max_length=300, required=False)
    promised_at = forms.DateTimeField(label=_("Time promised to the customer"), required=False)
    referred_to = forms.CharField(label=_("The right body"), max_length=120, required=False)
    to_office = ByKey(Office.objects.filter(is_active=True))

    is_anonymous = forms.BooleanField(label=_("anonymous"), required=False)
    is_confidential = forms.BooleanField(label=_("confidential"), required=False)
    named = forms.ModelMultipleChoiceField(Person.objects.filter(is_active=True), to_field_name="key", required=False)
    contractor_concerned = forms.CharField(label=_("Contractor concerned"), max_length=60, required=False)
    outside_number = forms.CharField(label=_("Number at the hotline"), max_length=60, required=False)
    outside_due_at = forms.DateTimeField(label=_("To be answered by"), required=False)
    outside_reply_format = forms.CharField(label=_("How they want the answer"), max_length=120, required=False)

    uploads = UploadsField(label=_("Photos"), required=False)

    def clean(self):
        """Ask for what the chosen way out cannot do without."""
        typed = super().clean()
        outcome = typed.get("outcome")
        if outcome == Outcome.ON_THE_SPOT and not typed.get("explanation"):
            self.add_error("explanation", _("Write down what was answered."))
        if outcome == Outcome.NOT_OURS:
            if not typed.get("explanation"):
                self.add_error("explanation", _("Write down what was explained to the caller."))
            if not typed.get("referred_to") and not typed.get("to_office"):
                self.add_error("referred_to", _("Name the body, or the office, that the caller should turn to."))
        if typed.get("grade") and not typed.get("grade_reason"):
            self.add_error("grade_reason", _("Say why the grade is changed."))
        return typed
