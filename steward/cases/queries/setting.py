"""The settings pages: what is set, for which office, in words; and what a variant of the clocks would change."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from steward.cases.models import Category, ClockPolicy, DispatchRule, Grade, HouseNumbers, Kind, KnownOutage
from steward.cases.presets import ClockPreset, limits_for
from steward.cases.rules.setting import (
    COMPANY_ONLY,
    SETTINGS,
    may_change_setting,
    may_read_settings,
    settings_visible,
)
from steward.estate.models import Place
from steward.foundation.deadlines.wording import duration_words
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.timeline.queries import Thread, thread
from steward.foundation.ui.paging import KeyPage, page_by_key
from steward.organisation.models import Department, PostCode

MOST = 500  # categories, which stand as one tree
SIZE = 100
LAST_PLACE = 32_767
CLOCKS = ("first_reply", "progress", "final", "feedback")
ORDER = {
    "case_category": ("position", "code"), "clock_policy": ("kind", "grade", "id"),
    "dispatch_rule": ("place_in_tree", "id"), "standard_answer": ("place_in_tree", "position", "id"),
    "outage": ("-from_at", "-id"), "house_numbers": ("id",),
}  # fmt: skip
WITH = {
    "case_category": ("parent",), "clock_policy": ("office",), "dispatch_rule": ("office", "category", "area"),
    "standard_answer": ("office", "category"), "outage": ("office", "category", "building"),
    "house_numbers": ("office",),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Row:
    """One setting as its list shows it."""

    row: Any
    title: str
    says: str
    is_own: bool  # the office's own, not the company's
    may_change: bool
    state: str = ""
    level: int = 0


@dataclass(frozen=True, kw_only=True)
class SettingsPage:
    """One list of settings."""

    what: str
    office: Office
    rows: list[Row] = field(default_factory=list)
    retired: list[Row] = field(default_factory=list)
    may_add: bool = False
    pages: KeyPage = field(default_factory=KeyPage)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One policy that a variant would set otherwise; `before` is empty where nothing is set."""

    kind: str
    grade: int
    before: str
    after: str
    values: dict[str, Any]

    @property
    def words(self) -> str:
        """The kind and the grade."""
        return f"{Kind(self.kind).label}・{Grade(self.grade).label}"


def settings_of(actor: Actor, what: str) -> QuerySet:
    """Return the settings of one kind that this actor may find."""
    return settings_visible(actor, what, SETTINGS[what].objects.select_related(*WITH[what]))


def settings_page(
    *, actor: Actor, office: Office, what: str, now: datetime, after: str = "", before: str = ""
) -> SettingsPage:
    """Return what holds in an office, its own settings and those of the company, by pages; categories as one tree."""
    found = settings_of(actor, what)
    if what not in COMPANY_ONLY:
        found = found.filter(Q(office=office) | Q(office=None))
    if "place_in_tree" in ORDER[what]:
        found = found.annotate(place_in_tree=Coalesce("category__position", Value(LAST_PLACE)))
    if what == "case_category":
        tree = _in_tree(list(found.order_by(*ORDER[what])[:MOST]))
        pages = KeyPage(rows=[row for row in tree if row.is_active])
    else:
        active = found.filter(is_active=True)
        pages = page_by_key(active, order=ORDER[what], after=after, before=before, size=SIZE)
    retired = found.filter(is_active=False).order_by(*ORDER[what])[:SIZE]
    may = {own: may_change_setting(actor, what, office.pk if own else None) for own in (True, False)}
    departments = dict(Department.objects.filter(Q(office=office) | Q(office=None)).values_list("code", "name"))
    return SettingsPage(
        what=what, office=office, pages=pages, rows=[_row(row, may, departments, now) for row in pages.rows],
        retired=[_row(row, may, departments, now) for row in retired],
        may_add=may[False] if what in COMPANY_ONLY else may[True] or may[False],
    )  # fmt: skip


def readable_settings(actor: Actor) -> list[str]:
    """Return the kinds of settings whose lists this actor may open."""
    return [what for what in SETTINGS if may_read_settings(actor, what)]


def setting_thread(what: str, row: Model, reader: Actor, at: datetime) -> Thread:
    """Return the history of one setting."""
    return thread(kind=what, object_id=row.pk, reader=reader, at=at)


