"""Intake: the page on which an assistant records a call while it lasts (A1)."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from steward.cases import actions, rules
from steward.cases.models import Case, Category, Grade, Kind, KnownOutage, Outcome
from steward.cases.queries import advice as advising
from steward.cases.queries import intake as asking
from steward.cases.web.intake_form import TYPED_CHANNELS, IntakeForm
from steward.cases.web.listing import rows_of
from steward.estate.models import Customer, Place, Unit
from steward.estate.queries import find_callers
from steward.foundation.files.actions import UploadRefused
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Department
from steward.organisation.queries import offices_visible

MORE = (
    "channel", "kind", "contact_name", "contact_phone", "location", "requested", "occurred_at", "is_anonymous",
    "is_confidential", "contractor_concerned", "outside_number", "outside_due_at", "outside_reply_format", "uploads",
)  # fmt: skip


def _by_key(model, key: str):
    try:
        return model.objects.filter(key=UUID(key)).first()
    except ValueError:
        return None


def _typed(query: QueryDict, name: str) -> str:
    """Return what was typed into a field, without the one sign that no database keeps."""
    return query.get(name, "").replace("\0", "")


def heard_in(query: QueryDict) -> advising.Heard:
    """Return what the form holds so far, from the fields of an address or of the form; bad keys are nothing.

    A category counts once somebody has picked it: one that was only suggested gives way to a better suggestion.
    """
    code = _typed(query, "category") if query.get("picked") else ""
    return advising.Heard(
        text=_typed(query, "description")[:4000],
        kind=query.get("kind") if query.get("kind") in Kind.values else Kind.COMPLAINT,
        channel=query.get("channel") or "phone",
        category=Category.objects.filter(code=code).first() if code else None,
        unit=_by_key(Unit, query.get("unit", "")),
        place=_by_key(Place, query.get("place", "")),
    )


class IntakePage:
    """Everything the intake templates ask; each part is worked out only when it is shown."""

    def __init__(self, request, query: QueryDict, form: IntakeForm):
        self.request, self.query, self.form = request, query, form
        self.now, self.office = timezone.now(), request.office
        self.grades, self.who = Grade.choices, _typed(query, "who")
        self.outcome = query.get("outcome") or Outcome.DISPATCHED
        self.more_open = any(name in form.errors for name in MORE)

    @cached_property
    def heard(self) -> advising.Heard:
        """What was typed so far."""
        return heard_in(self.query)

    @cached_property
    def advice(self) -> advising.Advice:
        """What is suggested for it."""
        return advising.advise(actor=self.request.actor, office=self.office, heard=self.heard, now=self.now)

    @cached_property
    def sendto(self) -> advising.Sending:
        """Who would get it, and who else may."""
        return advising.sending(
            actor=self.request.actor, office=self.office, heard=self.heard, advice=self.advice, now=self.now
        )

    @cached_property
    def context(self) -> asking.Context:
        """The household beside the form."""
        customer = _by_key(Customer, self.query.get("customer", ""))
        return asking.context(
            actor=self.request.actor, office=self.office, now=self.now, unit=self.heard.unit, customer=customer
        )

    @property
    def related(self) -> list:
        """What may have to do with it, as rows."""
        return rows_of(self.context.related)

    @property
    def history(self) -> list:
        """What this household brought before, as rows."""
        return rows_of(self.context.history)

    @cached_property
    def callers(self) -> list:
        """Whom the typed text may mean."""
        return find_callers(self.request.actor, self.who, on=self.now.date(), limit=6) if self.who else []

    @cached_property
    def done(self) -> Case | None:
        """The case that was just recorded, to read its number out."""
        found = _by_key(Case, self.request.GET.get("done", ""))
        return found if found and rules.sees(self.request.actor, found) else None

    @property
    def all_categories(self):
        """Every active category."""
        return asking.categories()

    @cached_property
    def other_offices(self) -> list[Office]:
        """The offices that may be asked to take it."""
        return list(offices_visible(self.request.actor).exclude(pk=self.office.pk).order_by("code")[:12])

    @property
    def channel_words(self) -> str:
        """The channel chosen."""
        return str(dict(TYPED_CHANNELS).get(self.form["channel"].value(), ""))

    @property
    def kind_words(self) -> str:
        """The kind chosen."""
        return str(dict(Kind.choices).get(self.form["kind"].value(), ""))

    @property
    def more_fields(self) -> list:
        """The fields behind "more"."""
        return [self.form[name] for name in MORE]


def _check_right(request) -> None:
    if not request.office or not rules.may_register(request.actor, request.office):
        raise PermissionDenied


def _show(request, query: QueryDict, form: IntakeForm, status: int = 200):
    page = IntakePage(request, query, form)
    return render(request, "cases/intake.html", {"page": page, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request):
    """Show the intake form, and record what was typed."""
    _check_right(request)
    if request.method != "POST":
        return _show(request, request.GET, IntakeForm())
    form = IntakeForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            case = _register(request, form.cleaned_data)
        except actions.Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except UploadRefused as refusal:
            form.add_error("uploads", str(refusal))
        else:
            return redirect(f"{reverse('cases:intake')}?done={case.key}")
    typed = request.POST.copy()
    typed["picked"] = "1"  # what was sent stays as it was sent
    return _show(request, typed, form, status=422)


def _way_out(typed: dict[str, Any], send_to: str):
    if typed["outcome"] == Outcome.ON_THE_SPOT:
        return actions.OnTheSpot(explanation=typed["explanation"], satisfied=typed["is_satisfied"] or None)
    if typed["outcome"] == Outcome.NOT_OURS:
        office = typed["to_office"]
        return actions.NotOurs(
            explanation=typed["explanation"], referred_to=typed["referred_to"], office_id=office.pk if office else None
        )
    owner, department = _sent_to(send_to)
    return actions.Dispatched(
        owner_id=owner, department_id=department, job=typed["job"], promised_at=typed["promised_at"]
    )


def _sent_to(send_to: str) -> tuple[int | None, int | None]:
    """Return owner and department named by the form's choice; by rule when it is empty or makes no sense."""
    way, _colon, pk = send_to.partition(":")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 16):
        return None, None
    if way == "person" and Person.objects.filter(pk=pk, is_active=True).exists():
        return int(pk), None
    if way == "department" and Department.objects.filter(pk=pk, is_active=True).exists():
        return None, int(pk)
    return None, None


