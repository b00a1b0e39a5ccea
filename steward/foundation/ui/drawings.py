"""Small pictures of numbers. Geometry travels in SVG attributes and colour in classes, for the page forbids style attributes."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 110, 28, 3


def ring(part: int, whole: int, label: str = "", *, large: bool = False) -> SafeString:
    """Draw how much of the whole is done; decorative unless it carries a label. Nothing to do counts as done."""
    percent = round(100 * min(part, whole) / whole) if whole else 100
    look = ("ring l" if large else "ring") + (" done" if percent == 100 else " short")
    ear = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="{}" viewBox="0 0 40 40" {}><circle class="t" cx="20" cy="20" r="16.5" pathLength="100"/>'
        '<circle class="v" cx="20" cy="20" r="16.5" pathLength="100" stroke-dasharray="{} 100" '
        'transform="rotate(-90 20 20)"/></svg>',
        look, ear, percent,
    )  # fmt: skip


def meter(percent: float, label: str, tone: str = "") -> SafeString:
    """Draw a share as a bar; `tone` is ok, soon or late."""
    return format_html(
        '<svg class="meter" role="img" aria-label="{}"><rect class="t" width="100%"/><rect class="{}" width="{}%"/></svg>',
        label, tone, round(min(max(percent, 0), 100), 1),
    )  # fmt: skip


def spark(values: Sequence[float], *, bad: bool = False) -> SafeString:
    """Draw the run of a figure as a line that ends in a point; the figure itself stands beside it."""
    if len(values) < 2:
        return mark_safe("")
    low, high = min(values), max(values)
    step = (SPARK_WIDTH - 2 * SPARK_EDGE) / (len(values) - 1)
    room = SPARK_HEIGHT - 2 * SPARK_EDGE
    points = [
        (SPARK_EDGE + n * step, SPARK_HEIGHT - SPARK_EDGE - (room * (value - low) / (high - low) if high > low else room / 2))
        for n, value in enumerate(values)
    ]  # fmt: skip
    line = format_html_join(" ", "{},{}", ((f"{x:.1f}", f"{y:.1f}") for x, y in points))
    x, y = points[-1]
    return format_html(
        '<svg class="spark{}" viewBox="0 0 {w} {h}" width="{w}" height="{h}" aria-hidden="true"><polyline points="{}"/>'
        '<circle cx="{}" cy="{}" r="2.6"/></svg>',
        " bad" if bad else "", line, f"{x:.1f}", f"{y:.1f}", w=SPARK_WIDTH, h=SPARK_HEIGHT,
    )  # fmt: skip


def unit(
    state: str, words: str = "", *, patrolled: str = "", owes: bool = False, count: int = 0, soft: bool = False, url: str = ""
) -> SafeString:  # fmt: skip
    """Draw one window of the elevation: `occ vac reno own`; patrolled y or n; a count of cases; arrears as a mark.

    `words` is the full sentence for the ear; without it the word stands beside.
    """
    marks = [format_html(' data-p="{}"', patrolled)] if patrolled else []
    marks += [mark_safe(" data-d")] if owes else []
    ear = format_html(' aria-label="{}"', words) if words else mark_safe(' aria-hidden="true"')
    inner = format_html("<b{}>{}</b>", mark_safe(' data-k="soft"') if soft else "", count) if count else ""
    attributes = format_html_join("", "{}", ((mark,) for mark in marks))
    if url:
        return format_html('<a class="unit" data-s="{}"{}{} href="{}">{}</a>', state, attributes, ear, url, inner)
    role = mark_safe(' role="img"') if words else ""
    return format_html('<span class="unit" data-s="{}"{}{}{}>{}</span>', state, attributes, role, ear, inner)


def cell(state: str, words: str, text: str = "", url: str = "") -> SafeString:
    """Draw one square of the ledger: `ok late miss part ex na due`; `words` for the ear, `text` inside it ("1/2")."""
    if url:
        return format_html('<a class="cell" data-s="{}" aria-label="{}" href="{}">{}</a>', state, words, url, text)
    return format_html('<span class="cell s" data-s="{}" role="img" aria-label="{}">{}</span>', state, words, text)


def seal(words: str, under: str = "", *, round_one: bool = False) -> SafeString:
    """Draw the seal of a person who answered for this; never a button."""
    return format_html('<span class="seal{}">{}<small>{}</small></span>', " r" if round_one else "", words, under)
