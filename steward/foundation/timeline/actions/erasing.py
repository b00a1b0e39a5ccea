"""Forget a person: destroy the keys, empty the fields, and keep a list outside the database for after a restore.

What was said about the person lies in the history under the destroyed keys and can never be read again; the rows, their
commitments and the chains stay as they are, so verification passes as before.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import models, transaction

from steward.foundation.identity.actor import Actor, system
from steward.foundation.identity.models import Office
from steward.foundation.kinds import registry
from steward.foundation.privacy.actions import destroy_key
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.search import actions as search
from steward.foundation.timeline.erasures import add_to_list, listed_keys

from .entries import Concern
from .recording import record


def erase(
    *, keys: Sequence[PersonalKey], subject: Concern, office: Office | None, actor: Actor, at: datetime, ground: str
) -> int:
    """Forget the person to whom these keys belong; returns how many records and files were emptied.

    `ground` is a code ("asked", "retention", "restore"). The caller has checked the right. The list outside the
    database is written first: a crash in between leaves a key that the next replay destroys. Twice is once.
    """
    fresh = [key for key in keys if key.secret is not None]
    if not fresh:
        return 0
    add_to_list([key.uid for key in fresh], at)
    with transaction.atomic():
        emptied = _forget([key.pk for key in fresh], at)
        record(
            verb="privacy.erased", office=office, actor=actor, captured_at=at, about=[subject],
            facts={"ground": ground, "keys": len(fresh), "emptied": emptied},
        )  # fmt: skip
    return emptied


def replay_erasures(*, at: datetime) -> int:
    """After a restore, forget again everybody on the list whose key came back; returns how many keys."""
    back = list(PersonalKey.objects.filter(uid__in=list(listed_keys()), destroyed_at=None))
    for key in back:
        erase(
            keys=[key], subject=Concern("personal_key", key.pk), office=None, actor=system("clock"), at=at,
            ground="restore",
        )  # fmt: skip
    return len(back)


def _forget(key_ids: list[int], at: datetime) -> int:
    emptied = sum(eraser(key_ids, at) for eraser in registry.erasers())
    for kind in registry.kinds().values():
        if kind.person_key and kind.personal:
            rows = kind.model._default_manager.filter(**{f"{kind.person_key}__in": key_ids})
            if kind.name in settings.SEARCH_KINDS:
                search.remove(kind=kind.name, object_ids=list(rows.values_list("pk", flat=True)))
            emptied += rows.update(**_emptiness(kind.model, kind.personal, at))
    for key_id in key_ids:
        destroy_key(key_id=key_id, at=at)
    return emptied


def _emptiness(model: type[models.Model], personal: Sequence[str], at: datetime) -> dict:
    """Return what each personal field is set to: None where it may be, else empty of its type."""
    values: dict = {}
    for name in personal:
        field = model._meta.get_field(name)
        values[name] = None if field.null else ([] if isinstance(field, models.JSONField) else "")
    if any(field.name == "erased_at" for field in model._meta.fields):
        values["erased_at"] = at
    return values
