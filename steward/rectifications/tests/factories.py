"""Rectifications to test with."""

from datetime import datetime

from steward.organisation.tests.factories import NOW, World, actor
from steward.rectifications import actions
from steward.rectifications.models import Rectification, Severity, Source


def rectification(world: World, by: str = "chen", at: datetime = NOW, **fields) -> Rectification:
    """Let somebody issue one, for 林若喬 unless another owner is given."""
    given = {
        "office": world.office, "source": Source.DIRECT, "title": "防火門關不嚴", "fault": "門弓器鬆脫",
        "severity": Severity.SAFETY,
    }  # fmt: skip
    if not {"owner", "department", "contractor"} & set(fields):
        fields["owner"] = world.people["lin"]
    return actions.issue(actor=actor(world.people[by], at), at=at, **given | fields)
