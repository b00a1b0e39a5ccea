"""The record types of the organisation, and the sentences of what happens to them."""

from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.models import Office, Person
from steward.foundation.kinds.registry import Kind, Verb, verbs_of

from .models import Absence, Area, CompanyProfile, Counter, Department, PostCode, Region, Shift
from .queries import post_lines, visible
from .queries.counters import visible_counters


def _page(name):
    return lambda record: reverse(name, args=[record.key])


def _span(shift: Shift) -> str:
    """Return when a shift is."""
    return f"{date_format(localtime(shift.from_at), 'SHORT_DATETIME_FORMAT')}–{time_format(localtime(shift.until_at))}"


POSTS = dict(PostCode.choices)
FIELDS = {
    "name": _("name"), "short_name": _("short name"), "hotline": _("hotline"), "code": _("code"), "phone": _("telephone"),
    "email": _("e-mail"), "number": _("staff number"), "joined_on": _("first day"), "note": _("note"),
    "time_zone": _("time zone"), "holiday_region": _("public holidays"), "placement": _("region and address"),
    "is_executor": _("does jobs"), "is_outside": _("outside department"), "contact_name": _("contact"),
    "contact_phone": _("telephone of the contact"), "contact_email": _("e-mail of the contact"),
    "is_active": _("in use"),
}  # fmt: skip

COMPANY = Kind(
    name="company", label=_("company"), model=CompanyProfile, visible_to=visible.visible_company,
    url=lambda record: reverse("organisation:company"),
    verbs=verbs_of(
        Verb(name="organisation.company_changed", sentence=_("Company profile changed"), detail="{fields}", icon="edit"),
        Verb(name="organisation.last_stop_appointed", sentence=_("Last stop of complaints about persons"), detail="{appointed}",
             icon="user-shield"),
    ),
    words={"fields": FIELDS},
)  # fmt: skip

REGION = Kind(
    name="region", label=_("region"), model=Region, visible_to=visible.visible_regions,
    url=lambda record: reverse("organisation:offices"),
    verbs=verbs_of(
        Verb(name="organisation.region_created", sentence=_("Region created"), detail="{name}", icon="plus"),
        Verb(name="organisation.region_changed", sentence=_("Region changed"), detail="{fields}", icon="edit"),
    ),
)  # fmt: skip

OFFICE = Kind(
    name="office", label=_("office"), model=Office, visible_to=visible.visible_offices, url=_page("organisation:office"),
    verbs=verbs_of(
        Verb(name="organisation.office_created", sentence=_("Office created"), detail="{name}", icon="plus"),
        Verb(name="organisation.office_changed", sentence=_("Office changed"), detail="{fields}", icon="edit"),
        Verb(name="organisation.office_closed", sentence=_("Office closed"), icon="archive"),
        Verb(name="organisation.route_set", sentence=_("Out-of-hours route set"), icon="moon"),
        Verb(name="organisation.route_removed", sentence=_("Out-of-hours route removed"), icon="moon-off"),
    ),
)  # fmt: skip

DEPARTMENT = Kind(
    name="department", label=_("department"), model=Department, visible_to=visible.visible_departments,
    url=_page("organisation:department"),
    verbs=verbs_of(
        Verb(name="organisation.department_created", sentence=_("Department created"), detail="{name}", icon="plus"),
        Verb(name="organisation.department_changed", sentence=_("Department changed"), detail="{fields}", icon="edit"),
        Verb(name="organisation.department_closed", sentence=_("Department closed"), icon="archive"),
        Verb(name="organisation.link_made", sentence=_("Link for an answer from outside"), detail=_("{name}, until {expires_at}"),
             icon="link"),
        Verb(name="organisation.link_revoked", sentence=_("Link revoked"), detail="{name}", icon="link-off"),
    ),
)  # fmt: skip

