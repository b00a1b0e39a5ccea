"""Add, change, retire and bring back what cases are set up with; apply a variant of the clocks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Category, ClockPolicy, DispatchRule, HouseNumbers, KnownOutage
from steward.cases.presets import CLOCK_PRESETS
from steward.cases.queries.setting import preset_differences
from steward.cases.rules.setting import SETTINGS, may_change_setting
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline.actions import Concern, record

from .planning import CATEGORY_OF_LAST_RESORT
from .refusals import Refusal


class SetAlready(Refusal):
    """The same thing is set already; two rules would contradict each other."""

    message = _("This is set already. Change the one that is there.")


class TwoLevels(Refusal):
    """Categories have two levels."""

    field = "parent"
    message = _("Categories have two levels: one that has others below it stays on top.")


class StillUsed(Refusal):
    """Something below it is in use, or it is the one that takes what fits nowhere."""

    message = _("It cannot be retired: it takes what fits nowhere, or others below it are in use.")


class EndsBeforeItBegins(Refusal):
    """An outage ends after it begins."""

    field = "until_at"
    message = _("It ends before it begins.")


class NoLimit(Refusal):
    """A policy without any limit says nothing."""

    field = "final"
    message = _("Give at least the limit for the final result.")


class NoSuchPreset(Refusal):
    """No variant of the clocks is called so."""

    field = "code"
    message = _("There is no such variant.")


@transaction.atomic
def add_setting(*, what: str, office: Office | None, values: Mapping[str, Any], actor: Actor, at: datetime) -> Model:
    """Add one setting of an office (None: of the company).

    Raises PermissionDenied, SetAlready, TwoLevels, NoLimit, EndsBeforeItBegins.
    """
    _need(actor, what, office.pk if office else None)
    row = SETTINGS[what](**values)
    if what != "case_category":
        row.office = office
    _check(row)
    row.save()
    record(
        verb="cases.setting_added", office=office, actor=actor, captured_at=at, about=[Concern(what, row.pk)],
        facts={"after": {name: _plain(value) for name, value in values.items()}},
    )  # fmt: skip
    return row


@transaction.atomic
def change_setting(
    *, what: str, setting_id: int, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime
) -> Model:
    """Change one setting; what is the same already writes nothing.

    Raises PermissionDenied, StaleVersion, SetAlready, TwoLevels, NoLimit, EndsBeforeItBegins.
    """
    row = _locked(what, setting_id, version, actor)
    before = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
    if not before:
        return row
    for name in before:
        setattr(row, name, values[name])
    _check(row)
    row.version += 1
    row.save(update_fields=[*before, "version"])
    record(
        verb="cases.setting_changed", office=_office_of(row), actor=actor, captured_at=at,
        about=[Concern(what, row.pk)],
        facts={
            "fields": sorted(before), "before": {name: _plain(value) for name, value in before.items()},
            "after": {name: _plain(values[name]) for name in before},
        },
    )  # fmt: skip
    return row


@transaction.atomic
def retire_setting(*, what: str, setting_id: int, version: int | None, actor: Actor, at: datetime) -> Model:
    """Take one setting out of use; nothing is deleted, and an outage is over. Raises PermissionDenied, StaleVersion, StillUsed."""
    row = _locked(what, setting_id, version, actor)
    if isinstance(row, Category) and (
        row.code == CATEGORY_OF_LAST_RESORT or row.children.filter(is_active=True).exists()
    ):
        raise StillUsed
    row.is_active, row.version, columns = False, row.version + 1, ["is_active", "version"]
    if isinstance(row, KnownOutage):
        row.until_at = max(row.from_at, min(row.until_at or at, at))
        columns.append("until_at")
    row.save(update_fields=columns)
    record(
        verb="cases.setting_retired", office=_office_of(row), actor=actor, captured_at=at,
        about=[Concern(what, row.pk)],
    )  # fmt: skip
    return row


@transaction.atomic
def restore_setting(*, what: str, setting_id: int, version: int | None, actor: Actor, at: datetime) -> Model:
    """Take a retired setting into use again. Raises PermissionDenied, StaleVersion, SetAlready."""
    row = _locked(what, setting_id, version, actor)
    row.is_active, row.version, columns = True, row.version + 1, ["is_active", "version"]
    if isinstance(row, KnownOutage):
        row.until_at = None
        columns.append("until_at")
    _check(row)
    row.save(update_fields=columns)
    record(
        verb="cases.setting_restored", office=_office_of(row), actor=actor, captured_at=at,
        about=[Concern(what, row.pk)],
    )  # fmt: skip
    return row


@transaction.atomic
def apply_clock_preset(*, code: str, office: Office | None, actor: Actor, at: datetime) -> int:
    """Set the limits of a ready variant for an office (None: the company); returns how many policies changed.

    Clocks that run keep the limits they started with. Raises PermissionDenied, NoSuchPreset.
    """
    _need(actor, "clock_policy", office.pk if office else None)
    preset = next((preset for preset in CLOCK_PRESETS if preset.code == code), None)
    if preset is None:
        raise NoSuchPreset
    found = preset_differences(preset, office.pk if office else None)
    for difference in found:
        own = ClockPolicy.objects.select_for_update(of=("self",)).filter(
            office=office, kind=difference.kind, grade=difference.grade, is_active=True
        )
        values = difference.values
        if row := own.first():
            change_setting(
                what="clock_policy", setting_id=row.pk, values=values, version=row.version, actor=actor, at=at
            )
        else:
            values = values | {"kind": difference.kind, "grade": difference.grade}
            add_setting(what="clock_policy", office=office, values=values, actor=actor, at=at)
    return len(found)


def _need(actor: Actor, what: str, office_id: int | None) -> None:
    if not may_change_setting(actor, what, office_id):
        raise PermissionDenied


def _locked(what: str, setting_id: int, version: int | None, actor: Actor) -> Model:
    row = SETTINGS[what].objects.select_for_update(of=("self",)).get(pk=setting_id)
    _need(actor, what, getattr(row, "office_id", None))
    check_version(row, version)
    return row


def _office_of(row: Model) -> Office | None:
    return getattr(row, "office", None)


def _check(row: Model) -> None:
    """Raise the refusal that this row deserves."""
    if isinstance(row, Category):
        _check_category(row)
    elif isinstance(row, ClockPolicy):
        if not row.final:
            raise NoLimit
        _check_alone(row, office=row.office, kind=row.kind, grade=row.grade)
    elif isinstance(row, DispatchRule):
        _check_alone(row, office=row.office, category=row.category, place_type=row.place_type, area=row.area)
    elif isinstance(row, HouseNumbers):
        _check_alone(row, office=row.office)
    elif isinstance(row, KnownOutage) and row.until_at and row.until_at < row.from_at:
        raise EndsBeforeItBegins


def _check_category(row: Category) -> None:
    if row.parent_id and (
        row.parent_id == row.pk or row.parent.parent_id or (row.pk and row.children.filter(is_active=True).exists())
    ):
        raise TwoLevels
    if Category.objects.filter(code=row.code).exclude(pk=row.pk).exists():
        raise SetAlready


def _check_alone(row: Model, **same: Any) -> None:
    if row.is_active and type(row).objects.filter(**same, is_active=True).exclude(pk=row.pk).exists():
        raise SetAlready


def _plain(value: Any) -> Any:
    if hasattr(value, "pk"):
        return value.pk
    return value.isoformat() if isinstance(value, datetime) else value
