"""Tags of the components; loaded in every template. What each draws is written in `marks` and in templates/ui."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from steward.foundation.identity.keys import uuid7
from steward.foundation.ui import drawings, marks, times
from steward.foundation.ui.navigation import address

register = template.Library()
register.simple_tag(marks.icon)
register.simple_tag(marks.did)
register.simple_tag(marks.face)
register.simple_tag(marks.number, name="n")
for drawing in (drawings.ring, drawings.meter, drawings.spark, drawings.unit, drawings.cell, drawings.seal):
    register.simple_tag(drawing)


@register.simple_tag
def kind(words, tone="", icon=""):
    """Draw a square tag: `{% kind case.get_grade_display tone %}`."""
    return marks.kind(words, tone, icon)


@register.simple_tag
def clause(number, words="", url=""):
    """Draw the chip of a clause: `{% clause "B11" %}`."""
    return marks.clause(number, words, url)


@register.simple_tag(takes_context=True)
def due(context, due_at=None, state="", soon_at=None, words="", short=False):
    """Draw the pill of a clock for the page's one moment: `{% due deadline.due_at soon_at=deadline.soon_at %}`."""
    return marks.due(due_at, _now(context), state=state, soon_at=soon_at, words=words, short=short)


@register.simple_tag
def receipt():
    """Put the key into a form that makes a double click harmless; the middleware of receipts reads it."""
    return format_html('<input type="hidden" name="_receipt" value="{}">', uuid7())


@register.simple_tag
def steady(template_name, **given):
    """Draw a part from what is given here and from nothing else; kept by that and the language, and so always right.

    The part shows no moment, no token and no receipt, and takes only what can be a key: `{% steady "ui/rail.html" ways=… %}`.
    """
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(template_name, get_language(), tuple(given), *given.values())


@lru_cache(maxsize=256, typed=True)
def _drawn(template_name, language, names, *values):
    return render_to_string(template_name, dict(zip(names, values, strict=True)))


@register.simple_tag
def kbd(key):
    """Show a key of the keyboard."""
    return format_html("<kbd>{}</kbd>", key)


@register.simple_tag
def way(name):
    """Return the address of a page without arguments, or nothing where the product has no such page."""
    return address(name)


@register.simple_tag(takes_context=True)
def pager(context, page):
    """Show older and newer of a list paged by key (`paging.KeyPage`); nothing when all fits on one page."""
    request = context.get("request")
    if not (page.older or page.newer):
        return ""
    query = request.GET.copy() if request else {}
    for name in ("after", "before"):
        query.pop(name, None)
    kept = query.urlencode() if query else ""
    return render_to_string("ui/pager.html", {"page": page, "kept": f"{kept}&" if kept else ""})


@register.filter
def day(value):
    """24 Nov; with the year when it is another one."""
    return times.day_words(value, timezone.localdate()) if value else ""


@register.filter
def weekday(value):
    """Tuesday."""
    return times.weekday_words(value) if value else ""


@register.filter
def weekday_letter(value):
    """T, or 二: the head of a narrow column."""
    return times.weekday_letter(value)


@register.filter
def clock(value):
    """16:20."""
    return times.clock_words(value) if value else ""


@register.filter
def moment(value):
    """today 12:50, or 24 Nov 16:20."""
    return times.moment_words(value, timezone.localdate()) if value else ""


@register.filter
def span(value):
    """A span of time in at most two units: 2 d 23 h."""
    return marks.span_words(value) if value is not None else ""


def _now(context):
    shell = context.get("shell")
    return shell.now if shell else timezone.now()
