"""What can be done on the pages of people and offices: words, form, and the one action behind each."""

from django.utils.translation import gettext_lazy as _

from steward.organisation import actions
from steward.organisation.web import forms
from steward.organisation.web.acting import Act


def _id(found):
    return found.pk if found else None


def _hire(_where, typed, *, actor, at, office):
    typed = dict(typed)
    hired = actions.hire(
        **typed | {"department_id": _id(typed.pop("department"))}, office_id=_id(office), actor=actor, at=at
    )
    return (hired, hired.password) if hired.password else hired


def _grant(person, typed, *, actor, at, office):
    typed = dict(typed)
    return actions.grant_post(
        person_id=person.pk, office_id=_id(office), department_id=_id(typed.pop("department")), **typed, actor=actor,
        at=at,
    )  # fmt: skip


def _end_post(person, typed, *, actor, at, **_more):
    row = typed["membership"]
    return actions.end_post(membership_id=row.pk, version=row.version, until_on=typed["until_on"], actor=actor, at=at)


def _details(person, typed, *, office, **how):
    return actions.change_person(person_id=person.pk, **typed, **how)


def _leave(person, typed, *, office, **how):
    return actions.leave(person_id=person.pk, **typed, **how)


def _substitute(person, typed, *, office, **how):
    return actions.set_substitute(
        person_id=person.pk, substitute_id=typed["substitute"].pk, from_at=typed["from_at"],
        until_at=typed["until_at"], **how,
    )  # fmt: skip


def _absence(person, typed, *, office, **how):
    return actions.record_absence(
        person_id=person.pk, reason=typed["reason"], from_at=typed["from_at"], until_at=typed["until_at"],
        substitute_id=_id(typed["substitute"]), **how,
    )  # fmt: skip


def _account(verb):
    return lambda person, typed, *, office, **how: verb(person_id=person.pk, **typed, **how)


def _kept(person):
    file = getattr(person, "staff_file", None)
    return {
        "version": person.version, "name": person.name, "phone": person.phone, "email": person.email,
        "number": file.number if file else "", "joined_on": file.joined_on if file else None,
        "note": file.note if file else "",
    }  # fmt: skip


HIRE = Act(title=_("New colleague"), button=_("Record"), form=forms.HireForm, carry_out=_hire)
OF_PERSON = {
    "details": Act(title=_("Correct the details"), button=_("Save"), form=forms.DetailsForm, carry_out=_details, initial=_kept),
    "post": Act(title=_("Give a post"), button=_("Give"), form=forms.PostFields, carry_out=_grant,
                text=_("In the office you work in now.")),
    "end-post": Act(title=_("End a post"), button=_("End"), form=forms.EndPostForm, carry_out=_end_post),
    "leave": Act(title=_("Leaves the company"), button=_("Record"), form=forms.LeaveForm, carry_out=_leave,
                 initial=lambda person: {"version": person.version},
                 text=_("Posts, areas, shifts and substitutions end after that day. Hand the work over first.")),
    "substitute": Act(title=_("Name a substitute"), button=_("Appoint"), form=forms.SubstituteForm, carry_out=_substitute),
    "absence": Act(title=_("Record an absence"), button=_("Record"), form=forms.AbsenceForm, carry_out=_absence),
    "open": Act(title=_("Open an account"), button=_("Open it"), form=forms.OpenAccountForm,
                carry_out=_account(actions.open_account)),
    "disable": Act(title=_("Disable the account"), button=_("Disable"), form=forms.PlainForm,
                   carry_out=_account(actions.disable_account), text=_("Every sign-in ends at once.")),
    "enable": Act(title=_("Enable the account"), button=_("Enable"), form=forms.PlainForm,
                  carry_out=_account(actions.enable_account)),
    "reset": Act(title=_("Set a one-time password"), button=_("Set"), form=forms.PlainForm,
                 carry_out=_account(actions.reset_password), text=_("Every sign-in ends at once.")),
}  # fmt: skip
OF_PERSON_NEEDS = {
    "details": "change", "post": "post", "end-post": "post", "leave": "leave", "substitute": "substitute",
    "absence": "absence", "open": "open", "disable": "disable", "enable": "enable",
    "reset": "reset",
}  # fmt: skip


def _department(where, typed, *, office, **how):
    return actions.create_department(office_id=where.pk, **typed, **how)


def _route(where, typed, *, office, **how):
    return actions.set_route(
        office_id=where.pk, department_id=_id(typed["department"]), to_department_id=typed["to_department"].pk,
        urgent_only=typed["urgent_only"], **how,
    )  # fmt: skip


def _shift(where, typed, *, office, **how):
    return actions.put_on_duty(
        office_id=where.pk, department_id=_id(typed["department"]), person_id=typed["person"].pk,
        from_at=typed["from_at"], until_at=typed["until_at"], **how,
    )  # fmt: skip


def _area(where, typed, *, office, **how):
    return actions.create_area(office_id=where.pk, **typed, **how)


OF_OFFICE = {
    "department": Act(title=_("New department"), button=_("Record"), form=forms.DepartmentForm, carry_out=_department),
    "route": Act(title=_("Out-of-hours route"), button=_("Save"), form=forms.RouteForm, carry_out=_route),
    "shift": Act(title=_("Put on duty"), button=_("Record"), form=forms.ShiftForm, carry_out=_shift),
    "area": Act(title=_("New area"), button=_("Record"), form=forms.AreaForm, carry_out=_area),
}  # fmt: skip
OF_OFFICE_NEEDS = {
    "department": ("department", "create", None), "route": ("out_of_hours_route", "change", None),
    "area": ("area", "create", None),
}  # fmt: skip