def preset_differences(preset: ClockPreset, office_id: int | None) -> list[Difference]:
    """Return which policies a variant would set otherwise than they hold for an office (None: the company) now."""
    holding = ClockPolicy.objects.filter(Q(office_id=office_id) | Q(office=None), is_active=True)
    now: dict[tuple[str, int], ClockPolicy] = {}
    for row in sorted(holding, key=lambda row: row.office_id is not None):
        now[(row.kind, row.grade)] = row
    found = []
    for (kind, grade), limits in limits_for(preset).items():
        values = {"basis": limits.basis} | {name: getattr(limits, name) for name in CLOCKS}
        policy = now.get((kind, grade))
        if policy and all(getattr(policy, name) == value for name, value in values.items()):
            continue
        before = limits_words(policy.basis, policy) if policy else ""
        found.append(
            Difference(kind=kind, grade=grade, before=before, after=limits_words(limits.basis, limits), values=values)
        )
    return found


def limits_words(basis: str, limits: Any) -> str:
    """Return every limit of a policy in words."""
    labels = {
        "first_reply": _("first reply"), "progress": _("progress"), "final": _("result"), "feedback": _("feedback"),
    }  # fmt: skip
    said = [
        f"{labels[name]} {duration_words(getattr(limits, name), basis)}" for name in CLOCKS if getattr(limits, name)
    ]
    return "・".join([_("working time") if basis == "working" else _("calendar time"), *said])


def place_choices() -> list[tuple[str, str]]:
    """Return the kinds of place that a rule may name: a unit, and those that bear a label."""
    return [("unit", _("unit")), *((value, str(label)) for value, label in Place.Type.choices)]


def target_words(to: str, departments: dict[str, str]) -> str:
    """Return to whom a rule sends, in words."""
    way, _colon, code = to.partition(":")
    if way == "post":
        return str(dict(PostCode.choices).get(code, code))
    return departments.get(code, code) if way == "department" else _("the assistant of the area")


def _in_tree(rows: list[Category]) -> list[Category]:
    below: dict[int | None, list[Category]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    return [one for top in below.get(None, []) for one in (top, *below.get(top.pk, []))]


def _row(row: Any, may: dict[bool, bool], departments: dict[str, str], now: datetime) -> Row:
    is_own = getattr(row, "office_id", None) is not None
    return Row(
        row=row, title=_title(row), says=_says(row, departments), is_own=is_own, may_change=may[is_own],
        state=_state(row, now), level=1 if getattr(row, "parent_id", None) else 0,
    )  # fmt: skip


def _title(row: Any) -> str:
    if isinstance(row, DispatchRule):
        place = dict(place_choices())
        parts = [row.category.name if row.category else _("every category")]
        parts += [str(place.get(row.place_type, row.place_type))] if row.place_type else []
        return "・".join([*parts, row.area.name] if row.area else parts)
    if isinstance(row, HouseNumbers):
        return row.office.short_name if row.office else _("the company")
    return str(row)


def _says(row: Any, departments: dict[str, str]) -> str:
    if isinstance(row, Category):
        usual = departments.get(row.department_code, row.department_code)
        grade = str(Grade(row.least_grade).label) if row.least_grade > Grade.ORDINARY else ""
        return "　".join(filter(None, [row.name_en, usual, grade, " ".join(row.seeds)]))
    if isinstance(row, ClockPolicy):
        return limits_words(row.basis, row)
    if isinstance(row, DispatchRule):
        return target_words(row.to, departments)
    if isinstance(row, KnownOutage):
        return "　".join(filter(None, [row.building.name if row.building else _("the whole estate"), row.sentence]))
    if isinstance(row, HouseNumbers):
        return _(
            "repeat within %(repeat)d days; %(households)d households within %(hours)d hours are a group; "
            "unsolved after %(month)d days is major"
        ) % {
            "repeat": row.repeat_days, "households": row.households, "hours": row.together_hours,
            "month": row.month_days,
        }  # fmt: skip
    return f"{row.category.name}　{row.text}"


def _state(row: Any, now: datetime) -> str:
    if not isinstance(row, KnownOutage) or not row.is_active:
        return ""
    if row.until_at and row.until_at <= now:
        return _("over")
    return _("announced") if row.from_at > now else _("running")
