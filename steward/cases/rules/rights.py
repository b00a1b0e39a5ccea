"""Who may find a case, and who may do what to it: read from the one table of rights.

A case is *plain*, *confidential* (the customer asked for it) or about *persons*. From a complaint about persons the
named, all below them, and those who stand in for one of these are shut out, whatever the table says.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from steward.cases.models import Case, Handover, Job, Named
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights import table
from steward.foundation.statements import statement
from steward.organisation.queries import areas_in_reach, kept_by, office_ids_in_reach, offices_in_regions_of

PLAIN, CONFIDENTIAL, PERSONS = "plain", "confidential", "persons"
WHICH = {
    PLAIN: Q(is_confidential=False, is_about_persons=False),
    CONFIDENTIAL: Q(is_confidential=True, is_about_persons=False),
    PERSONS: Q(is_about_persons=True),
}
VERBS = (
    "note", "reply", "escalate", "work", "assign", "grade", "lower_grade", "instruct", "close", "close_unheard",
    "reopen", "merge", "chase", "name", "unname", "print", "reveal",
)  # fmt: skip
NOTHING = Q(pk__in=[])


def sensitivity(case: Case) -> str:
    """Return the state under which the table of rights speaks of this case."""
    if case.is_about_persons:
        return PERSONS
    return CONFIDENTIAL if case.is_confidential else PLAIN


def stands_for(actor: Actor) -> frozenset[int]:
    """Return the persons whose own work this actor does: the actor, and those for whom the actor stands in."""
    replaced = {h.standing_in_for for h in actor.holdings if h.standing_in_for}
    return frozenset({actor.person_id} | replaced) - {None}


def visible_to(actor: Actor, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Narrow cases to those that this actor may find (two statements are asked first, for the rare reasons).

    What an office may read is one condition on the columns of its indexes; cases seen for a reason of their own
    are named by id, and the reporting line is asked only where a complaint about persons is in reach.
    """
    if _is_system(actor):
        return cases
    wide = _ordinary(actor)
    if special := _special_ids(actor):
        wide |= Q(pk__in=special)
    if _some_about_persons(actor):
        wide |= _about_persons(actor) & _not_kept_from(actor)
    return cases.filter(wide)


def _is_system(actor: Actor) -> bool:
    return actor.is_system and actor.label not in ("", "visitor")


def _own(actor: Actor) -> Q:
    return _own_of(stands_for(actor))


def _own_of(persons: Iterable[Any]) -> Q:
    return Q(owner__pk__in=persons) | Q(registered_by__pk__in=persons)


def _offices(found: table.Reach) -> Q | None:
    """Return the condition that the offices of a reach make; None where it covers no whole office."""
    if found.company:
        return Q()
    offices = found.offices | offices_in_regions_of(found.regions_of)
    return Q(office_id__in=offices) if offices else None


def _ordinary(actor: Actor) -> Q:
    """Return the condition of what an actor reads by post, complaints about persons left out."""
    plain = table.reach(actor, "case", "read", PLAIN)
    offices, confidential = _offices(plain), _offices(table.reach(actor, "case", "read", CONFIDENTIAL))
    if offices is not None and offices == confidential:
        return Q(is_about_persons=False) & offices
    found = WHICH[PLAIN] & (_own(actor) | _departments(plain) if offices is None else offices)
    return found if confidential is None else found | WHICH[CONFIDENTIAL] & confidential


def _departments(found: table.Reach) -> Q:
    if not found.departments:
        return NOTHING
    jobs = Job.objects.filter(department_id__in=found.departments)
    return Q(department_id__in=found.departments) | Q(pk__in=jobs.values("case_id"))


def _special_ids(actor: Actor) -> list[int]:
    """Return the actor's own confidential cases and those that wait for this actor's acceptance (one statement)."""
    found = table.reach(actor, "case", "accept")
    return sorted(_special(mine=stands_for(actor), offices=found.offices, departments=found.departments))


