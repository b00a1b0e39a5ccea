"""Units, customers and keys of the office worked in, taken out as spreadsheets."""

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steward.estate import rules
from steward.estate.models import Customer, EstateKey, Unit
from steward.estate.queries import exporting
from steward.estate.rules.rights import need
from steward.estate.web.loading import office_now
from steward.foundation.printing.web.spreadsheets import spreadsheet


@require_POST
def units(request: HttpRequest) -> FileResponse:
    """Answer the units of the office."""
    office = office_now(request)
    need(request.actor, "unit", "export", office.pk)
    rows = rules.visible_to(request.actor, Unit.objects.filter(office=office))
    return spreadsheet(
        request, act="units.exported", kind="unit", name=_("Units"), columns=exporting.unit_columns(),
        rows=exporting.unit_rows(rows),
    )  # fmt: skip


@require_POST
def customers(request: HttpRequest) -> FileResponse:
    """Answer the customers of the office, telephones masked."""
    office = office_now(request)
    need(request.actor, "customer", "export", office.pk)
    found = Customer.objects.filter(office=office, merged_into=None, erased_at=None)
    return spreadsheet(
        request, act="customers.exported", kind="customer", name=_("Customers"), columns=exporting.customer_columns(),
        rows=exporting.customer_rows(rules.visible_to(request.actor, found)),
    )  # fmt: skip


@require_POST
def keys(request: HttpRequest) -> FileResponse:
    """Answer the keys that the office keeps."""
    office = office_now(request)
    need(request.actor, "estate_key", "change", office.pk)
    rows = rules.visible_to(request.actor, EstateKey.objects.filter(office=office, returned_on=None))
    return spreadsheet(
        request, act="keys.exported", kind="estate_key", name=_("Keys"), columns=exporting.key_columns(),
        rows=exporting.key_rows(rows, at=timezone.now()),
    )  # fmt: skip
