"""Who may import what. The policy's state of kind "import" is the name of the target."""

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.rights.table import may, reach

from .models import Batch
from .targets import targets

KIND = "import"


def may_run(actor: Actor, target: str, office_id: int | None) -> bool:
    """Return whether this actor may import such rows into this office."""
    return may(actor, KIND, "run", state=target, office_id=office_id)


def may_undo(actor: Actor, batch: Batch) -> bool:
    """Return whether this actor may take an import back."""
    return may(actor, KIND, "undo", state=batch.target, office_id=batch.office_id)


def runnable(actor: Actor) -> list[str]:
    """Return the targets into which this actor may import somewhere."""
    return [name for name in targets() if reach(actor, KIND, "run", name)]


def visible_to(actor: Actor, batches: QuerySet[Batch]) -> QuerySet[Batch]:
    """Narrow to the imports that this actor may look at: those of a target that the post runs there, and one's own."""
    seen = Q(pk=None)
    if actor.person_id is not None:
        seen |= Q(started_by=actor.person_id)
    for name in targets():
        found = reach(actor, KIND, "read", name)
        if found.company:
            seen |= Q(target=name)
        elif found.offices:
            seen |= Q(target=name, office__in=found.offices)
    return batches.filter(seen)
