"""What the templates of the history need."""

from django import template
from django.utils.translation import gettext_lazy as _

from steward.foundation.timeline.queries.thread import FILTERS, MOST_COUNTED, Thread

register = template.Library()
LABELS = {"all": _("All"), "customer": _("With the customer"), "evidence": _("Evidence")}


@register.filter
def thread_tabs(thread: Thread) -> list[dict]:
    """Return the three filters of a history with their counts."""
    return [
        {
            "show": show, "label": LABELS[show], "pressed": "true" if show == thread.show else "false",
            "count": f"{MOST_COUNTED:,}+" if thread.counts[show] > MOST_COUNTED else thread.counts[show],
        }
        for show in FILTERS
    ]  # fmt: skip
