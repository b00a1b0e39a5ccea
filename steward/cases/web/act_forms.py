"""The small forms by which something is done with a case."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Case, CauseClass, Channel, CloseCode, Grade, PauseReason, Reply
from steward.foundation.files.fields import UploadsField
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Department
from steward.organisation.queries import colleagues, departments

WAYS = [c for c in Channel.choices if c[0] not in (Channel.IMPORT, Channel.API, Channel.PATROL, Channel.MEDIA)]
SATISFIED = [(3, _("satisfied")), (2, _("fairly satisfied")), (1, _("dissatisfied"))]
CODES = [c for c in CloseCode.choices if c[0] not in (CloseCode.IMPORTED, CloseCode.WITHDRAWN, CloseCode.ANSWERED)]


def _words(label, *, rows: int = 3, required: bool = True, longest: int = 4000) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


def _moment(label, *, required: bool = False) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, required=required, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )


class ActForm(forms.Form):
    """Base of every act: knows the case, and carries the version that it was made from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, case: Case, **options):
        super().__init__(*args, **options)
        self.case = case
        self.fields["version"].initial = case.version


class ReplyForm(ActForm):
    """What the customer was told."""

    text = _words(_("What the customer was told"))
    way = forms.ChoiceField(label=_("How"), choices=WAYS, initial=Channel.PHONE)
    purpose = forms.ChoiceField(label=_("What for"), choices=Reply.Purpose.choices, initial=Reply.Purpose.PROGRESS)
    next_promised_at = _moment(_("Next word promised by"))
    uploads = UploadsField(label=_("Photos"), required=False)


class NoteForm(ActForm):
    """A word among colleagues."""

    text = _words(_("Internal note: the customer never reads it"))
    uploads = UploadsField(label=_("Photos"), required=False)


class AssignForm(ActForm):
    """A new owner."""

    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Owner"))
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        people = colleagues(self.case.office, timezone.now()).exclude(pk=self.case.owner_id)
        self.fields["owner"].queryset = people.order_by("pinyin", "name")


class HandOverForm(ActForm):
    """To a department, or to another office, which must accept."""

    department = forms.ModelChoiceField(Department.objects.none(), label=_("Department"), required=False)
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Other office"), required=False)
    reason = _words(_("Why, and what is asked"), rows=2, longest=300)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"].help_text = _("Those outside read this sentence: no name, no telephone.")
        self.fields["department"].queryset = departments(self.case.office).filter(is_active=True)
        self.fields["office"].queryset = Office.objects.filter(is_active=True).exclude(pk=self.case.office_id)

    def clean(self):
        """Exactly one receiver is named."""
        typed = super().clean()
        if bool(typed.get("department")) == bool(typed.get("office")):
            self.add_error("department", _("Name a department or another office."))
        return typed


class GiveBackForm(ActForm):
    """Why it is not for us."""

    reason = _words(_("Why it is sent back"), rows=2, longest=300)


class JobForm(ActForm):
    """Work for an executing department."""

    department = forms.ModelChoiceField(Department.objects.none(), label=_("Department"))
    what = forms.CharField(label=_("What is to be done"), max_length=300)
    due_at = _moment(_("To be done by"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["department"].queryset = departments(self.case.office).filter(is_executor=True, is_active=True)
        self.fields["what"].initial = self.case.title


class PauseForm(ActForm):
    """Why the clocks stand still."""

    reason = forms.ChoiceField(label=_("Why"), choices=PauseReason.choices)
    until_at = _moment(_("Until"), required=True)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class ResumeForm(ActForm):
    """The clocks run again."""


class ExtendForm(ActForm):
    """A later date, to be approved."""

    new_due_at = _moment(_("New date"), required=True)
    reason = _words(_("Why"), rows=2, longest=300)


class EscalateForm(ActForm):
    """One step up, now."""

    reason = _words(_("Why now"), rows=2, longest=300)


class GradeForm(ActForm):
    """Another grade, with its reason."""

    grade = forms.TypedChoiceField(label=_("Grade"), choices=Grade.choices, coerce=int)
    reason = _words(_("Why this grade"), rows=2, longest=300)


class InstructForm(ActForm):
    """The director's instruction on a major case (C4.6)."""

    text = _words(_("The director’s instruction"), required=False)
    voice = UploadsField(label=_("Spoken instruction"), required=False)

    def clean(self):
        """Words or a voice: one of them is needed."""
        typed = super().clean()
        if not typed.get("text") and not typed.get("voice"):
            self.add_error("text", _("Write or speak the instruction."))
        return typed


class ResolveForm(ActForm):
    """Cause, result, and whether the customer was told."""

    cause_class = forms.ChoiceField(label=_("Kind of cause"), choices=[("", "—"), *CauseClass.choices], required=False)
    cause = _words(_("Cause"), rows=2, required=False)
    result = _words(_("What was done, and the result"))
    told = _words(_("What the customer was told, if you have called"), rows=2, required=False)
    way = forms.ChoiceField(label=_("How"), choices=WAYS, initial=Channel.PHONE)
    uploads = UploadsField(label=_("Photos of the result"), required=False)


class CloseForm(ActForm):
    """The customer's word on the result (B12); closing without it needs its reason."""

    satisfaction = forms.TypedChoiceField(
        label=_("Satisfaction"),
        choices=[*SATISFIED, ("", _("not heard"))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    text = _words(_("What the customer said"), rows=2, required=False)
    code = forms.ChoiceField(label=_("How it ended"), choices=[("", "—"), *CODES], required=False)
    reason = _words(_("Why it is closed without the customer’s word"), rows=2, required=False, longest=300)

    def clean(self):
        """Either the customer's word or the reason why there is none."""
        typed = super().clean()
        if typed.get("satisfaction") is None and not typed.get("reason"):
            self.add_error("satisfaction", _("Write down the customer’s word, or the reason why there is none."))
        return typed


class ReopenForm(ActForm):
    """Open again, one grade up."""

    reason = _words(_("Why"), rows=2, longest=300)


class WithdrawForm(ActForm):
    """The customer takes it back."""

    reason = _words(_("In the customer's words"), rows=2, longest=300)


class MergeForm(ActForm):
    """It is the same as another one."""

    number = forms.CharField(label=_("Number of the case that it is the same as"), max_length=40)


class ChaseForm(ActForm):
    """Ask the owner after it."""

    text = _words(_("What you ask"), rows=2, longest=500)


class AttachForm(ActForm):
    """Photos, papers, the signed form."""

    uploads = UploadsField(label=_("Photos and papers"))