PERSON = Kind(
    name="person", label=_("member of staff"), model=Person, visible_to=visible.visible_people, icon="id-badge",
    lines=post_lines,
    url=_page("organisation:person"),
    verbs=verbs_of(
        Verb(name="organisation.person_hired", sentence=_("Joined"), detail=_("from {from_on}"), icon="user-plus"),
        Verb(name="organisation.hiring_undone", sentence=_("Taken out with the import"), icon="arrow-back-up"),
        Verb(name="organisation.person_changed", sentence=_("Details corrected"), detail="{fields}", icon="edit"),
        Verb(name="organisation.person_left", sentence=_("Leaves"), detail=_("last day {last_on}"), icon="door-exit"),
        Verb(name="organisation.person_closed", sentence=_("Left"), icon="door-exit"),
        Verb(name="organisation.post_given", sentence=_("Post given: {post}"), detail="{held} {from_on}", icon="id-badge"),
        Verb(name="organisation.post_moved", sentence=_("Post moved: {post}"), detail="{held} {from_on}", icon="id-badge"),
        Verb(name="organisation.post_ended", sentence=_("Post ends: {post}"), detail="{held} {until_on}", icon="id-badge-off"),
        Verb(name="organisation.substitute_set", sentence=_("{substitute} stands in"), detail=_("from {from_at}"),
             icon="user-share"),
        Verb(name="organisation.substitute_ended", sentence=_("{substitute} no longer stands in"), detail=_("from {until_at}"),
             icon="user-share"),
        Verb(name="organisation.absence_recorded", sentence=_("Away"), detail=_("{from_at} to {until_at}"),
             icon="calendar-off", mark="hold"),
        Verb(name="organisation.absence_ended", sentence=_("Back at work"), detail=_("from {until_at}"), icon="calendar-check"),
        Verb(name="organisation.absence_withdrawn", sentence=_("Absence taken back"), icon="calendar-check"),
        Verb(name="organisation.handed_over", sentence=_("Work handed over to {taker}"), detail=_("{n} pieces of work"),
             icon="arrows-exchange"),
        Verb(name="organisation.account_opened", sentence=_("Account opened"), icon="key"),
        Verb(name="organisation.account_disabled", sentence=_("Account disabled"), icon="lock"),
        Verb(name="organisation.account_enabled", sentence=_("Account enabled"), icon="lock-open"),
        Verb(name="organisation.password_reset", sentence=_("One-time password set"), icon="key"),
        Verb(name="organisation.password_changed", sentence=_("Password changed"), icon="key"),
        Verb(name="organisation.pin_set", sentence=_("Number for counters set"), icon="dialpad"),
        Verb(name="organisation.codes_on", sentence=_("One-time codes turned on"), icon="device-mobile"),
        Verb(name="organisation.codes_off", sentence=_("One-time codes turned off"), icon="device-mobile-off"),
        Verb(name="organisation.recovery_codes_made", sentence=_("New recovery codes made"), icon="list-numbers"),
        Verb(name="organisation.passkey_added", sentence=_("Passkey added"), icon="fingerprint"),
        Verb(name="organisation.passkey_removed", sentence=_("Passkey removed"), icon="fingerprint-off"),
        Verb(name="organisation.admin_made", sentence=_("Made a system administrator"), icon="shield"),
        Verb(name="organisation.admin_unmade", sentence=_("No longer a system administrator"), icon="shield-off"),
    ),
    words={"post": POSTS, "reason": dict(Absence.Reason.choices)},
    notices={
        "organisation.standing_in": _("You stand in for {title}, from {from_at}"),
        "organisation.work_taken": _("{n} pieces of work of {title} are now yours"),
    },
    personal=("name", "pinyin", "initials", "phone", "email"), person_key="staff_file__personal_key",
)  # fmt: skip

AREA = Kind(
    name="area", label=_("area"), icon="map", model=Area, visible_to=visible.visible_areas, url=_page("organisation:area"),
    verbs=verbs_of(
        Verb(name="organisation.area_created", sentence=_("Area created"), detail="{name}", icon="plus"),
        Verb(name="organisation.area_changed", sentence=_("Area renamed"), icon="edit"),
        Verb(name="organisation.area_closed", sentence=_("Area closed"), icon="archive"),
        Verb(name="organisation.area_parts_set", sentence=_("Covers {parts} parts"), detail=_("from {from_on}"), icon="map"),
        Verb(name="organisation.area_parts_moved", sentence=_("Parts moved to {to}"), detail=_("from {from_on}"), icon="map"),
        Verb(name="organisation.area_assigned", sentence=_("{answers} answers for it"), detail=_("from {from_on}, deputy {deputy}"),
             icon="user-check"),
        Verb(name="organisation.area_handed_over", sentence=_("{giver} hands over to {taker}"), detail=_("from {from_on}"),
             icon="arrows-exchange"),
    ),
)  # fmt: skip

SHIFT = Kind(
    name="shift", label=_("shift"), icon="clock", title=_span, model=Shift, visible_to=visible.visible_shifts,
    url=lambda record: reverse("organisation:roster"),
    verbs=verbs_of(
        Verb(name="organisation.shift_set", sentence=_("{duty} on duty"), detail=_("{from_at} to {until_at}"), icon="clock"),
        Verb(name="organisation.shift_changed", sentence=_("Shift changed: {duty}"), detail=_("{from_at} to {until_at}"),
             icon="clock-edit"),
        Verb(name="organisation.shift_removed", sentence=_("Shift removed: {duty}"), icon="clock-off"),
    ),
)  # fmt: skip

COUNTER = Kind(
    name="counter", label=_("counter machine"), model=Counter, visible_to=visible_counters, icon="device-desktop",
    url=lambda record: reverse("organisation:counters"),
    verbs=verbs_of(
        Verb(name="organisation.counter_registered", sentence=_("Counter machine registered"), detail="{name}", icon="device-desktop"),
        Verb(name="organisation.counter_closed", sentence=_("Counter machine closed"), detail="{name}", icon="device-desktop-off"),
    ),
)  # fmt: skip

KINDS = (COMPANY, REGION, OFFICE, DEPARTMENT, PERSON, AREA, SHIFT, COUNTER)
