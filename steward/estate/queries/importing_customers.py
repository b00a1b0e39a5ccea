"""What rows of a table of customers mean: who is new, who lives elsewhere too, who cannot be placed."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext_noop as _

from steward.estate.models import Customer, Unit
from steward.estate.rules.codes import code_key
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.targets import Context, Outcome, Row, Step
from steward.foundation.search.phones import digits

NO_UNIT = _("The office has no unit “%(code)s”.")
WHICH_UNIT = _("The office has several units “%(code)s”; write the whole code.")


def numbers_of(row: Row) -> list[str]:
    """Return the telephone numbers of a row as written, each once, the first column first."""
    written = [
        number for name in ("phone", "phone_2", "phone_3") for number in row.get(name, "").split("、") if number
    ]
    return list({digits(number): number for number in reversed(written)}.values())[::-1]


def plan_customers(rows: Sequence[Row], context: Context) -> list[Step]:
    """Return what is to be done with each row; who is known is known by name with telephone, or name with unit."""
    units: dict[str, list[Unit]] = defaultdict(list)
    keys = {code_key(row.get("unit", "")) for row in rows}
    for unit in Unit.objects.filter(office=context.office, code_key__in=keys, is_active=True):
        units[unit.code_key].append(unit)
    people: dict[str, list[Customer]] = defaultdict(list)
    named = Customer.objects.filter(
        office=context.office, name__in=[row.get("name") for row in rows], merged_into=None, erased_at=None
    )
    for customer in named.prefetch_related("contacts", "residencies"):
        people[customer.name].append(customer)
    return [_step(row, units[code_key(row.get("unit", ""))], people[row.get("name")]) for row in rows]


def _step(row: Row, units: Sequence[Unit], people: Sequence[Customer]) -> Step:
    if len(units) != 1:
        reason = Reason(WHICH_UNIT if units else NO_UNIT, {"code": row.get("unit", "")})
        return Step(row=row, outcome=Outcome.REJECTED, reason=reason)
    unit, wanted = units[0], {digits(number): number for number in numbers_of(row)}
    for customer in people:
        numbers = {digits(contact.value) for contact in customer.contacts.all()}
        lives_there = any(tie.unit_id == unit.pk and tie.until_on is None for tie in customer.residencies.all())
        if lives_there or wanted.keys() & numbers:
            missing = [number for key, number in wanted.items() if key not in numbers]
            return _compared(row, customer, unit, lives_there=lives_there, missing=missing)
    return Step(row=row, outcome=Outcome.NEW, after={"unit": unit.code}, work=unit)


def _compared(row: Row, customer: Customer, unit: Unit, *, lives_there: bool, missing: list[str]) -> Step:
    after = {} if lives_there else {"unit": unit.code}
    if missing:
        after["phone"] = "、".join(missing)
    if not after:
        return Step(row=row, outcome=Outcome.UNCHANGED, object_id=customer.pk)
    before = {"added": after | ({} if lives_there else {"unit_id": unit.pk})}
    return Step(row=row, outcome=Outcome.CHANGED, object_id=customer.pk, before=before, after=after, work=unit)