@statement
def _special(mine, offices, departments):
    own = Case.objects.filter(_own_of(mine), is_confidential=True, is_about_persons=False)
    waiting = Handover.objects.filter(
        Q(to_person__pk__in=mine) | Q(to_office__pk__in=offices) | Q(to_department__pk__in=departments),
        state=Handover.State.OFFERED,
    )
    offered = Case.objects.filter(pk__in=waiting.values("case_id"), is_about_persons=False)
    return own.values_list("pk", flat=True).union(offered.values_list("pk", flat=True))


def _some_about_persons(actor: Actor) -> bool:
    """Return whether there is any complaint about persons in reach, which is rare (one statement)."""
    offices = office_ids_in_reach(table.reach(actor, "case", "read", PERSONS))
    if offices is None:
        return bool(_any_about_persons())
    return bool(_about_persons_of(mine=stands_for(actor), offices=offices))


@statement
def _any_about_persons():
    return Case.objects.filter(WHICH[PERSONS]).values_list("pk", flat=True)[:1]


@statement
def _about_persons_of(mine, offices):
    found = Case.objects.filter(WHICH[PERSONS], Q(office__pk__in=offices) | _own_of(mine))
    return found.values_list("pk", flat=True)[:1]


def _about_persons(actor: Actor) -> Q:
    """Return the complaints about persons that the table of rights gives, before anybody is shut out."""
    by_post = _offices(table.reach(actor, "case", "read", PERSONS))
    if by_post is None:
        return WHICH[PERSONS] & _own(actor)
    return WHICH[PERSONS] & (by_post | _own(actor) if by_post else by_post)


def _not_kept_from(actor: Actor) -> Q:
    """Return the condition that nobody is named because of whom this is kept; nothing where the moment is unknown."""
    if actor.as_of is None:
        return NOTHING
    named = Named.objects.filter(case_id=OuterRef("pk"), person_id__in=kept_by(actor, actor.as_of))
    return ~Q(Exists(named))


def sees(actor: Actor, case: Case) -> bool:
    """Return whether this actor may find this one case (no statement is needed for what an office reads)."""
    return reads_by_post(actor, case) or visible_to(actor, Case.objects.filter(pk=case.pk)).exists()


def reads_by_post(actor: Actor, case: Case) -> bool:
    """Return whether a post of the actor's reads all cases like this one of its office; asks no statement."""
    state = sensitivity(case)
    return state != PERSONS and table.may(actor, "case", "read", office_id=case.office_id, state=state)


def rights_on(actor: Actor, case: Case) -> frozenset[str]:
    """Return every verb that the table of rights gives this actor on a case already found through `visible_to`."""
    return frozenset(verb for verb in VERBS if _given(actor, case, verb))


def _given(actor: Actor, case: Case, verb: str) -> bool:
    owners = {actor.person_id} if case.owner_id in stands_for(actor) else set()
    asked: dict = {"office_id": case.office_id, "state": sensitivity(case), "owners": owners}
    asked["department_id"] = case.department_id
    return table.may(actor, "case", verb, **asked) or (
        case.office_id in table.reach(actor, "case", verb, asked["state"]).area_offices and _in_area(actor, case)
    )


def _in_area(actor: Actor, case: Case) -> bool:
    if actor.as_of is None or not (case.unit_id or case.building_id):
        return False
    unit = case.unit
    building_id = unit.building_id if unit else case.building_id
    day = actor.as_of.astimezone(case.office.zone).date()
    return areas_in_reach(actor, day).covers(
        building_id=building_id, floor_id=unit.floor_id if unit else None, unit_id=case.unit_id
    )


def _verb(verb: str, sentence: str) -> Callable[[Actor, Case], bool]:
    def may(actor: Actor, case: Case) -> bool:
        return _given(actor, case, verb) and sees(actor, case)

    may.__name__, may.__doc__ = f"may_{verb}", sentence
    return may


