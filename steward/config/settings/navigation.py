"""The one list of ways into the product: the rail of the desk, the tabs of the phone, the filled button of the bar.

An entry whose address does not exist, or whose right (`needs`: kind and action of policy.csv) the reader lacks, is left
out. `covers` are the URL namespaces in which the entry is the open one. `tab` puts it among the five of the phone ("add"
draws it as the button in the middle), `act` makes it the filled button of the bar, `key` is its shortcut, `last` puts it,
and what follows it, at the foot of the rail.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NAVIGATION = [
    {"url": "home:today", "icon": "sun", "label": _("Today"), "covers": ["home"], "tab": "plain"},
    {
        "url": "cases:intake", "icon": "phone-incoming", "label": _("Intake"), "needs": ("case", "register"),
        "key": "F2", "act": True, "tab": "add",
    },
    {
        "url": "cases:list", "icon": "folders", "label": _("Cases"), "needs": ("case", "read"), "covers": ["cases", "papers"],
        "tab": "plain",
    },
    {"url": "cases:jobs", "icon": "tool", "label": _("Jobs"), "needs": ("job", "do"), "tab": "plain",
     "also": ["cases:job", "cases:job_step"]},
    {
        "url": "visits:list", "icon": "phone-check", "label": pgettext_lazy("rail", "Visits"), "needs": ("visit", "read"), "covers": ["visits"],
    },
    {
        "url": "approvals:waiting", "icon": "checkup-list", "label": pgettext_lazy("rail", "Approvals"), "needs": ("approval", "decide"),
        "covers": ["approvals"],
    },
    {
        "url": "cases:outages", "icon": "alert-triangle", "label": pgettext_lazy("rail", "Outages"),
        "needs": ("outage", "read"),
    },
    {
        "url": "home:buildings", "icon": "building", "label": _("Buildings"), "needs": ("unit", "read"), "covers": ["estate"],
        "also": ["home:picture", "home:picture_building"],
    },
    {
        "url": "calendar:here", "icon": "calendar", "label": pgettext_lazy("rail", "Calendar"), "needs": ("calendar", "read"),
        "covers": ["calendar"],
    },
    {
        "url": "search:find", "icon": "search", "label": _("Search"), "needs": ("search", "use"), "covers": ["search"],
        "last": True,
    },
    {
        "url": "organisation:people", "icon": "users", "label": _("People"), "needs": ("person", "read"),
        "covers": ["organisation"],
    },
    {
        "url": "imports:list", "icon": "file-import", "label": pgettext_lazy("rail", "Imports"), "needs": ("import", "run"),
        "covers": ["imports"],
    },
    {
        "url": "cases:settings_home", "icon": "adjustments", "label": pgettext_lazy("rail", "Settings"),
        "needs": ("case_settings", "read"),
        "also": ["cases:settings", "cases:setting", "cases:setting_add", "cases:clock_presets"], "covers": ["deadlines"],
    },
    {"url": "ui:me", "icon": "user-circle", "label": _("Me"), "rail": False, "tab": "plain"},
]  # fmt: skip
