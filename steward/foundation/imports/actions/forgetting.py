"""Forget what an import kept of a person who was erased."""

from collections.abc import Sequence
from datetime import datetime

from steward.foundation.imports.models import AppliedRow
from steward.foundation.imports.targets import targets
from steward.foundation.kinds import registry


def forget_before(key_ids: Sequence[int], at: datetime) -> int:
    """Take away what stood in the records of erased persons before imports changed them; an undo leaves these alone."""
    forgotten = 0
    for target in targets().values():
        kind = registry.kinds().get(target.kind)
        if kind is None or not kind.person_key:
            continue
        erased = kind.model._default_manager.filter(**{f"{kind.person_key}__in": list(key_ids)})
        ids = list(erased.values_list("pk", flat=True))
        forgotten += AppliedRow.objects.filter(batch__target=target.name, object_id__in=ids).delete()[0]
    return forgotten
