"""Two people changed the same record: what differs, shown by `ui/versus.html`, and what the second one chose.

In a view that edits:

    form = AreaForm(settled(request.POST, current) if "versus" in request.POST else request.POST)
    …
    except StaleVersion:
        found = conflicts(form, current={"name": area.name}, by=last.actor_name, at=last.captured_at)
        return page(request, "…", {"form": form, "conflicts": found, "version": area.version}, status=409)

The form carries the new version from then on, so that what is chosen is saved over what was looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict
from django.utils.translation import gettext as _


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One field that two people filled differently."""

    field: str
    label: str
    mine: str
    theirs: str
    theirs_by: str
    theirs_at: datetime | None


def _shown(form: BaseForm, name: str, value: Any) -> str:
    """Return a value as its field shows it: the words of a choice, the rest as it is written."""
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    return str(choices.get(value, "" if value is None else value)) or "—"


def conflicts(
    form: BaseForm, *, current: Mapping[str, Any], by: str = "", at: datetime | None = None
) -> list[Conflict]:
    """Return the fields whose typed value differs from what now holds (`current`, by field name)."""
    found = []
    for name, theirs in current.items():
        field = form.fields[name]
        mine = form.cleaned_data.get(name) if form.is_valid() else form[name].data
        if field.has_changed(theirs, form[name].data):
            found.append(
                Conflict(
                    field=name, label=str(form[name].label), mine=_shown(form, name, mine),
                    theirs=_shown(form, name, theirs), theirs_by=by or _("Somebody else"), theirs_at=at,
                )
            )  # fmt: skip
    return found


def settled(data: QueryDict, current: Mapping[str, Any]) -> QueryDict:
    """Return what was sent with `current` put where the person chose the other's value."""
    chosen = data.copy()
    for name, value in current.items():
        if data.get(f"versus_{name}") == "theirs":
            chosen[name] = "" if value is None else value
    return chosen
