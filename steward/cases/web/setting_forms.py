"""The forms of what cases are set up with."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Category, Grade, Kind
from steward.cases.presets import CLOCK_PRESETS
from steward.cases.queries.setting import place_choices
from steward.cases.rules.setting import COMPANY_ONLY, OFFICE_ONLY, may_change_setting
from steward.estate.models import Building
from steward.foundation.deadlines.models import Basis
from steward.foundation.identity.keys import uuid7
from steward.foundation.ui.web.forms import DurationField, MomentInput
from steward.organisation.models import Area, Department, PostCode

OFFICE, COMPANY = "office", "company"


class SettingForm(forms.Form):
    """What all of them share: the version, and for whom it holds."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, what: str, office, actor, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.office, self.row = office, row
        if row is None and what not in COMPANY_ONLY | OFFICE_ONLY:
            words = [(OFFICE, office.name), (COMPANY, _("the whole company"))]
            may = [
                (value, label)
                for value, label in words
                if may_change_setting(actor, what, office.pk if value == OFFICE else None)
            ]
            self.fields["holds_for"] = forms.ChoiceField(label=_("Holds for"), choices=may)

    def values(self) -> dict[str, Any]:
        """Return the fields of the record."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "holds_for")}


def _grown(category: Category) -> str:
    return f"{category.parent.name}・{category.name}" if category.parent_id else category.name


class _Categories(forms.ModelChoiceField):
    def __init__(self, **options):
        active = Category.objects.filter(is_active=True).select_related("parent").order_by("position", "code")
        super().__init__(active, **options)

    def label_from_instance(self, obj):
        """Name a category with the one above it."""
        return _grown(obj)


class CategoryForm(SettingForm):
    """A category of matters."""

    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("Simplified Chinese follows from it."))
    name_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)
    parent = forms.ModelChoiceField(
        Category.objects.filter(parent=None, is_active=True).order_by("position", "code"), label=_("Belongs under"),
        required=False, empty_label=_("nothing: it stands on top"),
    )  # fmt: skip
    department_code = forms.ChoiceField(label=_("Who usually does it"), required=False)
    least_grade = forms.TypedChoiceField(label=_("At least of the grade"), choices=Grade.choices, coerce=int)
    seeds = forms.CharField(
        label=_("Words that suggest it"), max_length=1_000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Separated by blanks. They count until there are closed cases to learn from."),
    )  # fmt: skip
    position = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=10_000, initial=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department_code"].choices = [
            ("", _("nobody in particular")),
            *_departments(self.office, self.row),
        ]
        if self.row is not None:
            self.fields["parent"].queryset = self.fields["parent"].queryset.exclude(pk=self.row.pk)

    def clean_seeds(self) -> list[str]:
        """Return the words."""
        return list(dict.fromkeys(self.cleaned_data["seeds"].split()))

    def values(self) -> dict[str, Any]:
        """Return the fields of the record, with a code for a new one."""
        return super().values() | ({} if self.row else {"code": uuid7().hex[-12:]})


def _departments(office, row=None) -> list[tuple[str, str]]:
    found = Department.objects.filter(Q(office=office) | Q(office=None), is_active=True, is_outside=False)
    choices = dict(found.order_by("code").values_list("code", "name"))
    if row is not None and row.department_code:
        choices.setdefault(row.department_code, row.department_code)
    return list(choices.items())


class PolicyForm(SettingForm):
    """The limits of one kind and grade."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    grade = forms.TypedChoiceField(label=_("Grade"), choices=Grade.choices, coerce=int)
    basis = forms.ChoiceField(label=_("Counted in"), choices=Basis.choices)
    first_reply = DurationField(label=_("First reply within"))
    progress = DurationField(label=_("Word on progress every"))
    final = DurationField(label=_("Final result within"))
    feedback = DurationField(label=_("Customer's word on the result within"))


class RuleForm(SettingForm):
    """Where matters of a category go by themselves."""

    category = _Categories(label=_("Category"), required=False, empty_label=_("every category"))
    place_type = forms.ChoiceField(label=_("Sort of place"), required=False)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"), required=False, empty_label=_("every area"))
    to = forms.ChoiceField(label=_("Goes to"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place_type"].choices = [("", _("every kind of place")), *place_choices()]
        self.fields["area"].queryset = Area.objects.filter(office=self.office, is_active=True).order_by("name")
        posts = [(f"post:{code}", label) for code, label in PostCode.choices if code not in ("ADM", "AUD")]
        departments = [(f"department:{code}", name) for code, name in _departments(self.office)]
        choices = [("area", _("the assistant of the area")), (_("Departments"), departments), (_("Posts"), posts)]
        if self.row is not None and self.row.to not in {value for value, _label in [*departments, *posts]} | {"area"}:
            choices.append((self.row.to, self.row.to))
        self.fields["to"].choices = choices


class AnswerForm(SettingForm):
    """A sentence that answers an enquiry."""

    category = _Categories(label=_("Category"), empty_label=None)
    title = forms.CharField(label=_("In a word"), max_length=80)
    text = forms.CharField(label=_("What is said"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}))
    position = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=10_000, initial=0)


class OutageForm(SettingForm):
    """Something everybody calls about."""

    title = forms.CharField(label=_("What is out"), max_length=120)
    sentence = forms.CharField(
        label=_("The sentence to say"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read out to every caller; F6 at the intake records the call with it."),
    )  # fmt: skip
    building = forms.ModelChoiceField(
        Building.objects.none(), label=_("Where"), required=False, empty_label=_("the whole estate")
    )
    category = _Categories(label=_("Category"), required=False, empty_label=_("none"))
    from_at = forms.DateTimeField(label=_("Out since"), widget=MomentInput)
    expected_end_at = forms.DateTimeField(label=_("Expected to end"), required=False, widget=MomentInput)
    until_at = forms.DateTimeField(label=_("Over at"), required=False, widget=MomentInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = Building.objects.filter(office=self.office, is_active=True)
        self.fields["building"].queryset = here.order_by("position", "code")


class NumbersForm(SettingForm):
    """By which numbers matters are repeats and groups."""

    repeat_days = forms.IntegerField(
        label=_("The same household about the same matter is a repeat within days"),
        min_value=1,
        max_value=366,
        initial=30,
    )
    households = forms.IntegerField(label=_("So many households are a group"), min_value=2, max_value=500, initial=5)
    together_hours = forms.IntegerField(label=_("Within hours"), min_value=1, max_value=24 * 30, initial=72)
    month_days = forms.IntegerField(
        label=_("A valid complaint unsolved after days becomes major"), min_value=1, max_value=366, initial=30
    )


class PresetForm(forms.Form):
    """Which variant of the clocks, for whom."""

    code = forms.ChoiceField(label=_("Variant"), choices=[(preset.code, preset.name) for preset in CLOCK_PRESETS])
    holds_for = forms.ChoiceField(label=_("Holds for"))

    def __init__(self, *args, office, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holds_for"].choices = [
            (value, label)
            for value, label, office_id in ((OFFICE, office.name, office.pk), (COMPANY, _("the whole company"), None))
            if may_change_setting(actor, "clock_policy", office_id)
        ]


FORMS: dict[str, type[SettingForm]] = {
    "case_category": CategoryForm, "clock_policy": PolicyForm, "dispatch_rule": RuleForm, "standard_answer": AnswerForm,
    "outage": OutageForm, "house_numbers": NumbersForm,
}  # fmt: skip
