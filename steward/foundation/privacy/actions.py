"""Make and destroy keys."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from steward.foundation.identity.keys import uuid7s
from steward.foundation.rows.actions import Table

from .models import PersonalKey
from .sealing import new_secret, new_secrets


def create_key(*, at: datetime) -> PersonalKey:
    """Create the key of one person described."""
    return PersonalKey.objects.create(secret=new_secret(), created_at=at)


def create_keys(*, count: int, at: datetime) -> list[PersonalKey]:
    """Create the keys of many persons described, with one statement."""
    return PersonalKey.objects.bulk_create(PersonalKey(secret=new_secret(), created_at=at) for _number in range(count))


def create_key_ids(*, count: int, at: datetime) -> Sequence[int]:
    """Create the keys of very many persons described, and return nothing but their ids."""
    keys = Table(PersonalKey, ("id", "uid", "secret"), created_at=at)
    ids = keys.reserve(count)
    keys.add(list(zip(ids, uuid7s(count), new_secrets(count), strict=True)))
    return ids


@transaction.atomic
def destroy_key(*, key_id: int, at: datetime) -> PersonalKey:
    """Destroy a key for good: what was written under it can never be read again. Twice is once."""
    key = PersonalKey.objects.select_for_update(of=("self",)).get(pk=key_id)
    if key.destroyed_at is None:
        key.secret, key.destroyed_at = None, at
        key.save(update_fields=["secret", "destroyed_at"])
    return key