may_note = _verb("note", "Return whether this actor may write an internal note, chase or mark it.")
may_reply = _verb("reply", "Return whether this actor may record what the customer was told.")
may_escalate = _verb("escalate", "Return whether this actor may bring it one step up at once.")
may_work = _verb("work", "Return whether this actor may work on it: jobs, pauses, extensions, the result.")
may_assign = _verb("assign", "Return whether this actor may give it to another owner.")
may_grade = _verb("grade", "Return whether this actor may raise its grade.")
may_lower_grade = _verb("lower_grade", "Return whether this actor may lower its grade.")
may_instruct = _verb("instruct", "Return whether this actor may instruct on a major one (C4.6).")
may_close = _verb("close", "Return whether this actor may close it with the customer's word (B12).")
may_close_unheard = _verb("close_unheard", "Return whether this actor may close it without the customer's word.")
may_reopen = _verb("reopen", "Return whether this actor may reopen it.")
may_merge = _verb("merge", "Return whether this actor may merge, group and link it.")
may_chase = _verb("chase", "Return whether this actor may ask after it across offices.")
may_name = _verb("name", "Return whether this actor may name a person it is about.")
may_print = _verb("print", "Return whether this actor may take it away on paper.")
may_reveal = _verb("reveal", "Return whether this actor may see the telephone of who brought it.")
may_unname = _verb("unname", "Return whether this actor may take a name back.")


def may_hear(actor: Actor, case: Case) -> bool:
    """Return whether this actor may record the customer's word on the result: by reply, by visit, or as the resident."""
    by_visit = {"office_id": case.office_id, "owners": {actor.person_id}}
    return actor.is_system or may_reply(actor, case) or table.may(actor, "visit", "do", **by_visit)


def may_register(actor: Actor, office: Office) -> bool:
    """Return whether this actor may register a case for this office."""
    return table.may(actor, "case", "register", office_id=office.pk)


def may_answer(actor: Actor, handover: Handover) -> bool:
    """Return whether this actor may accept or return what is offered."""
    return table.may(
        actor, "case", "accept", office_id=handover.to_office_id, department_id=handover.to_department_id,
        owners={actor.person_id} if handover.to_person_id in stands_for(actor) else (),
    )  # fmt: skip


def jobs_visible_to(actor: Actor, jobs: QuerySet[Job]) -> QuerySet[Job]:
    """Narrow jobs to those that this actor may find; one of a complaint about persons follows its case."""
    if _is_system(actor):
        return jobs
    found = table.reach(actor, "job", "read")
    wide = Q(executor_id__in=stands_for(actor)) | Q(department_id__in=found.departments)
    if (offices := _offices(found)) is not None:
        wide = offices | wide if offices else Q()
    seen = Case.objects.filter(_about_persons(actor)).filter(_not_kept_from(actor)).values("pk")
    return jobs.filter(wide).filter(Q(case__is_about_persons=False) | Q(case_id__in=seen))


def may_do(actor: Actor, job: Job) -> bool:
    """Return whether this actor may accept, finish and return a job already found through `jobs_visible_to`."""
    return table.may(
        actor, "job", "do", office_id=job.office_id, department_id=job.department_id,
        owners={actor.person_id} if job.executor_id in stands_for(actor) else (),
    )  # fmt: skip


def may_file_job_order(actor: Actor, job: Job) -> bool:
    """Return whether this actor may file the signed order of a job: whoever does it, or may write on its case."""
    return may_do(actor, job) or may_note(actor, job.case)


def may_set(actor: Actor, office_id: int | None, kind: str = "case_settings", action: str = "edit") -> bool:
    """Return whether this actor may change what this office (None: the company) sets for its cases."""
    if office_id is None:
        return table.reach(actor, kind, action).company
    return table.may(actor, kind, action, office_id=office_id)
