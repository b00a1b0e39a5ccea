"""Limits and rungs in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models import OWNER, Rung

AUDIENCES = {
    OWNER: gettext_lazy("whoever has it in hand"), "SV": gettext_lazy("Supervisor"),
    "SD": gettext_lazy("Service-centre director"), "DA": gettext_lazy("Director's assistant"),
    "OD": gettext_lazy("Office director"), "DM": gettext_lazy("Department manager"),
}  # fmt: skip


def duration_words(minutes: int, basis: str) -> str:
    """Return minutes in words: in days where they make whole ones (eight hours of working time make one)."""
    day = 8 * 60 if basis == "working" else 24 * 60
    if minutes and minutes % day == 0:
        days = minutes // day
        if basis == "working":
            return ngettext("%(n)d working day", "%(n)d working days", days) % {"n": days}
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if minutes and minutes % 60 == 0:
        return ngettext("%(n)d hour", "%(n)d hours", minutes // 60) % {"n": minutes // 60}
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def rung_words(rung: Any) -> str:
    """Return when a rung is taken and who is told then."""
    if rung.when == Rung.When.BEFORE_SHARE:
        moment = _("%(n)d %% of the limit are left") % {"n": rung.amount}
    elif not rung.amount:
        moment = _("the time has passed")
    else:
        limit = duration_words(rung.amount, rung.basis)
        before = rung.when == Rung.When.BEFORE_MINUTES
        moment = (_("%(limit)s before it is due") if before else _("%(limit)s after it was due")) % {"limit": limit}
        if rung.basis == "working":
            moment = _("%(moment)s (working time)") % {"moment": moment}
    told = str(AUDIENCES.get(rung.audience, rung.audience))
    return _("%(moment)s: %(told)s, urgent") % {"moment": moment, "told": told} if rung.urgent else f"{moment}：{told}"
