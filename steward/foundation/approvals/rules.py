"""Who may decide, who may withdraw, and what somebody may find."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry
from steward.foundation.rights.table import may, reach

from .models import Approval, Step


def addressed_to(actor: Actor) -> Q:
    """Return the filter of steps addressed to this actor: by name, by a post held, or by standing in for somebody."""
    if actor.person_id is None:
        return Q(pk=None)
    people = {actor.person_id} | {h.standing_in_for for h in actor.holdings if h.standing_in_for}
    found = Q(person_id__in=people)
    for holding in actor.holdings:
        here = Q(post=holding.post)
        found |= here if holding.office_id is None else here & Q(approval__office_id=holding.office_id)
    return found


def is_addressed(actor: Actor, step: Step) -> bool:
    """Return whether this step is addressed to this actor."""
    return bool(step.pk) and Step.objects.filter(addressed_to(actor), pk=step.pk).exists()


def stands_in_for(actor: Actor, step: Step) -> int | None:
    """Return for whom the actor decides this step, when it is as a substitute alone."""
    if step.person_id:
        return None if step.person_id == actor.person_id else step.person_id
    fitting = [h for h in actor.holdings if h.post == step.post and h.office_id in (None, step.approval.office_id)]
    own = [h for h in fitting if not h.standing_in_for]
    return None if own or not fitting else fitting[0].standing_in_for


def may_decide(actor: Actor, step: Step) -> bool:
    """Return whether this actor may decide this waiting step: addressed to them, and never one's own request."""
    approval = step.approval
    if step.state != Step.State.WAITING or actor.person_id is None or approval.requested_by_id == actor.person_id:
        return False
    owners = [actor.person_id] if is_addressed(actor, step) else []
    return may(actor, "approval", "decide", office_id=approval.office_id, owners=owners)


def may_withdraw(actor: Actor, approval: Approval) -> bool:
    """Return whether this actor may take the request back: the one who asked, while it waits."""
    waiting = approval.state == Approval.State.PENDING
    return waiting and may(actor, "approval", "withdraw", owners=[approval.requested_by_id])


def visible_to(actor: Actor, rows: QuerySet[Approval]) -> QuerySet[Approval]:
    """Narrow to what this actor asked for, decided or is asked to decide, and to the offices whose requests it reads.

    Of what others asked only requests about subjects that the actor may find.
    """
    if actor.person_id is None:
        return rows.none()
    steps = Step.objects.filter(addressed_to(actor) | Q(decided_by=actor.person_id), approval=OuterRef("pk"))
    concerned = Q(Exists(steps.exclude(state__in=[Step.State.AHEAD, Step.State.DROPPED])))
    found = reach(actor, "approval", "read")
    concerned = Q(pk__isnull=False) if found.company else concerned | Q(office_id__in=found.offices)
    return rows.filter(Q(requested_by=actor.person_id) | concerned & about_visible(actor))


def about_visible(actor: Actor) -> Q:
    """Return the filter of requests about subjects that this actor may find."""
    found = Q(pk=None)
    for name, kind in registry.kinds().items():
        if kind.asks:
            subjects = kind.visible_to(actor, kind.model._default_manager.all())
            found |= Q(subject_kind=name, object_id__in=subjects.values("pk"))
    return found
