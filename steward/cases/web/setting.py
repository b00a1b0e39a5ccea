"""The pages of what cases are set up with: one list, one form and one history for each kind of setting."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.cases import actions
from steward.cases.presets import CLOCK_PRESETS
from steward.cases.queries import setting as asking
from steward.cases.rules.setting import COMPANY_ONLY, may_change_setting, may_read_settings
from steward.cases.web.setting_forms import COMPANY, FORMS, PresetForm, SettingForm
from steward.foundation.identity.versions import StaleVersion

LISTS = {
    "categories": ("case_category", gettext_lazy("Categories")),
    "clocks": ("clock_policy", gettext_lazy("Limits")),
    "dispatch": ("dispatch_rule", gettext_lazy("Dispatch")),
    "answers": ("standard_answer", gettext_lazy("Standard answers")),
    "outages": ("outage", gettext_lazy("Known outages")),
    "numbers": ("house_numbers", gettext_lazy("House numbers")),
}


class Ways:
    """The lists that the reader may open, for the row of tabs."""

    def __init__(self, request: HttpRequest, here: str):
        readable = asking.readable_settings(request.actor)
        self.here, self.title = here, LISTS[here][1]
        self.lists = [(word, label) for word, (what, label) in LISTS.items() if what in readable]
        self.what = LISTS[here][0]


def _ways(request: HttpRequest, word: str) -> Ways:
    if word not in LISTS:
        raise Http404
    if not request.office or not may_read_settings(request.actor, LISTS[word][0]):
        raise PermissionDenied
    return Ways(request, word)


def _need(request: HttpRequest, what: str, office_id: int | None) -> None:
    if not may_change_setting(request.actor, what, office_id):
        raise PermissionDenied


@require_safe
def setting_home(request: HttpRequest) -> HttpResponse:
    """Go to the first list that the reader may open."""
    readable = asking.readable_settings(request.actor)
    for word, (what, _label) in LISTS.items():
        if what in readable:
            return redirect("cases:settings", word)
    raise PermissionDenied


@require_safe
def setting_list(request: HttpRequest, word: str) -> HttpResponse:
    """Show what is set for the office."""
    ways = _ways(request, word)
    page = asking.settings_page(
        actor=request.actor, office=request.office, what=ways.what, now=timezone.now(),
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )  # fmt: skip
    return render(request, "cases/settings.html", {"ways": ways, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def setting_add(request: HttpRequest, word: str) -> HttpResponse:
    """Add one setting; `from` names one whose values it starts with."""
    ways = _ways(request, word)
    if not any(may_change_setting(request.actor, ways.what, office_id) for office_id in _offices(request, ways.what)):
        raise PermissionDenied
    form = _form(request, ways.what, initial=_pattern(request, ways.what))

    def act(values: dict[str, Any]) -> Model:
        office = None if ways.what in COMPANY_ONLY or form.cleaned_data.get("holds_for") == COMPANY else request.office
        return actions.add_setting(
            what=ways.what, office=office, values=values, actor=request.actor, at=timezone.now()
        )  # fmt: skip

    return _edit(request, ways, form, act)


@require_http_methods(["GET", "HEAD", "POST"])
def setting_detail(request: HttpRequest, word: str, key: UUID) -> HttpResponse:
    """Show and change one setting."""
    ways = _ways(request, word)
    row = _row_or_404(request, ways.what, key)
    _need(request, ways.what, getattr(row, "office_id", None))
    form = _form(request, ways.what, row=row, initial=_values(ways.what, row) | {"version": row.version})

    def act(values: dict[str, Any]) -> Model:
        return actions.change_setting(
            what=ways.what, setting_id=row.pk, values=values, version=form.cleaned_data["version"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return _edit(request, ways, form, act, row)


@require_POST
def setting_retire(request: HttpRequest, word: str, key: UUID) -> HttpResponse:
    """Take one setting out of use, or a retired one into use again."""
    ways = _ways(request, word)
    row = _row_or_404(request, ways.what, key)
    _need(request, ways.what, getattr(row, "office_id", None))
    form = _form(request, ways.what, row=row, initial=_values(ways.what, row) | {"version": row.version}, data=None)
    carry_out = actions.retire_setting if row.is_active else actions.restore_setting
    version = request.POST.get("version", "")
    try:
        carry_out(
            what=ways.what, setting_id=row.pk, version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except StaleVersion as stale:
        return _show(request, ways, form, row, 409, said=str(stale))
    except actions.Refusal as refusal:
        return _show(request, ways, form, row, 422, said=str(refusal))
    messages.success(request, _("Retired.") if row.is_active else _("In use again."))
    return redirect("cases:settings", word)


@require_http_methods(["GET", "HEAD", "POST"])
def clock_presets(request: HttpRequest) -> HttpResponse:
    """Show what a variant of the clocks would change, and apply it."""
    ways = _ways(request, "clocks")
    if not any(may_change_setting(request.actor, ways.what, office_id) for office_id in (request.office.pk, None)):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    form = PresetForm(asked if "code" in asked else None, office=request.office, actor=request.actor)
    chosen, found, status = None, [], 200
    if form.is_bound and form.is_valid():
        chosen = next(preset for preset in CLOCK_PRESETS if preset.code == form.cleaned_data["code"])
        office = None if form.cleaned_data["holds_for"] == COMPANY else request.office
        if request.method == "POST":
            actions.apply_clock_preset(code=chosen.code, office=office, actor=request.actor, at=timezone.now())
            messages.success(request, _("Set. Clocks that run already keep the limits they started with."))
            return redirect("cases:settings", "clocks")
        found = asking.preset_differences(chosen, office.pk if office else None)
    elif form.is_bound or request.method == "POST":
        status = 422
    context = {"ways": ways, "form": form, "chosen": chosen, "differences": found}
    return render(request, "cases/setting_presets.html", context, status=status)


def _offices(request: HttpRequest, what: str) -> tuple[int | None, ...]:
    return (None,) if what in COMPANY_ONLY else (request.office.pk, None)


def _row_or_404(request: HttpRequest, what: str, key: UUID) -> Any:
    return get_object_or_404(asking.settings_of(request.actor, what), key=key)


def _form(request: HttpRequest, what: str, *, initial: dict, row: Any = None, data: Any = ...) -> SettingForm:
    typed = (request.POST if request.method == "POST" else None) if data is ... else data
    return FORMS[what](typed, what=what, office=request.office, actor=request.actor, row=row, initial=initial)


def _pattern(request: HttpRequest, what: str) -> dict:
    try:
        key = UUID(request.GET.get("from", ""))
    except ValueError:
        return {}
    row = asking.settings_of(request.actor, what).filter(key=key).first()
    return _values(what, row) if row else {}


def _values(what: str, row: Any) -> dict:
    names = [name for name in FORMS[what].base_fields if name != "version"]
    values = {name: getattr(row, name) for name in names}
    return values | ({"seeds": " ".join(row.seeds)} if "seeds" in values else {})


def _edit(request: HttpRequest, ways: Ways, form: SettingForm, act, row: Any = None) -> HttpResponse:
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act(form.values())
            except StaleVersion as stale:
                status = 409
                row.refresh_from_db()
                form.data = form.data.copy()
                form.data["version"] = str(row.version)
                form.add_error(None, str(stale))
            except actions.Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            else:
                messages.success(request, _("Saved."))
                return redirect("cases:settings", ways.here)
    return _show(request, ways, form, row, status)


def _show(
    request: HttpRequest, ways: Ways, form: SettingForm, row: Any, status: int, *, said: str = ""
) -> HttpResponse:
    history = asking.setting_thread(ways.what, row, request.actor, timezone.now()) if row else None
    context = {"ways": ways, "form": form, "row": row, "said": said, "history": history}
    return render(request, "cases/setting.html", context, status=status)
