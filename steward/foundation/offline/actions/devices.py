"""Give a phone its seal, note that it was heard of, and take the seal away."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account
from steward.foundation.offline.models import Device
from steward.foundation.privacy import actions as privacy

HELD_FOR = timedelta(days=30)
LATENCY = 30  # seconds between two clocks that may as well be the road between them


class DeviceRevoked(Exception):
    """The phone was revoked for this account: its seal is destroyed, and it has to wipe what it keeps."""


def register_device(*, key: UUID, name: str, account: Account, at: datetime) -> Device:
    """Return this phone of this account, made at its first sign-in. Raises DeviceRevoked."""
    device = _registered(account, key)
    if device is None:
        try:
            with transaction.atomic():
                return Device.objects.create(
                    key=key, account=account, name=name, seal=privacy.create_key(at=at), registered_at=at,
                    last_contact_at=at, expires_at=at + HELD_FOR,
                )  # fmt: skip
        except IntegrityError:  # the same phone asked twice at once
            device = _registered(account, key)
            if device is None:
                raise
    if device.revoked_at:
        raise DeviceRevoked
    device.name, device.last_contact_at, device.expires_at = name, at, at + HELD_FOR
    device.save(update_fields=["name", "last_contact_at", "expires_at"])
    return device


def _registered(account: Account, key: UUID) -> Device | None:
    return Device.objects.select_related("seal").filter(account=account, key=key).first()


def note_contact(*, device: Device, sent_at: datetime, unsent: int, app_version: str, at: datetime) -> Device:
    """Note what a phone says of itself: its clock, how much waits in it, its version."""
    offset = round((at - sent_at).total_seconds())
    device.clock_offset = offset if abs(offset) > LATENCY else 0
    device.unsent, device.app_version, device.last_contact_at = unsent, app_version, at
    device.save(update_fields=["clock_offset", "unsent", "app_version", "last_contact_at"])
    return device


@transaction.atomic
def revoke_device(*, device_id: int, actor: Actor, at: datetime) -> Device:
    """Destroy the seal of one's own phone: what it had not sent is lost, and `unsent` says how much. Twice is once.

    Raises PermissionDenied for the phone of another person.
    """
    device = Device.objects.select_for_update(of=("self",)).select_related("account").get(pk=device_id)
    if actor.person_id is None or device.account.person_id != actor.person_id:
        raise PermissionDenied
    if device.revoked_at is None:
        privacy.destroy_key(key_id=device.seal_id, at=at)
        device.revoked_at, device.revoked_by_id = at, actor.person_id
        device.save(update_fields=["revoked_at", "revoked_by"])
    return device
