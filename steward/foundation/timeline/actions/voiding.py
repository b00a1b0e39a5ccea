"""Take an act back: a new row that names it. The act stays in the history, struck through, and counts no more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.models import About, Event

from .entries import Concern, Said
from .recording import record

VOIDED = "timeline.voided"


class AlreadyVoided(Exception):
    """The act was taken back before."""

    def __str__(self) -> str:
        return _("This entry was already voided.")


@transaction.atomic
def void(*, event_id: int, actor: Actor, at: datetime, why: Said, verb: str = VOIDED) -> Event:
    """Void an act, about everything it was about. The caller has checked the right to.

    Raises AlreadyVoided, and Event.DoesNotExist when there is no such act.
    """
    event = Event.objects.select_related("office").get(pk=event_id)
    if Event.objects.filter(voids=event_id).exists():
        raise AlreadyVoided
    concerns = [Concern(*row) for row in About.objects.filter(event=event_id).values_list("kind", "object_id", "role")]
    return record(
        verb=verb, office=event.office, actor=actor, captured_at=at, about=concerns, voids=event_id,
        facts={"verb": event.verb}, said={"why": why},
    )  # fmt: skip
