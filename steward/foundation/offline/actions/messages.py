"""Carry out a phone's messages: each once, in a transaction of its own with its row."""

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.kinds import registry
from steward.foundation.offline.incoming import Contradicted, Incoming, Outcome, Refused
from steward.foundation.offline.models import Device, Message, Outcomes

from .devices import DeviceRevoked

log = logging.getLogger(__name__)

OLDEST_BELIEVED = timedelta(days=60)
FURTHEST_CLOCK = 12 * 3600  # seconds: a phone that is further off has lost its clock


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A message as it arrives: `captured_at` is by the phone's clock."""

    key: UUID
    seq: int
    act: str
    captured_at: datetime
    body: Mapping[str, Any]

    @property
    def digest(self) -> bytes:
        """The SHA-256 of everything that the message says."""
        said = [self.seq, self.act, self.captured_at.isoformat(), self.body]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()


def receive(*, sent: Sent, device_id: int, office: Office | None, actor: Actor, at: datetime) -> Message:
    """Carry out a message unless it was, and return its row; a message to come again is returned unsaved, without outcome.

    The row of the phone is locked, so that two copies of one queue take turns. Raises DeviceRevoked.
    """
    try:
        with transaction.atomic():
            device = Device.objects.select_for_update(of=("self",)).get(pk=device_id)
            if device.revoked_at:
                raise DeviceRevoked
            if found := Message.objects.filter(device=device, key=sent.key).first():
                return _again(found, sent, at)
            return _first_time(sent, device, office, actor, at)
    except DeviceRevoked:
        raise
    except Exception:
        log.exception("The phone's message %s (%s) could not be carried out", sent.key, sent.act)
        return Message(
            key=sent.key, seq=sent.seq, words=_("This could not be taken in now. It is sent again by itself.")
        )


def _again(found: Message, sent: Sent, at: datetime) -> Message:
    if bytes(found.body_hash) == sent.digest:
        return found
    found.altered, found.altered_at = found.altered + 1, at
    found.save(update_fields=["altered", "altered_at"])
    return Message(
        key=sent.key, seq=sent.seq, outcome=Outcomes.REFUSED,
        words=_("This was already sent with other contents. What was sent first stands."),
    )  # fmt: skip


def _first_time(sent: Sent, device: Device, office: Office | None, actor: Actor, at: datetime) -> Message:
    captured_at, doubtful = _time_of_act(sent.captured_at, device.clock_offset, at)
    row = Message(
        key=sent.key, device=device, seq=sent.seq, act=sent.act, captured_at=captured_at, clock_doubtful=doubtful,
        received_at=at, body_hash=sent.digest, outcome=Outcomes.ACCEPTED,
    )  # fmt: skip
    incoming = Incoming(
        actor=actor, office=office, key=sent.key, captured_at=captured_at, received_at=at, clock_doubtful=doubtful,
        body=sent.body,
    )  # fmt: skip
    try:
        with transaction.atomic():
            done = _carry_out(sent.act, incoming)
        row.kind, row.object_id, row.words, row.url = done.kind, done.id, done.words, done.url
    except Refused as refusal:
        row.outcome = Outcomes.CONFLICT if isinstance(refusal, Contradicted) else Outcomes.REFUSED
        row.words, row.fields = refusal.words, refusal.fields
    row.save(force_insert=True)
    return row


def _carry_out(act: str, incoming: Incoming) -> Outcome:
    handler = registry.acts().get(act)
    if handler is None:
        raise Refused(_("This version of the product does not know what was sent."))
    try:
        return handler(incoming)
    except PermissionDenied as error:
        raise Refused(_("You have no right to do this.")) from error
    except (ObjectDoesNotExist, Http404) as error:
        raise Refused(_("What this is about cannot be found any more.")) from error
    except StaleVersion as error:
        raise Contradicted(str(error)) from error


def _time_of_act(told: datetime, offset: int, at: datetime) -> tuple[datetime, bool]:
    """Return the time of the act by the server's clock, and whether it cannot be believed; never after its arrival."""
    corrected = told + timedelta(seconds=offset)
    doubtful = abs(offset) > FURTHEST_CLOCK or not at - OLDEST_BELIEVED < corrected <= at + timedelta(minutes=2)
    return min(corrected, at), doubtful
