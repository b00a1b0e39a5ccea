"""The reporter says whether it is good now."""

from datetime import datetime

from django.db import transaction

from steward.cases import actions as cases
from steward.cases.models import Status
from steward.foundation.identity.actor import Actor
from steward.portal.models import FollowLink


class NotDone(Exception):
    """There is nothing to rate yet, or it was rated and closed."""


@transaction.atomic
def rate(*, link: FollowLink, satisfaction: int, text: str, actor: Actor, at: datetime) -> None:
    """Record the reporter's rating (1 dissatisfied, 2 fairly satisfied, 3 satisfied) of a result.

    It is the owner's feedback (B12): a dissatisfied one reopens the case one grade up. Raises NotDone.
    """
    if link.case.status != Status.RESOLVED:
        raise NotDone
    cases.accept_feedback(
        case_id=link.case_id, satisfaction=satisfaction, text=text.strip(), way="portal", actor=actor, at=at
    )
