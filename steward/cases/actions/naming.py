"""Complaints about persons: naming one takes the case and every word of it out of that person's sight."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Handover, Named, Status
from steward.cases.queries import heir_of, named_in
from steward.foundation.identity.actor import Actor
from steward.foundation.notices import actions as notices
from steward.organisation.queries import kept_from

from .act import Act
from .refusals import NobodyThere, Refusal


class NotNamed(Refusal):
    """The person is not named, or is named already."""

    field = "person"
    message = _("This person is named already, or is not named at all.")


@transaction.atomic
def name_person(*, case_id: int, person_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Name a person whom the case is about: from now on it is kept from them and from all below them.

    One who holds it loses it to somebody above, and the notices told to them are taken back. The number stays: the
    customer was given it. Raises PermissionDenied, StaleVersion, NotNamed, NobodyThere.
    """
    act = Act.on(case_id, actor, at, rules.may_name, version)
    _named, is_new = Named.objects.get_or_create(case=act.case, person_id=person_id, defaults={"named_at": at})
    if not is_new:
        raise NotNamed
    act.case.is_about_persons = True
    _shut_out(act)
    act.save("is_about_persons", "owner", "owner_since", "status", "is_open")
    act.put_into_search()
    act.record(verb="cases.named", facts={"named_person": person_id, "owner_person": act.case.owner_id})
    act.tell("case.assigned", [act.case.owner_id], urgent=True)
    return act.case


def _shut_out(act: Act) -> None:
    """Take the case from those who must not have it, with what they were told and offered."""
    barred = act.__dict__["barred"] = kept_from(named_in(act.case.pk), act.case.office_id, act.at, act.staff)
    offers = act.case.handovers.filter(state=Handover.State.OFFERED, to_person_id__in=barred)
    if offers.update(state=Handover.State.WITHDRAWN, answered_at=act.at):
        act.case.move_to(Status.IN_HAND)
    if act.case.owner_id in barred:
        heir = heir_of(act.case, act.staff, barred, act.at)
        if heir is None and act.case.is_open:
            raise NobodyThere
        act.set_owner(heir or act.case.owner_id)
    notices.withdraw(kind="case", object_id=act.case.pk, at=act.at, people=barred)
    for job in act.case.jobs.all():
        notices.withdraw(kind="job", object_id=job.pk, at=act.at, people=barred)


@transaction.atomic
def unname_person(*, case_id: int, person_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Take a name back; without any name it is an ordinary case again.

    Raises PermissionDenied, StaleVersion, NotNamed.
    """
    act = Act.on(case_id, actor, at, rules.may_unname, version)
    named = Named.objects.filter(case=act.case, person_id=person_id)
    if not named.exists():
        raise NotNamed
    named.delete()
    act.case.is_about_persons = Named.objects.filter(case=act.case).exists()
    act.save("is_about_persons")
    act.put_into_search()
    act.record(verb="cases.unnamed", facts={"named_person": person_id})
    return act.case
