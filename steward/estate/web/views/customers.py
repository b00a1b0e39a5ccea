"""Customers: list, page, particulars, merging, erasing."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.estate import actions, queries, rules
from steward.estate.models import Building, Customer, Residency
from steward.estate.rules.rights import need
from steward.estate.web.editing import Sheet, edit
from steward.estate.web.forms import CustomerForm, EraseForm, MergeForm
from steward.estate.web.loading import asked, loaded, office_now, today
from steward.estate.web.people import NotFoundHere, picked_customer
from steward.foundation.timeline.queries import thread
from steward.foundation.ui.navigation import part

PARTICULARS = ("name", "salutation", "is_organisation", "special_care", "wants_no_calls", "version")


@require_safe
def customers(request: HttpRequest) -> HttpResponse:
    """List the customers of the office."""
    office = office_now(request)
    if not rules.may(request.actor, "customer", "read", office.pk):
        raise PermissionDenied
    page = queries.customers_page(
        request.actor, office, asked(request, "q", "role", "building", "mark"), on=today(office),
        **asked_keys(request),
    )  # fmt: skip
    buildings = Building.objects.filter(office=office, is_active=True).order_by("position", "code")
    context = {"page": page, "buildings": buildings, "roles": Residency.Role.choices}
    return render(request, "estate/customers.html", context)


def asked_keys(request: HttpRequest) -> dict[str, str]:
    """Return where a list is to go on."""
    return {name: request.GET.get(name, "")[:400] for name in ("after", "before")}


@require_safe
def customer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show everything about a customer; a merged record leads to the one that was kept."""
    row = loaded(request, Customer.objects.select_related("office", "merged_into"), key)
    if row.merged_into:
        return redirect("estate:customer", row.merged_into.key)
    context = {
        "page": queries.customer_page(request.actor, row, on=today(row.office)),
        "thread": thread(kind="customer", object_id=row.pk, reader=request.actor, at=timezone.now()),
        "thread_url": reverse("timeline:history", args=["customer", key]),
        "cases_url": part("cases:for_customer", key),
    }
    return render(request, "estate/customer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_customer(request: HttpRequest) -> HttpResponse:
    """Add a customer without a unit; who moves in is registered from the unit."""
    office = office_now(request)
    need(request.actor, "customer", "change", office.pk)
    sheet = Sheet(
        title=_("Add a customer"), back_url=reverse("estate:customers"), back_words=_("Customers"), submit=_("Add")
    )
    form = CustomerForm(request.POST or None, sees_care=rules.may_see_care(request.actor, office.pk))

    def act(found: dict) -> str:
        new = actions.NewCustomer(contacts=found["contacts"], **form.particulars())
        made = actions.add_customer(office=office, customer=new, actor=request.actor, at=timezone.now())
        return reverse("estate:customer", args=[made.key])

    return edit(request, form=form, sheet=sheet, act=act, refusals={actions.NobodyNamed: "name"})


@require_http_methods(["GET", "HEAD", "POST"])
def change_customer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change a customer's particulars."""
    row = loaded(request, Customer.objects.all(), key)
    need(request.actor, "customer", "change", row.office_id)
    back = reverse("estate:customer", args=[key])
    sheet = Sheet(title=_("Change the particulars"), back_url=back, back_words=str(row), submit=_("Save"))
    form = CustomerForm(
        request.POST or None, customer=row, sees_care=rules.may_see_care(request.actor, row.office_id),
        initial={name: getattr(row, name) for name in PARTICULARS},
    )  # fmt: skip

    def act(found: dict) -> str:
        actions.change_customer(
            customer_id=row.pk, version=found["version"] or 0, contacts=found["contacts"], actor=request.actor,
            at=timezone.now(), **form.particulars(),
        )  # fmt: skip
        return back

    refusals = {actions.NobodyNamed: "name", actions.Erased: None}
    return edit(
        request, form=form, sheet=sheet, act=act, refusals=refusals,
        version=lambda: Customer.objects.get(pk=row.pk).version,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let another record stand for this customer too."""
    row = loaded(request, Customer.objects.all(), key)
    need(request.actor, "customer", "merge", row.office_id)
    back = reverse("estate:customer", args=[key])
    sheet = Sheet(
        title=_("Merge with another record"), back_url=back, back_words=str(row), submit=_("Merge the records"),
        help=_("Both are found and shown as one from now on. Nothing is moved; it can be undone at any time."),
    )  # fmt: skip

    def act(found: dict) -> str:
        other = picked_customer(request.actor, row.office_id, found)
        actions.merge_customers(kept_id=row.pk, merged_id=other.pk, actor=request.actor, at=timezone.now())
        return back

    refusals = {NotFoundHere: "customer_text", actions.MergeRefused: "customer_text"}
    return edit(request, form=MergeForm(request.POST or None), sheet=sheet, act=act, refusals=refusals)


@require_POST
def unmerge(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a merged record out again."""
    row = loaded(request, Customer.objects.all(), key)
    try:
        actions.undo_merge(customer_id=row.pk, actor=request.actor, at=timezone.now())
    except actions.NotMerged as refusal:
        return render(request, "estate/refused.html", {"refusal": str(refusal)}, status=422)
    return redirect("estate:customer", key)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, key: UUID) -> HttpResponse:
    """Erase what is known of a customer, for good."""
    row = loaded(request, Customer.objects.all(), key)
    need(request.actor, "customer", "erase", row.office_id)
    back = reverse("estate:customer", args=[key])
    sheet = Sheet(
        title=_("Erase personal details"), back_url=back, back_words=str(row), submit=_("Erase for good"),
        danger=_("Name, numbers and everything this customer said are destroyed. Cases and visits stay as bare facts."),
    )  # fmt: skip

    def act(found: dict) -> str:
        actions.erase_customer(customer_id=row.pk, typed=found["confirm"], actor=request.actor, at=timezone.now())
        return back

    refusals = {actions.NameDiffers: "confirm", actions.Erased: None}
    return edit(request, form=EraseForm(request.POST or None), sheet=sheet, act=act, refusals=refusals)