def _register(request, typed: dict[str, Any]) -> Case:
    now = timezone.now()
    outage = (
        KnownOutage.objects.filter(key=typed["outage"], office=request.office).first() if typed["outage"] else None
    )
    plain = (
        "kind", "channel", "description", "requested", "category", "customer", "unit", "building", "place",
        "location", "contact_name", "contact_phone", "is_anonymous", "is_confidential", "contractor_concerned",
        "occurred_at", "grade", "grade_reason", "repeat_of", "outside_number", "outside_due_at",
        "outside_reply_format",
    )  # fmt: skip
    taken = actions.Intake(
        office=request.office,
        way_out=_way_out(typed, request.POST.get("send_to", "")),
        named=tuple(person.pk for person in typed["named"]),
        uploads=tuple(typed["uploads"]),
        outage=outage,
        **{name: typed[name] for name in plain},
    )
    return actions.register(intake=taken, actor=request.actor, at=now)


@require_safe
def callers(request):
    """Show whom the typed text may mean, while it is typed."""
    _check_right(request)
    page = IntakePage(request, request.GET, IntakeForm())
    nobody = bool(page.who.strip()) and not page.callers
    return render(request, "cases/intake_callers.html", {"callers": page.callers, "nobody": nobody})


@require_safe
def context(request):
    """Show the household beside the form, once it is taken."""
    _check_right(request)
    page = IntakePage(request, request.GET, IntakeForm())
    return render(request, "cases/intake_context.html", {"household": page.context, "page": page})


@require_safe
def advice(request):
    """Show category, grade and likenesses for what was typed so far."""
    _check_right(request)
    page = IntakePage(request, request.GET, IntakeForm())
    return render(request, "cases/intake_advised.html", {"page": page, "advice": page.advice})
