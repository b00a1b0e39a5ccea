"""What can be done with company, regions, offices, departments, areas and shifts: words, form, the action behind each."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from steward.organisation import actions
from steward.organisation.web import forms
from steward.organisation.web import structure_forms as more
from steward.organisation.web.acting import Act


def _id(found):
    return found.pk if found else None


def _fields(*names):
    """Return what reads these fields of a record as the first values of its form."""
    return lambda row: {name: getattr(row, name) for name in ("version", *names)}


def _company(row, typed, *, office, **how):
    return actions.change_company(**typed, **how)


def _last_stop(row, typed, *, office, **how):
    return actions.appoint_last_stop(version=typed["version"], person_id=typed["person"].pk, **how)


def _region(row, typed, *, office, **how):
    return actions.create_region(**typed, **how)


def _change_region(row, typed, *, office, **how):
    return actions.change_region(region_id=row.pk, **typed, **how)


def _office(row, typed, *, office, **how):
    usual = [
        ("SVC", _now("Service centre"), False, False), ("ENG", _now("Engineering"), True, False),
        ("SEC", _now("Security"), True, False), ("CLN", _now("Cleaning"), True, False),
    ]  # fmt: skip
    fields = {name: value for name, value in typed.items() if name not in ("usual", "region")}
    return actions.create_office(
        region_id=_id(typed["region"]), departments=usual if typed["usual"] else (), **fields, **how
    )


def _change_office(row, typed, *, office, **how):
    fields = {name: value for name, value in typed.items() if name != "region"}
    return actions.change_office(office_id=row.pk, region_id=_id(typed["region"]), **fields, **how)


def _close_office(row, typed, *, office, **how):
    return actions.close_office(office_id=row.pk, **typed, **how)


def _kept_of_office(row):
    placement = getattr(row, "placement", None)
    found = _fields("name", "short_name", "time_zone", "holiday_region")(row)
    if placement:
        found |= {"region": placement.region_id, "phone": placement.phone, "address": placement.address}
    return found


def _change_department(row, typed, *, office, **how):
    return actions.change_department(department_id=row.pk, **typed, **how)


def _close_department(row, typed, *, office, **how):
    return actions.close_department(department_id=row.pk, **typed, **how)


def _assign(row, typed, *, office, **how):
    return actions.assign_area(
        area_id=row.pk, version=typed["version"], person_id=_id(typed["person"]), deputy_id=_id(typed["deputy"]),
        on=typed["on"], **how,
    )  # fmt: skip


def _rename_area(row, typed, *, office, **how):
    return actions.rename_area(area_id=row.pk, **typed, **how)


def _close_area(row, typed, *, office, **how):
    return actions.close_area(area_id=row.pk, **typed, **how)


def _change_shift(row, typed, *, office, **how):
    person = typed.pop("person")
    return actions.change_shift(shift_id=row.pk, person_id=person.pk, **typed, **how)


def _remove_shift(row, typed, *, office, **how):
    return actions.take_off_duty(shift_id=row.pk, **typed, **how)


def _remove_route(row, typed, *, office, **how):
    return actions.remove_route(route_id=row.pk, **how)


OF_COMPANY = {
    "details": Act(title=_("Change the company"), button=_("Save"), form=more.CompanyForm, carry_out=_company,
                   initial=_fields("name", "short_name", "hotline")),
    "last-stop": Act(title=_("Last stop of complaints about persons"), button=_("Appoint"), form=more.LastStopForm,
                     carry_out=_last_stop, initial=lambda row: {"version": row.version, "person": row.last_stop_id},
                     text=_("Where a complaint about persons ends when everybody above is named.")),
    "region": Act(title=_("New region"), button=_("Record"), form=more.RegionForm, carry_out=_region),
    "office": Act(title=_("New office"), button=_("Record"), form=more.OfficeForm, carry_out=_office),
}  # fmt: skip
OF_COMPANY_NEEDS = {
    "details": ("company", "change"), "last-stop": ("company", "appoint_last_stop"), "region": ("region", "create"),
    "office": ("office", "create"),
}  # fmt: skip
CHANGE_REGION = Act(
    title=_("Change the region"), button=_("Save"), form=more.RegionDetailsForm, carry_out=_change_region,
    initial=_fields("code", "name"),
)  # fmt: skip
CHANGE_OFFICE = Act(
    title=_("Change the office"), button=_("Save"), form=more.OfficeDetailsForm, carry_out=_change_office,
    initial=_kept_of_office,
)  # fmt: skip
CLOSE_OFFICE = Act(
    title=_("Close the office"), button=_("Close it today"), form=more.Versioned, carry_out=_close_office, initial=_fields(),
    text=_("Nobody works there any more from today; its records stay. Everybody's posts there must have ended."),
)  # fmt: skip
OF_DEPARTMENT = {
    "details": Act(title=_("Change the department"), button=_("Save"), form=more.DepartmentDetailsForm,
                   carry_out=_change_department,
                   initial=_fields("name", "is_executor", "is_outside", "contact_name", "contact_phone", "contact_email")),
    "close": Act(title=_("Close the department"), button=_("Close it today"), form=more.Versioned,
                 carry_out=_close_department, initial=_fields(),
                 text=_("No work is handed to it any more from today; its records stay. Everybody's posts there must have ended.")),
}  # fmt: skip
OF_DEPARTMENT_NEEDS = {"details": "change", "close": "close"}
OF_AREA = {
    "assignment": Act(title=_("Who answers for it"), button=_("Save"), form=forms.AssignForm, carry_out=_assign,
                      initial=_fields()),
    "name": Act(title=_("Rename the area"), button=_("Save"), form=more.AreaNameForm, carry_out=_rename_area,
                initial=_fields("name")),
    "close": Act(title=_("Close the area"), button=_("Close down"), form=more.AreaEndForm, carry_out=_close_area,
                 initial=_fields(), text=_("From that day on it covers nothing and nobody answers for it.")),
}  # fmt: skip
OF_AREA_NEEDS = {"assignment": "assign", "name": "change", "close": "close"}
OF_SHIFT = {
    "change": Act(title=_("Change the shift"), button=_("Save"), form=more.ShiftChangeForm, carry_out=_change_shift,
                  initial=lambda row: {"person": row.person_id} | _fields("from_at", "until_at", "note")(row)),
    "removal": Act(title=_("Take the shift out"), button=_("Take it out"), form=more.Versioned, carry_out=_remove_shift,
                   initial=_fields(), text=_("A shift that has begun ends now; one to come is gone.")),
}  # fmt: skip
REMOVE_ROUTE = Act(
    title=_("Remove the out-of-hours route"), button=_("Remove"), form=forms.PlainForm, carry_out=_remove_route,
    text=_("The work waits for the morning again."),
)  # fmt: skip
