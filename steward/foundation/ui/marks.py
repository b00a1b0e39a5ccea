"""The small marks of a page, drawn without a template because a list draws hundreds: icon, clause, duty mark, time left.

Contracts (component table of the design): each function returns safe HTML; words are escaped. The marks that stand on a
page by the dozen are kept by what they are drawn of; `typed` keeps safe words and words to be escaped apart.
"""

from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SOON = timedelta(hours=2)

DID_WORDS = {
    "ok": gettext_lazy("done"),
    "late": gettext_lazy("done late"),
    "miss": gettext_lazy("not done"),
    "part": gettext_lazy("partly done"),
    "due": gettext_lazy("to do"),
    "hold": gettext_lazy("on hold"),
    "na": gettext_lazy("not applicable"),
    "sync": gettext_lazy("waiting to be sent"),
}
DUE_ICONS = {
    "ok": "clock",
    "soon": "clock-exclamation",
    "late": "alert-triangle",
    "hold": "player-pause",
    "done": "check",
}


@cache
def sprite() -> str:
    """Return the address of the icons; it does not change while the process lives."""
    return static("ui/dist/icons.svg")


@lru_cache(maxsize=1024, typed=True)
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite; decorative unless it carries a label."""
    href = f"{sprite()}#{name}"
    if label:
        return format_html('<svg class="i" role="img" aria-label="{}"><use href="{}"/></svg>', label, href)
    return format_html('<svg class="i" aria-hidden="true"><use href="{}"/></svg>', href)


def clause(number: str, words: str = "", url: str = "") -> SafeString:
    """Draw the dog-eared chip of a clause; a link where the clause has a page."""
    inner = format_html("<b>{}</b><span>{}</span>", number, words) if words else format_html("<b>{}</b>", number)
    title = _("Clause %(number)s") % {"number": number}
    if url:
        return format_html('<a class="clause" href="{}" title="{}">{}</a>', url, title, inner)
    return format_html('<span class="clause" title="{}">{}</span>', title, inner)


def did(state: str, words: str = "", *, alone: bool = False) -> SafeString:
    """Draw a duty mark: shape, then word; `alone` keeps the word for the ear."""
    text = words or DID_WORDS[state]
    if alone:
        return format_html('<span class="did" data-s="{}" role="img" aria-label="{}"><i></i></span>', state, text)
    return format_html('<span class="did" data-s="{}"><i></i>{}</span>', state, text)


def kind(words: Any, tone: str = "", icon_name: str = "") -> SafeString:
    """Draw a square tag: a kind, a grade (`key`, `major`) or a state in words (`ok`, `late`, `hold`, `brand`)."""
    return _kind(
        words if isinstance(words, str) else str(words), tone, icon_name
    )  # lazy words: those of this language


@lru_cache(maxsize=1024, typed=True)
def _kind(words: str, tone: str, icon_name: str) -> SafeString:
    mark = icon(icon_name) if icon_name else ""
    if tone:
        return format_html('<span class="kind" data-t="{}">{}{}</span>', tone, mark, words)
    return format_html('<span class="kind">{}{}</span>', mark, words)


@lru_cache(maxsize=1024, typed=True)
def face(name: str, *, small: bool = False) -> SafeString:
    """Draw the round face of a person: the first character of the name, hidden from the ear (the name stands beside)."""
    return format_html('<span class="face{}" aria-hidden="true">{}</span>', " s" if small else "", name[:1])


def span_words(span: timedelta, *, short: bool = False) -> str:
    """Return a span of time in at most two units ("2 d 23 h", "1 h 50 min", "38 min"); one unit when short."""
    minutes = max(int(abs(span).total_seconds() // 60), 0)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = []
    if days:
        parts.append(_("%(n)s d") % {"n": days})
    if hours:
        parts.append(_("%(n)s h") % {"n": hours})
    if minutes and not days:
        parts.append(_("%(n)s min") % {"n": minutes})
    return " ".join(parts[: 1 if short else 2]) or _("under 1 min")


def due_state(due_at: datetime, now: datetime, soon_at: datetime | None = None) -> str:
    """Return ok, soon or late for a running clock; soon begins at `soon_at`, else two hours before."""
    if now > due_at:
        return "late"
    return "soon" if now >= (soon_at or due_at - SOON) else "ok"


def due(
    due_at: datetime | None, now: datetime, *, state: str = "", soon_at: datetime | None = None, words: str = "",
    short: bool = False,
) -> SafeString:  # fmt: skip
    """Draw the pill of a clock: time left or over; `state` hold or done (with words) when it no longer runs."""
    if not state and due_at is None:
        return mark_safe("")
    state = state or due_state(due_at, now, soon_at)
    if not words:
        words = {"hold": _("On hold"), "done": _("On time")}.get(state, "")
    if not words:
        pattern = _("%(time)s over") if state == "late" else _("%(time)s left")
        words = pattern % {"time": span_words(due_at - now, short=short)}
    return format_html('<span class="due" data-s="{}">{}{}</span>', state, icon(DUE_ICONS[state]), words)


def number(url: str, value: object, unit: str = "", *, opened: bool = False) -> SafeString:
    """Draw a number that opens its records; the unit stands inside the link."""
    expanded = mark_safe(' aria-expanded="true"') if opened else ""
    return format_html('<a class="n" href="{}"{}>{}{}</a>', url, expanded, conditional_escape(value), unit)
