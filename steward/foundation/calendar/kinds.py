"""The calendar as a record type: its changes are acts like any other."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of

from .models import SpecialDay

KINDS = (
    Kind(
        name="calendar",
        label=_("Calendar"),
        model=SpecialDay,
        visible_to=lambda actor, rows: rows.none(),  # its page is the office's calendar, found through the office
        verbs=verbs_of(
            Verb(name="calendar.hours_set", sentence=_("Set the office hours from {valid_on} on"), icon="clock-edit"),
            Verb(name="calendar.hours_dropped", sentence=_("Took back the office hours from {valid_on} on"), icon="clock-x"),
            Verb(name="calendar.day_set", sentence=_("{on_day}: {day_kind}"), icon="calendar-event"),
            Verb(name="calendar.day_cleared", sentence=_("{on_day}: an ordinary day again"), icon="calendar-x"),
            Verb(name="calendar.year_loaded", sentence=_("Loaded the holidays of {region} {year}: {count} days"), icon="calendar-plus"),
            Verb(name="calendar.year_confirmed", sentence=_("Confirmed the holidays of {region} {year}, entered by hand"), icon="calendar-check"),
        ),
        words={"day_kind": dict(SpecialDay.Kind.choices)},
    ),
)  # fmt: skip
